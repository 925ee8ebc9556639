namespace Perennial.Sql.Parsing;

/// <summary>
/// What to do about a syntax error, where its surroundings look like something that people write by mistake. An addition to what cannot stand there: the place and the
/// SQLSTATE are the server's.
/// </summary>
internal static class SyntaxAdvice
{
    private const int UnionRank = 5;

    /// <summary>Stands in a pattern for parentheses with all that is in them.</summary>
    private const string Parentheses = "(...)";

    // Clauses as they follow each other; those of one rank go in any order.
    private static readonly Dictionary<TokenKind, int> Ranks = new (TokenKind Clause, int Rank)[]
    {
        (TokenKind.Where, 1), (TokenKind.Group, 2), (TokenKind.Having, 3), (TokenKind.Window, 4), (TokenKind.Union, UnionRank), (TokenKind.Intersect, UnionRank), (TokenKind.Except, UnionRank),
        (TokenKind.Order, 6), (TokenKind.Limit, 7), (TokenKind.Offset, 7), (TokenKind.Fetch, 7), (TokenKind.For, 8), (TokenKind.Returning, 9),
    }.ToDictionary(static entry => entry.Clause, static entry => entry.Rank);

    private static readonly Habit[] Habits = [.. SyntaxHabits.All.Select(static habit => Read(habit.Pattern, habit.Advice))];

    /// <summary>What to write instead of a form of another database; null when it looks like none.</summary>
    /// <param name="lexer">Has the statement's tokens.</param>
    /// <param name="index">Of the token at fault.</param>
    public static string? ForHabit(Lexer lexer, int index)
    {
        if (HasBacktick(lexer, index)) return "a name stands in double quotes, not in backticks, and only when it has capitals or blanks";
        if (index > 0 && index < lexer.Count && IsString(lexer, index - 1) && lexer.Tokens[index].Start == lexer.Tokens[index - 1].End && char.IsLetter(lexer.WordOf(index)[0])) return "a single quote within a string is written twice: 'it''s'";
        return Array.Find(Habits, habit => Matches(habit, lexer, index))?.Advice;
    }

    /// <summary>What the statement's clauses and parentheses tell; null when nothing.</summary>
    /// <param name="lexer">Has the statement's tokens.</param>
    /// <param name="index">Of the token at fault.</param>
    /// <param name="text">What the tokens refer to.</param>
    /// <param name="expected">What could stand there, for readers; empty when it is too much to say.</param>
    public static string? ForStructure(Lexer lexer, int index, string text, string expected)
    {
        TokenKind fault = lexer.Tokens[index].Kind;
        int open = OpenParenthesis(lexer, index);
        bool isEnd = index >= lexer.Count || fault == TokenKind.Semicolon;
        if (fault == TokenKind.CloseParen) return open < 0 ? "no parenthesis is open here" : null;
        bool canClose = expected.Length == 0 || expected.IndexOf("')'", StringComparison.Ordinal) >= 0;
        if (canClose && open >= 0 && open < index - 1 && (isEnd || (Ranks.ContainsKey(fault) || fault == TokenKind.From) && !IsQuery(lexer, open))) return "a closing parenthesis is missing before it";
        if (index > 0 && lexer.Tokens[index - 1].Kind != TokenKind.Join && JoinWithoutCondition(lexer, index, isEnd)) return "the JOIN before it lacks its condition: ON a.id = b.a_id or USING (id)";
        if (OtherClause(lexer, index) is { } clause) return clause;
        bool beginsStatement = fault is TokenKind.Select or TokenKind.Insert or TokenKind.Update or TokenKind.Delete or TokenKind.With or TokenKind.Create or TokenKind.Alter or TokenKind.Drop;
        return beginsStatement && open < 0 && index > 0 && text.IndexOf('\n', lexer.Tokens[index - 1].End, lexer.Tokens[index].Start - lexer.Tokens[index - 1].End) >= 0 ? "is the semicolon missing that ends the statement before it?" : null;
    }

    private static bool HasBacktick(Lexer lexer, int index)
    {
        for (int i = 0; i <= index && i < lexer.Count; i++)
        {
            if (lexer.TextOf(i)[0] == '`') return true;
        }

        return false;
    }

    // A clause of a higher rank stands before the one at fault, or the same one.
    private static string? OtherClause(Lexer lexer, int index)
    {
        if (!Ranks.TryGetValue(lexer.Tokens[index].Kind, out int rank)) return null;
        int depth = 0;
        for (int i = index - 1; i >= 0; i--)
        {
            TokenKind kind = lexer.Tokens[i].Kind;
            if (kind == TokenKind.CloseParen) depth++;
            else if (kind == TokenKind.OpenParen && depth-- == 0) return null;
            if (depth > 0 || !Ranks.TryGetValue(kind, out int other)) continue;
            string now = ClauseName(lexer, index), before = ClauseName(lexer, i);
            if (other > rank && rank == UnionRank) return $"the query before it with {before} stands in parentheses, or {before} at the end for all rows";
            if (other > rank) return $"{now} stands before {before}";
            if (kind == lexer.Tokens[index].Kind && kind == TokenKind.Where) return "there is one WHERE; further conditions are joined by AND";
        }

        return null;
    }

