using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Ranges, rows, points, network addresses and bytes in literals: what surely is none of them is refused, the rest passes.</summary>
internal static class StructuredInput
{
    private const string InvalidText = "22P02";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Number = @"\s*[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|[iI][nN][fF][a-zA-Z]*|[nN][aA][nN])\s*";

    private static readonly Regex Point = new($@"^\s*(\({Number},{Number}\)|{Number},{Number})\s*$", Options);

    private static readonly Regex Bits = new("^([bB]?[01]*|[xX][0-9a-fA-F]*)$", Options);

    private static readonly Regex PathMode = new(@"^(strict|lax)(?![\w])\s*", Options | RegexOptions.IgnoreCase);

    private static readonly Regex PathWord = new(@"^[A-Za-z_]\w*", Options);

    private static readonly Regex Address = new("^[0-9a-fA-F.:]+(/[0-9]{1,3})?$", Options);

    /// <summary>A range of the type.</summary>
    public static LiteralError? CheckRange(TypeSystem types, SqlType range, string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Equals("empty", StringComparison.OrdinalIgnoreCase)) return null;
        LiteralError malformed = new(InvalidText, $"malformed range literal: \"{text}\"");
        if (trimmed.Length < 3 || trimmed[0] is not ('[' or '(') || trimmed[trimmed.Length - 1] is not (']' or ')')) return malformed;
        string bounds = trimmed.Substring(1, trimmed.Length - 2);
        if (bounds.IndexOfAny(['"', '\\', '(', ')']) >= 0) return null;
        string[] parts = bounds.Split(',');
        if (parts.Length != 2) return malformed;
        LiteralError? error = parts[0].Length == 0 ? null : LiteralInput.Check(types, range.RangeSubtype, parts[0]);
        return error ?? (parts[1].Length == 0 ? null : LiteralInput.Check(types, range.RangeSubtype, parts[1]));
    }

    public static LiteralError? CheckMultirange(string text)
    {
        string trimmed = text.Trim();
        bool isBraced = trimmed.Length > 1 && trimmed[0] == '{' && trimmed[trimmed.Length - 1] == '}';
        string first = isBraced ? trimmed.Substring(1, trimmed.Length - 2).TrimStart() : "";
        return isBraced && (first.Length == 0 || first[0] is '[' or '(' || first.StartsWith("empty", StringComparison.OrdinalIgnoreCase)) ? null : new(InvalidText, $"malformed multirange literal: \"{text}\"");
    }

    public static LiteralError? CheckRow(string text)
    {
        string trimmed = text.Trim();
        return trimmed.StartsWith("(", StringComparison.Ordinal) && trimmed.EndsWith(")", StringComparison.Ordinal) ? null : new(InvalidText, $"malformed record literal: \"{text}\"");
    }

    public static LiteralError? CheckPoint(string text) => Point.IsMatch(text) ? null : Invalid("point", text);

    public static LiteralError? CheckBits(string text)
    {
        if (Bits.IsMatch(text)) return null;
        bool isHexadecimal = text[0] is 'x' or 'X';
        char wrong = text.Skip(text[0] is 'b' or 'B' or 'x' or 'X' ? 1 : 0).First(c => isHexadecimal ? !Uri.IsHexDigit(c) : c is not ('0' or '1'));
        return new(InvalidText, $"\"{wrong}\" is not a valid {(isHexadecimal ? "hexadecimal" : "binary")} digit");
    }

    public static LiteralError? CheckAddress(string typeName, string text)
    {
        bool isAddress = Address.IsMatch(text);
        string[] bytes = text.Split('/')[0].Split('.');
        if (isAddress && text.IndexOf(':') < 0 && (bytes.Length > 4 || bytes.Any(static part => part.Length == 0 || part.Any(static c => c is < '0' or > '9') || part.Length > 3 || int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) > 255)))
            isAddress = false;
        if (isAddress && typeName == "inet" && text.IndexOf(':') < 0 && bytes.Length != 4) isAddress = false;
        return isAddress ? null : Invalid(typeName, text);
    }

    /// <summary>Hexadecimal after <c>\x</c>, else bytes with octal escapes.</summary>
    public static LiteralError? CheckBytes(string text)
    {
        if (text.StartsWith("\\x", StringComparison.Ordinal))
        {
            string digits = string.Concat(text.Substring(2).Where(static c => c is not (' ' or '\n' or '\t' or '\r')));
            foreach (char c in digits)
            {
                if (!Uri.IsHexDigit(c)) return new("22023", $"invalid hexadecimal digit: \"{c}\"");
            }

            return digits.Length % 2 == 0 ? null : new("22023", "invalid hexadecimal data: odd number of digits");
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\') continue;
            if (i + 1 < text.Length && text[i + 1] == '\\') i++;
            else if (i + 3 < text.Length && text[i + 1] is >= '0' and <= '3' && text[i + 2] is >= '0' and <= '7' && text[i + 3] is >= '0' and <= '7') i += 3;
            else return new(InvalidText, "invalid input syntax for type bytea");
        }

        return null;
    }

    /// <summary>What a path of SQL/JSON cannot begin with: a word other than its own, or a bracket. All else passes.</summary>
    public static LiteralError? CheckPath(string text)
    {
        if (text.Length == 0) return new(InvalidText, "invalid input syntax for type jsonpath: \"\"");
        string path = PathMode.Replace(text, "");
        Match word = PathWord.Match(path);
        bool isWrong = word.Success ? word.Value is not ("true" or "false" or "null" or "exists") : path.Length == 0 || "{}[]%*/)=<>&|,;:?#@'`".IndexOf(path[0]) >= 0;
        return isWrong ? new("42601", $"syntax error in the path \"{text}\"; it begins with $") : null;
    }

    private static LiteralError Invalid(string typeName, string text) => new(InvalidText, $"invalid input syntax for type {typeName}: \"{text}\"");
}
