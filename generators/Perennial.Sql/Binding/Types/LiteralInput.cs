using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Why a literal is not of a type.</summary>
internal sealed record LiteralError(string SqlState, string Message);

/// <summary>
/// Reads literals as the types' input functions do, as far as binding needs it: the server evaluates them while it parses. Text that a type's rules here cannot judge counts as right.
/// </summary>
internal static class LiteralInput
{
    private const string InvalidText = "22P02";
    private const string UnsafeValue = "55P04";

    // A long enum is no list that one reads in a message.
    private const int ListedLabels = 12;

    /// <summary>The error that the input function raises, or null.</summary>
    public static LiteralError? Check(TypeSystem types, uint oid, string text)
    {
        oid = types.BaseType(oid);
        if (types.Find(oid) is not { } type) return null;
        switch (type.Kind)
        {
            case TypeKind.Enum:
                if (types.Catalog.IsUnusable(oid, text))
                    return new(UnsafeValue, $"unsafe use of new value \"{text}\" of enum type {types.Catalog.FormatType(oid)}: the transaction that adds a value has to end before anything uses it. Move the use to online.sql or to the next version");
                return Contains(type.EnumLabels, text) ? null : new(InvalidText, $"invalid input value for enum {type.Name}: \"{text}\"{EnumAdvice(text, type)}");
            case TypeKind.Array when oid is not (TypeOid.Int2Vector or TypeOid.OidVector):
                return ArrayLiteral.Check(types, type, text);
            case TypeKind.Range:
                return RangeInput.CheckRange(types, type, text);
            case TypeKind.Multirange:
                return RangeInput.CheckMultirange(types, types.Find(type.RangePartner), text);
            case TypeKind.Composite:
                return RowInput.Check(types, type, text);
        }

        string trimmed = text.Trim(' ', '\t', '\n', '\r', '\v', '\f');
        return oid switch
        {
            TypeOid.Bool => IsBoolean(trimmed) ? null : Invalid("boolean", text),
            TypeOid.Int2 => NumberInput.CheckInteger(trimmed, text, short.MinValue, short.MaxValue, "smallint"),
            TypeOid.Int4 => NumberInput.CheckInteger(trimmed, text, int.MinValue, int.MaxValue, "integer"),
            TypeOid.Int8 => NumberInput.CheckInteger(trimmed, text, long.MinValue, long.MaxValue, "bigint"),
            TypeOid.Oid => NumberInput.CheckInteger(trimmed, text, int.MinValue, uint.MaxValue, "oid"),
            TypeOid.Float4 => NumberInput.CheckNumber(trimmed, text, float.MaxValue, "real"),
            TypeOid.Float8 => NumberInput.CheckNumber(trimmed, text, double.MaxValue, "double precision"),
            TypeOid.Numeric => NumberInput.CheckNumber(trimmed, text, 0, "numeric"),
            TypeOid.Uuid => IsUuid(text) ? null : Invalid("uuid", text),
            TypeOid.Json or TypeOid.Jsonb => JsonText.IsValid(text) ? null : new(InvalidText, "invalid input syntax for type json"),
            TypeOid.Date or TypeOid.Timestamp or TypeOid.TimestampTz or TypeOid.Time or TypeOid.TimeTz or TypeOid.Interval => DateTimeInput.Check(oid, trimmed, text, types.Catalog.ServerVersion),
            TypeOid.Point => StructuredInput.CheckPoint(text),
            TypeOid.Bytea => StructuredInput.CheckBytes(text),
            TypeOid.Bit or TypeOid.Varbit => StructuredInput.CheckBits(text),
            TypeOid.Inet or TypeOid.Cidr => NetworkInput.CheckAddress(oid == TypeOid.Cidr, trimmed),
            TypeOid.Macaddr or TypeOid.Macaddr8 => NetworkInput.CheckCard(oid == TypeOid.Macaddr8, text),
            TypeOid.PgLsn => StructuredInput.CheckLogPosition(text),
            TypeOid.TsQuery => TextSearchInput.CheckQuery(text),
            TypeOid.Xid when types.Catalog.ServerVersion >= 16 => NumberInput.CheckInteger(trimmed, text, int.MinValue, uint.MaxValue, "xid"),
            TypeOid.Money => NumberInput.CheckMoney(text),
            TypeOid.JsonPath => JsonPathInput.Check(text, types.Catalog.ServerVersion),
            TypeOid.RegClass => ObjectNameInput.CheckRelation(types, trimmed),
            TypeOid.RegConfig => ObjectNameInput.CheckTextSearch(types, TextSearchKind.Configuration, trimmed),
            TypeOid.RegProc => ObjectNameInput.CheckRoutine(types, trimmed),
            TypeOid.RegType => ObjectNameInput.CheckType(types, trimmed),
            TypeOid.RegNamespace => ObjectNameInput.CheckSchema(types, trimmed),
            TypeOid.RegCollation => ObjectNameInput.CheckCollation(types, trimmed),
            TypeOid.RegDictionary => ObjectNameInput.CheckTextSearch(types, TextSearchKind.Dictionary, trimmed),
            _ => null,
        };

        static LiteralError Invalid(string typeName, string text) => new(InvalidText, $"invalid input syntax for type {typeName}: \"{text}\"");
    }

    private static bool IsBoolean(string text)
    {
        string lower = text.ToLowerInvariant();
        if (lower.Length == 0) return false;
        return "true".StartsWith(lower, StringComparison.Ordinal) || "false".StartsWith(lower, StringComparison.Ordinal) || "yes".StartsWith(lower, StringComparison.Ordinal)
            || "no".StartsWith(lower, StringComparison.Ordinal) || lower is "on" or "of" or "off" or "1" or "0";
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

    private static bool Contains(EquatableArray<string> labels, string text)
    {
        foreach (string label in labels)
        {
            if (label == text) return true;
        }

        return false;
    }

    private static string EnumAdvice(string text, SqlType type)
    {
        string meant = NameSuggestion.For(text, type.EnumLabels);
        if (meant.Length > 0) return "." + meant;
        return type.EnumLabels.Count is 0 or > ListedLabels ? "" : $"; there are '{string.Join("', '", type.EnumLabels)}'";
    }
}