    private static string ClauseName(Lexer lexer, int index) => lexer.WordOf(index).ToUpperInvariant() + (lexer.Tokens[index].Kind is TokenKind.Order or TokenKind.Group ? " BY" : "");

    private static bool JoinWithoutCondition(Lexer lexer, int index, bool isEnd)
    {
        if (!isEnd && !Ranks.ContainsKey(lexer.Tokens[index].Kind)) return false;
        int depth = 0, conditions = 0;
        for (int i = index - 1; i >= 0; i--)
        {
            TokenKind kind = lexer.Tokens[i].Kind;
            if (kind == TokenKind.CloseParen) depth++;
            else if (kind == TokenKind.OpenParen && depth-- == 0) return false;
            if (depth > 0) continue;
            if (kind is TokenKind.From or TokenKind.Where) return false;
            if (kind is TokenKind.On or TokenKind.Using) conditions++;
            else if (kind == TokenKind.Join && !HasNoCondition(lexer, i) && conditions-- == 0) return true;
        }

        return false;
    }

    // CROSS JOIN, NATURAL JOIN, NATURAL LEFT OUTER JOIN.
    private static bool HasNoCondition(Lexer lexer, int join)
    {
        int before = join - 1;
        while (before > 0 && lexer.Tokens[before].Kind is TokenKind.Left or TokenKind.Right or TokenKind.Full or TokenKind.Inner or TokenKind.Outer) before--;
        return before >= 0 && lexer.Tokens[before].Kind is TokenKind.Cross or TokenKind.Natural;
    }

    private static bool IsQuery(Lexer lexer, int open) => lexer.Tokens[open + 1].Kind is TokenKind.Select or TokenKind.With or TokenKind.Values;

    /// <summary>The innermost parenthesis that is open before a token; -1 when none is.</summary>
    private static int OpenParenthesis(Lexer lexer, int index)
    {
        int depth = 0;
        for (int i = Math.Min(index, lexer.Count) - 1; i >= 0; i--)
        {
            if (lexer.Tokens[i].Kind == TokenKind.CloseParen) depth++;
            else if (lexer.Tokens[i].Kind == TokenKind.OpenParen && depth-- == 0) return i;
        }

        return -1;
    }

    private static bool Matches(Habit habit, Lexer lexer, int index)
    {
        if (habit.First is { } first && Array.IndexOf(first, lexer.WordOf(0)) < 0) return false;
        for (int i = habit.Fault; i < habit.Words.Length; i++)
        {
            if (!Takes(habit.Words[i], lexer, index - habit.Fault + i)) return false;
        }

        int before = index;
        for (int i = habit.Fault - 1; i >= 0; i--)
        {
            before--;
            if (habit.Words[i][0] == Parentheses && before > 0 && lexer.Tokens[before].Kind == TokenKind.CloseParen) before = OpenParenthesis(lexer, before);
            else if (!Takes(habit.Words[i], lexer, before)) return false;
        }

        return true;
    }

    private static bool IsString(Lexer lexer, int index) => lexer.TextOf(index)[0] == '\'';

    private static Habit Read(string pattern, string advice)
    {
        List<string> words = [.. pattern.Split(' ')];
        string[]? first = words[0].Length > 1 && words[0].EndsWith(":", StringComparison.Ordinal) ? words[0].TrimEnd(':').Split('/') : null;
        if (first is not null) words.RemoveAt(0);
        int fault = words.FindIndex(static word => word[0] == '^');
        words[fault] = words[fault].Substring(1);
        return new(first, [.. words.Select(static word => word.Split('/'))], fault, advice);
    }

    private static bool Takes(string[] choices, Lexer lexer, int index)
    {
        if (index < 0 || index >= lexer.Count) return index == -1 && choices[0] == "<start>";
        string text = lexer.WordOf(index);
        return Array.Exists(choices, choice => choice switch
        {
            "<any>" => true,
            "<number>" => char.IsDigit(text[0]),
            "<string>" => text[0] == '\'',
            "<parameter>" => text.Length > 1 && text[0] is '@' or '$',
            "<name>" => lexer.Tokens[index].Kind == TokenKind.Identifier || (Keywords.ClassOf(lexer.Tokens[index].Kind) & KeywordClasses.ColumnId) != KeywordClasses.None,
            _ => choice == text,
        });
    }

    /// <param name="First">What the statement begins with; null when that does not matter.</param>
    /// <param name="Words">What each token may be.</param>
    /// <param name="Fault">Which of them is at fault.</param>
    /// <param name="Advice">What to do.</param>
    private sealed record Habit(string[]? First, string[][] Words, int Fault, string Advice);
}
