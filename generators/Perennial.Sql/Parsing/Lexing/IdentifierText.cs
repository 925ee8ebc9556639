using System.Text;

namespace Perennial.Sql.Parsing;

/// <summary>The name that a word gives: folded or unquoted, and cut to what the server keeps.</summary>
internal static class IdentifierText
{
    /// <summary>NAMEDATALEN - 1, in bytes of UTF-8.</summary>
    private const int MaxBytes = 63;

    public static string Get(string text, Token token)
    {
        ReadOnlySpan<char> characters = text.AsSpan(token.Start, token.End - token.Start);
        // N'...' is read as the word NCHAR and a string.
        if (token.Kind == TokenKind.Nchar) return "nchar";
        if (token.Value != 0) return Truncate(StringDecoder.DecodeIdentifier(text, token));
        if (characters[0] == '"') return GetShort(characters.Slice(1, characters.Length - 2));
        return characters.Length * 3 <= MaxBytes ? NameTable.GetFolded(characters) : Truncate(NameTable.GetFolded(characters));
    }

    private static string GetShort(ReadOnlySpan<char> characters) =>
        characters.Length * 3 <= MaxBytes ? NameTable.Get(characters) : Truncate(NameTable.Get(characters));

    private static string Truncate(string name)
    {
        if (name.Length * 3 <= MaxBytes || Encoding.UTF8.GetByteCount(name) <= MaxBytes) return name;
        int bytes = 0, length = 0;
        while (length < name.Length)
        {
            int width = char.IsHighSurrogate(name[length]) && length + 1 < name.Length ? 2 : 1;
            int size = width == 2 ? 4 : name[length] < 0x80 ? 1 : name[length] < 0x800 ? 2 : 3;
            if (bytes + size > MaxBytes) break;
            bytes += size;
            length += width;
        }

        return name.Substring(0, length);
    }
}
