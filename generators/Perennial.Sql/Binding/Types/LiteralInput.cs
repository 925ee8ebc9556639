using System.Globalization;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Why a literal is not of a type.</summary>
internal sealed record LiteralError(string SqlState, string Message);

/// <summary>
/// Reads literals as the types' input functions do, as far as binding needs it: the server evaluates them while it parses. Text that a type's rules here cannot judge counts as right.
/// </summary>
internal static class LiteralInput
{
    private const string InvalidText = "22P02";
    private const string InvalidDateTime = "22007";
    private const string OutOfRange = "22003";

    private static readonly HashSet<string> DateWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "now", "today", "tomorrow", "yesterday", "epoch", "infinity", "-infinity", "+infinity", "allballs",
    };

    /// <summary>The error that the input function raises, or null.</summary>
    public static LiteralError? Check(TypeSystem types, uint oid, string text)
    {
        oid = types.BaseType(oid);
        if (types.Find(oid) is not { } type) return null;
        switch (type.Kind)
        {
            case TypeKind.Enum:
                return Contains(type.EnumLabels, text) ? null : new(InvalidText, $"invalid input value for enum {type.Name}: \"{text}\"{NameSuggestion.For(text, type.EnumLabels)}");
            case TypeKind.Array when oid is not (TypeOid.Int2Vector or TypeOid.OidVector):
                return ArrayLiteral.Check(types, type, text);
        }

        string trimmed = text.Trim(' ', '\t', '\n', '\r', '\v', '\f');
        return oid switch
        {
            TypeOid.Bool => IsBoolean(trimmed) ? null : Invalid("boolean", text),
            TypeOid.Int2 => CheckInteger(trimmed, text, short.MinValue, short.MaxValue, "smallint"),
            TypeOid.Int4 => CheckInteger(trimmed, text, int.MinValue, int.MaxValue, "integer"),
            TypeOid.Int8 => CheckInteger(trimmed, text, long.MinValue, long.MaxValue, "bigint"),
            TypeOid.Oid => CheckInteger(trimmed, text, int.MinValue, uint.MaxValue, "oid"),
            TypeOid.Float4 or TypeOid.Float8 => IsNumber(trimmed, allowInfinity: true) ? null : Invalid(oid == TypeOid.Float4 ? "real" : "double precision", text),
            TypeOid.Numeric => IsNumber(trimmed, allowInfinity: true) ? null : Invalid("numeric", text),
            TypeOid.Uuid => IsUuid(text) ? null : Invalid("uuid", text),
            TypeOid.Json or TypeOid.Jsonb => JsonText.IsValid(text) ? null : new(InvalidText, "invalid input syntax for type json"),
            TypeOid.Date or TypeOid.Timestamp or TypeOid.TimestampTz => LooksLikeDate(trimmed) ? null : InvalidTime(oid, text),
            TypeOid.Time or TypeOid.TimeTz => HasDigit(trimmed) || DateWords.Contains(trimmed) ? null : InvalidTime(oid, text),
            TypeOid.Interval => HasDigit(trimmed) || trimmed.EndsWith("infinity", StringComparison.OrdinalIgnoreCase) ? null : InvalidTime(oid, text),
            TypeOid.RegClass => CheckRelation(types, trimmed),
            _ => null,
        };

        static LiteralError Invalid(string typeName, string text) => new(InvalidText, $"invalid input syntax for type {typeName}: \"{text}\"");
        static LiteralError InvalidTime(uint oid, string text) => new(InvalidDateTime, $"invalid input syntax for type {TimeName(oid)}: \"{text}\"");
    }

    private static string TimeName(uint oid) => oid switch
    {
        TypeOid.Date => "date",
        TypeOid.Timestamp => "timestamp",
        TypeOid.TimestampTz => "timestamp with time zone",
        TypeOid.Time => "time",
        TypeOid.TimeTz => "time with time zone",
        _ => "interval",
    };

    private static bool IsBoolean(string text)
    {
        string lower = text.ToLowerInvariant();
        if (lower.Length == 0) return false;
        return "true".StartsWith(lower, StringComparison.Ordinal) || "false".StartsWith(lower, StringComparison.Ordinal) || "yes".StartsWith(lower, StringComparison.Ordinal)
            || "no".StartsWith(lower, StringComparison.Ordinal) || lower is "on" or "of" or "off" or "1" or "0";
    }

    // Digits with a sign, from server 16 on also 0x, 0o, 0b and underscores; those are left to the server.
    private static LiteralError? CheckInteger(string trimmed, string text, decimal low, decimal high, string typeName)
    {
        int start = trimmed.Length > 0 && trimmed[0] is '-' or '+' ? 1 : 0;
        if (trimmed.Length == start) return new(InvalidText, $"invalid input syntax for type {typeName}: \"{text}\"");
        if (trimmed.Length > start + 1 && trimmed[start] == '0' && char.ToLowerInvariant(trimmed[start + 1]) is 'x' or 'o' or 'b') return null;
        for (int i = start; i < trimmed.Length; i++)
        {
            if (trimmed[i] is not (>= '0' and <= '9') && !(trimmed[i] == '_' && i > start)) return new(InvalidText, $"invalid input syntax for type {typeName}: \"{text}\"");
        }

        bool fits = decimal.TryParse(trimmed.Replace("_", ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value) && value >= low && value <= high;
        return fits ? null : new(OutOfRange, $"value \"{text}\" is out of range for type {typeName}");
    }

    private static bool IsNumber(string text, bool allowInfinity)
    {
        string unsigned = text.TrimStart('+', '-').ToLowerInvariant();
        if (unsigned is "nan" || (allowInfinity && unsigned is "infinity" or "inf")) return true;
        if (unsigned.Length == 0 || text.Length - unsigned.Length > 1) return false;
        if (unsigned.StartsWith("0x", StringComparison.Ordinal) || unsigned.StartsWith("0o", StringComparison.Ordinal) || unsigned.StartsWith("0b", StringComparison.Ordinal)) return true;
        int i = 0, digits = 0;
        while (i < unsigned.Length && unsigned[i] is (>= '0' and <= '9') or '_') { digits++; i++; }
        if (i < unsigned.Length && unsigned[i] == '.') i++;
        while (i < unsigned.Length && unsigned[i] is (>= '0' and <= '9') or '_') { digits++; i++; }
        if (digits == 0) return false;
        if (i < unsigned.Length && unsigned[i] == 'e')
        {
            i++;
            if (i < unsigned.Length && unsigned[i] is '+' or '-') i++;
            int exponent = i;
            while (i < unsigned.Length && unsigned[i] is >= '0' and <= '9') i++;
            if (i == exponent) return false;
        }

        return i == unsigned.Length;
    }

    // 32 hexadecimal digits; a hyphen may follow each group of four, braces may surround all.
    private static bool IsUuid(string text)
    {
        if (text.Length > 1 && text[0] == '{' && text[text.Length - 1] == '}') text = text.Substring(1, text.Length - 2);
        int digits = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (Uri.IsHexDigit(text[i])) digits++;
            else if (text[i] != '-' || digits == 0 || digits % 4 != 0 || digits == 32 || text[i - 1] == '-') return false;
        }

        return digits == 32;
    }

    private static bool LooksLikeDate(string text) => HasDigit(text) || DateWords.Contains(text);

    private static bool HasDigit(string text)
    {
        foreach (char c in text)
        {
            if (c is >= '0' and <= '9') return true;
        }

        return false;
    }

    private static bool Contains(EquatableArray<string> labels, string text)
    {
        foreach (string label in labels)
        {
            if (label == text) return true;
        }

        return false;
    }

    private static LiteralError? CheckRelation(TypeSystem types, string text)
    {
        if (text.Length == 0 || text[0] is >= '0' and <= '9' || text == "-") return null;
        if (ParseName(text) is not { } name) return null;
        bool found = types.Catalog.FindRelation(name.Schema, name.Name, types.SearchPath) is not null || types.Catalog.FindIndexTable(name.Schema, name.Name, types.SearchPath) is not null;
        return found ? null : new("42P01", $"relation \"{(name.Schema is null ? "" : name.Schema + ".")}{name.Name}\" does not exist");
    }

    /// <summary>Splits a possibly quoted, possibly qualified name as <c>regclass</c> reads it; null when it is none.</summary>
    public static (string? Schema, string Name)? ParseName(string text)
    {
        List<string> parts = [];
        int i = 0;
        while (true)
        {
            System.Text.StringBuilder part = new();
            if (i < text.Length && text[i] == '"')
            {
                for (i++; i < text.Length && (text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"')); i++)
                {
                    if (text[i] == '"') i++;
                    part.Append(text[i]);
                }

                if (i++ >= text.Length) return null;
            }
            else
            {
                while (i < text.Length && text[i] is not ('.' or '"' or ' ')) part.Append(char.ToLowerInvariant(text[i++]));
            }

            if (part.Length == 0) return null;
            parts.Add(part.ToString());
            if (i == text.Length) break;
            if (text[i++] != '.') return null;
        }

        return parts.Count switch { 1 => (null, parts[0]), 2 => (parts[0], parts[1]), _ => null };
    }
}
