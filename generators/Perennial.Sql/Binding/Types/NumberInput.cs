using System.Globalization;

namespace Perennial.Sql.Binding;

/// <summary>Numbers in literals (PostgreSQL documentation, "Numeric Types").</summary>
internal static class NumberInput
{
    private const string InvalidText = "22P02";
    private const string OutOfRange = "22003";

    // What is less becomes zero, which the server does not take for another number.
    private const double SmallestReal = 7e-46;

    /// <summary>Digits with a sign. What overflows is out of range, whatever follows it. From server 16 on also 0x, 0o, 0b and underscores; those pass.</summary>
    public static LiteralError? CheckInteger(string trimmed, string text, decimal low, decimal high, string typeName)
    {
        LiteralError invalid = new(InvalidText, $"invalid input syntax for type {typeName}: \"{text}\"");
        bool isNegative = trimmed.StartsWith("-", StringComparison.Ordinal);
        int start = isNegative || trimmed.StartsWith("+", StringComparison.Ordinal) ? 1 : 0;
        if (trimmed.Length > start + 1 && trimmed[start] == '0' && char.ToLowerInvariant(trimmed[start + 1]) is 'x' or 'o' or 'b') return null;
        decimal value = 0;
        int i = start;
        for (; i < trimmed.Length; i++)
        {
            if (trimmed[i] == '_' && i > start) continue;
            if (trimmed[i] is not (>= '0' and <= '9')) break;
            value = (value * 10) + (trimmed[i] - '0');
            if (isNegative ? -value < low : value > high) return new(OutOfRange, $"value \"{text}\" is out of range for type {typeName}");
        }

        return i == start || i < trimmed.Length ? invalid : null;
    }

    /// <summary>Numbers with a fraction and an exponent, infinity and not a number.</summary>
    /// <param name="highest">The largest magnitude; 0 for numeric, which has none here.</param>
    public static LiteralError? CheckNumber(string trimmed, string text, double highest, string typeName)
    {
        if (!IsNumber(trimmed)) return new(InvalidText, $"invalid input syntax for type {typeName}: \"{text}\"");
        if (highest == 0 || !double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || double.IsNaN(value)) return null;
        bool isInfinite = trimmed.IndexOf("inf", StringComparison.OrdinalIgnoreCase) >= 0;
        bool isTooSmall = Math.Abs(value) < (highest > float.MaxValue ? double.Epsilon : SmallestReal) && trimmed.TakeWhile(static c => c is not ('e' or 'E')).Any(static c => c is >= '1' and <= '9');
        return !isInfinite && (isTooSmall || Math.Abs(value) > highest) ? new(OutOfRange, $"\"{text}\" is out of range for type {typeName}") : null;
    }

    /// <summary>What no locale writes in an amount: brackets, colons, a sign between digits, a word alone. The marks of currencies pass, and so does nothing, which is zero.</summary>
    public static LiteralError? CheckMoney(string text)
    {
        bool isWrong = text.IndexOfAny(['{', '}', '[', ']', ':', '/', '"', '_']) >= 0 || (text.Any(char.IsLetter) && !text.Any(char.IsDigit));
        for (int i = 1; i + 1 < text.Length && !isWrong; i++) isWrong = text[i] == '-' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]);
        return isWrong ? new(InvalidText, $"invalid input syntax for type money: \"{text}\"") : null;
    }

    private static bool IsNumber(string text)
    {
        string unsigned = text.TrimStart('+', '-').ToLowerInvariant();
        if (unsigned is "nan" or "infinity" or "inf") return true;
        if (unsigned.Length == 0 || text.Length - unsigned.Length > 1) return false;
        if (unsigned.StartsWith("0x", StringComparison.Ordinal) || unsigned.StartsWith("0o", StringComparison.Ordinal) || unsigned.StartsWith("0b", StringComparison.Ordinal)) return true;
        int i = 0;
        int digits = Digits(unsigned, ref i);
        if (i < unsigned.Length && unsigned[i] == '.') i++;
        digits += Digits(unsigned, ref i);
        if (digits == 0) return false;
        if (i < unsigned.Length && unsigned[i] == 'e')
        {
            i++;
            if (i < unsigned.Length && unsigned[i] is '+' or '-') i++;
            if (Digits(unsigned, ref i) == 0) return false;
        }

        return i == unsigned.Length;
    }

    private static int Digits(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && text[position] is (>= '0' and <= '9') or '_') position++;
        return position - start;
    }
}
