namespace Perennial.Sql.Catalog;

/// <summary>Names inside of string constants, as <c>regclass</c> and its relatives read them.</summary>
internal static class LiteralName
{
    /// <summary>A possibly quoted, possibly qualified name; null when it is none, or has more than two parts.</summary>
    public static (string? Schema, string Name)? Parse(string text) =>
        Split(text) switch { { Count: 1 } parts => (null, parts[0]), { Count: 2 } parts => (parts[0], parts[1]), _ => null };

    /// <summary>The parts, which may be quoted and have spaces around them; null where the server says "invalid name syntax".</summary>
    public static List<string>? Split(string text)
    {
        List<string> parts = [];
        int i = 0;
        while (true)
        {
            SkipSpaces();
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
                while (i < text.Length && text[i] != '.' && !IsSpace(text[i])) part.Append(char.ToLowerInvariant(text[i++]));
                if (part.Length == 0) return null;
            }

            parts.Add(part.ToString());
            SkipSpaces();
            if (i == text.Length) return parts;
            if (text[i++] != '.') return null;
        }

        void SkipSpaces()
        {
            while (i < text.Length && IsSpace(text[i])) i++;
        }

        static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\v' or '\f';
    }
}
