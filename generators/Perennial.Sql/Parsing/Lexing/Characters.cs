using System.Runtime.CompilerServices;

namespace Perennial.Sql.Parsing;

/// <summary>What a character can begin.</summary>
internal enum CharacterClass : byte { Other, Space, Letter, Digit, Punctuation, Operator, Quote, DoubleQuote, Dollar }

/// <summary>The character sets of the scanner. Everything beyond ASCII is a letter to it.</summary>
internal static class Characters
{
    private const byte WordPart = 16;

    // The class in the low bits; bit 4 marks what may continue an identifier.
    private static readonly byte[] Table = Build();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterClass ClassOf(char c)
    {
        byte[] table = Table;
        return c < table.Length ? (CharacterClass)(table[c] & 15) : CharacterClass.Letter;
    }

    /// <summary>Letters, digits, the underscore and the dollar sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWordPart(char c)
    {
        byte[] table = Table;
        return c >= table.Length || (table[c] & WordPart) != 0;
    }

    public static bool IsWordStart(char c) => ClassOf(c) == CharacterClass.Letter;

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsHexDigit(char c) => IsDigit(c) || (uint)((c | 0x20) - 'a') <= 5;

    public static bool IsSpace(char c) => ClassOf(c) == CharacterClass.Space;

    public static bool IsOperator(char c) => ClassOf(c) == CharacterClass.Operator;

    /// <summary>The value of a hexadecimal digit.</summary>
    public static int HexValue(char c) => IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static byte[] Build()
    {
        byte[] table = new byte[128];
        for (int c = 'a'; c <= 'z'; c++) table[c] = table[c - 32] = (byte)CharacterClass.Letter | WordPart;
        for (int c = '0'; c <= '9'; c++) table[c] = (byte)CharacterClass.Digit | WordPart;
        table['_'] = (byte)CharacterClass.Letter | WordPart;
        table['$'] = (byte)CharacterClass.Dollar | WordPart;
        table['\''] = (byte)CharacterClass.Quote;
        table['"'] = (byte)CharacterClass.DoubleQuote;
        foreach (char c in " \t\n\r\f\v") table[c] = (byte)CharacterClass.Space;
        foreach (char c in ",()[].;:") table[c] = (byte)CharacterClass.Punctuation;
        foreach (char c in "~!@#^&|`?+-*/%<>=") table[c] = (byte)CharacterClass.Operator;
        return table;
    }
}
