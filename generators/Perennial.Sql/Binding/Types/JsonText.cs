namespace Perennial.Sql.Binding;

/// <summary>Whether a text is JSON (RFC 8259), as the types json and jsonb read it.</summary>
internal static class JsonText
{
    // The server's own limit is its stack; deeper literals are not judged.
    private const int MaxDepth = 500;

    public static bool IsValid(string text)
    {
        if (IsTooDeep(text)) return true;
        int position = 0;
        return Value(text, ref position) && SkipSpace(text, ref position) == text.Length;
    }

    private static bool IsTooDeep(string text)
    {
        int depth = 0;
        foreach (char c in text)
        {
            if ((c is '{' or '[') && ++depth > MaxDepth) return true;
            if (c is '}' or ']') depth--;
        }

        return false;
    }

    private static bool Value(string text, ref int position)
    {
        SkipSpace(text, ref position);
        if (position == text.Length) return false;
        switch (text[position])
        {
            case '{':
                return Members(text, ref position, '}', isObject: true);
            case '[':
                return Members(text, ref position, ']', isObject: false);
            case '"':
                return String(text, ref position);
            case 't':
                return Word(text, ref position, "true");
            case 'f':
                return Word(text, ref position, "false");
            case 'n':
                return Word(text, ref position, "null");
            default:
                return Number(text, ref position);
        }
    }

    private static bool Members(string text, ref int position, char close, bool isObject)
    {
        position++;
        SkipSpace(text, ref position);
        if (position < text.Length && text[position] == close)
        {
            position++;
            return true;
        }

        while (true)
        {
            if (isObject)
            {
                SkipSpace(text, ref position);
                if (position == text.Length || text[position] != '"' || !String(text, ref position)) return false;
                SkipSpace(text, ref position);
                if (position == text.Length || text[position++] != ':') return false;
            }

            if (!Value(text, ref position)) return false;
            SkipSpace(text, ref position);
            if (position == text.Length) return false;
            char next = text[position++];
            if (next == close) return true;
            if (next != ',') return false;
        }
    }

    private static bool String(string text, ref int position)
    {
        for (position++; position < text.Length; position++)
        {
            char c = text[position];
            if (c == '"')
            {
                position++;
                return true;
            }

            if (c < ' ') return false;
            if (c != '\\') continue;
            if (++position == text.Length || "\"\\/bfnrtu".IndexOf(text[position]) < 0) return false;
            if (text[position] != 'u') continue;
            for (int i = 0; i < 4; i++)
            {
                if (++position >= text.Length || !Uri.IsHexDigit(text[position])) return false;
            }
        }

        return false;
    }

    private static bool Word(string text, ref int position, string word)
    {
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0) return false;
        position += word.Length;
        return true;
    }

    private static bool Number(string text, ref int position)
    {
        if (position < text.Length && text[position] == '-') position++;
        int start = position;
        if (!Digits(text, ref position) || (text[start] == '0' && position > start + 1)) return false;
        if (position < text.Length && text[position] == '.')
        {
            position++;
            if (!Digits(text, ref position)) return false;
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            if (position < text.Length && text[position] is '+' or '-') position++;
            if (!Digits(text, ref position)) return false;
        }

        return true;
    }

    private static bool Digits(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9') position++;
        return position > start;
    }

    private static int SkipSpace(string text, ref int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\n' or '\r') position++;
        return position;
    }
}
