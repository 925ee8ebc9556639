namespace Perennial.Sql.Parsing;

/// <summary>
/// Shares the strings of names that come up again and again. The table is process-wide and bounded: a name that falls on another's
/// place replaces it. Writes race harmlessly, since a reader compares what it finds.
/// </summary>
internal static class NameTable
{
    private const int Size = 8192;

    private const int MaxSharedConstant = 16;

    private static readonly string?[] Entries = new string?[Size];

    /// <summary>The characters as a string, shared when they are few: short constants come up again like names.</summary>
    public static string GetShort(ReadOnlySpan<char> characters) => characters.Length <= MaxSharedConstant ? Get(characters) : characters.ToString();

    /// <summary>The characters as a string.</summary>
    public static string Get(ReadOnlySpan<char> characters)
    {
        uint hash = (uint)characters.Length;
        foreach (char c in characters) hash = (hash * 31) + c;
        ref string? entry = ref Entries[(hash ^ (hash >> 13)) & (Size - 1)];
        string? found = entry;
        if (found is not null && characters.SequenceEqual(found.AsSpan())) return found;
        return entry = characters.ToString();
    }

    /// <summary>The characters as a string with ASCII capitals made small, as the server folds names in a multibyte encoding.</summary>
    public static string GetFolded(ReadOnlySpan<char> characters)
    {
        uint hash = (uint)characters.Length;
        bool hasCapitals = false;
        foreach (char c in characters)
        {
            uint folded = c;
            if (folded - 'A' <= 'Z' - 'A')
            {
                folded |= 0x20;
                hasCapitals = true;
            }

            hash = (hash * 31) + folded;
        }

        ref string? entry = ref Entries[(hash ^ (hash >> 13)) & (Size - 1)];
        string? found = entry;
        if (found is not null && (hasCapitals ? EqualsFolded(characters, found) : characters.SequenceEqual(found.AsSpan()))) return found;
        return entry = hasCapitals ? Fold(characters) : characters.ToString();
    }

    private static bool EqualsFolded(ReadOnlySpan<char> characters, string folded)
    {
        if (characters.Length != folded.Length) return false;
        for (int i = 0; i < characters.Length; i++)
        {
            if (ToLower(characters[i]) != folded[i]) return false;
        }

        return true;
    }

    private static string Fold(ReadOnlySpan<char> characters)
    {
        char[] folded = new char[characters.Length];
        for (int i = 0; i < folded.Length; i++) folded[i] = ToLower(characters[i]);
        return new string(folded);
    }

    private static char ToLower(char c) => (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20) : c;
}
