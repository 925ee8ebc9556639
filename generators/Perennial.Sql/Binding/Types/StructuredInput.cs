using System.Text.RegularExpressions;

namespace Perennial.Sql.Binding;

/// <summary>Points, bits, bytes and positions in literals: what surely is none of them is refused, the rest passes.</summary>
internal static class StructuredInput
{
    private const string InvalidText = "22P02";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Number = @"\s*[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|[iI][nN][fF][a-zA-Z]*|[nN][aA][nN])\s*";

    private static readonly Regex Point = new($@"^\s*(\({Number},{Number}\)|{Number},{Number})\s*$", Options);

    private static readonly Regex Bits = new("^([bB]?[01]*|[xX][0-9a-fA-F]*)$", Options);

    private static readonly Regex LogPosition = new("^[0-9a-fA-F]{1,8}/[0-9a-fA-F]{1,8}$", Options);

    /// <summary>A position in the write-ahead log.</summary>
    public static LiteralError? CheckLogPosition(string text) => LogPosition.IsMatch(text) ? null : Invalid("pg_lsn", text);

    public static LiteralError? CheckPoint(string text) => Point.IsMatch(text) ? null : Invalid("point", text);

    public static LiteralError? CheckBits(string text)
    {
        if (Bits.IsMatch(text)) return null;
        bool isHexadecimal = text[0] is 'x' or 'X';
        char wrong = text.Skip(text[0] is 'b' or 'B' or 'x' or 'X' ? 1 : 0).First(c => isHexadecimal ? !Uri.IsHexDigit(c) : c is not ('0' or '1'));
        return new(InvalidText, $"\"{wrong}\" is not a valid {(isHexadecimal ? "hexadecimal" : "binary")} digit");
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

    private static LiteralError Invalid(string typeName, string text) => new(InvalidText, $"invalid input syntax for type {typeName}: \"{text}\"");
}
