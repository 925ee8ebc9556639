namespace Perennial.Sql.Binding;

/// <summary>Queries of text search in literals (PostgreSQL documentation, "tsquery"; parse_tsquery).</summary>
internal static class TextSearchInput
{
    private const string Weights = "*ABCDabcd";
    private const string WordEnds = "!&|()<:";

    /// <summary>Words with operators between them; nothing at all is a query as well.</summary>
    public static LiteralError? CheckQuery(string text)
    {
        LiteralError wrong = new("42601", $"syntax error in tsquery: \"{text}\"; between words stands &, |, ! or <->, and plainto_tsquery or websearch_to_tsquery read what people type");
        int depth = 0, position = 0;
        bool wantsWord = true, isFirst = true;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
            if (position == text.Length) break;
            char c = text[position];
            if (wantsWord)
            {
                if (c is '!' or '(')
                {
                    if (c == '(') depth++;
                    position++;
                }
                else
                {
                    if (!Word(text, ref position)) return wrong;
                    wantsWord = false;
                }

                isFirst = false;
            }
            else if (c is '&' or '|')
            {
                position++;
                wantsWord = true;
            }
            else if (c == '<')
            {
                int end = text.IndexOf('>', position);
                string distance = end < 0 ? "" : text.Substring(position + 1, end - position - 1);
                if (distance != "-" && (distance.Length == 0 || !distance.All(char.IsDigit))) return wrong;
                position = end + 1;
                wantsWord = true;
            }
            else if (c != ')' || --depth < 0)
            {
                return wrong;
            }
            else
            {
                position++;
            }
        }

        if (wantsWord && !isFirst) return new("42601", $"no operand in tsquery: \"{text}\"");
        return depth == 0 ? null : wrong;
    }

    // A word, maybe in quotes, with its weights; a backslash takes the next character as it is.
    private static bool Word(string text, ref int position)
    {
        if (WordEnds.IndexOf(text[position]) >= 0) return false;
        if (text[position] == '\'')
        {
            for (position++; position < text.Length; position++)
            {
                if (text[position] == '\\') position++;
                else if (text[position] == '\'' && (position + 1 == text.Length || text[position + 1] != '\'')) break;
                else if (text[position] == '\'') position++;
            }

            if (position >= text.Length) return false;
            position++;
        }
        else
        {
            for (; position < text.Length && !char.IsWhiteSpace(text[position]) && WordEnds.IndexOf(text[position]) < 0; position++)
            {
                if (text[position] == '\\' && ++position == text.Length) return false;
            }
        }

        if (position == text.Length || text[position] != ':') return true;
        for (position++; position < text.Length && Weights.IndexOf(text[position]) >= 0; position++)
        {
        }

        return true;
    }
}
