using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>The tokens of a PL/pgSQL body and a place among them. PL/pgSQL ends expressions at a word or semicolon outside of parentheses, whatever stands before it.</summary>
internal sealed class PlpgsqlTokens
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];

    public PlpgsqlTokens(string text)
    {
        _text = text;
        using Lexer lexer = new(text, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i < lexer.Count; i++) _tokens.Add(lexer.Tokens[i]);
            IsBroken |= lexer.Errors.Count > 0;
        }
    }

    /// <summary>Whether some token is invalid.</summary>
    public bool IsBroken { get; }

    public int Position { get; set; }

    public bool IsAtEnd => Position >= _tokens.Count;

    /// <summary>A token as keywords are compared; empty behind the last one.</summary>
    public string Word(int ahead = 0) => Position + ahead < _tokens.Count ? TextOf(Position + ahead).ToLowerInvariant() : "";

    /// <summary>The next token as it is written; empty behind the last one.</summary>
    public string Text() => IsAtEnd ? "" : TextOf(Position);

    /// <summary>A token as a name: folded, or without its quotes.</summary>
    public string Name(int ahead = 0) => TextOf(Position + ahead) is var text && text[0] == '"' ? text.Substring(1, text.Length - 2).Replace("\"\"", "\"") : text.ToLowerInvariant();

    /// <summary>Whether the token can name a variable.</summary>
    public bool IsName(int ahead = 0)
    {
        if (Position + ahead >= _tokens.Count) return false;
        TokenKind kind = _tokens[Position + ahead].Kind;
        return kind is TokenKind.Identifier or TokenKind.PositionalParameter || Keywords.ClassOf(kind) != KeywordClasses.None;
    }

    public bool Take(string word)
    {
        if (Word() != word) return false;
        Position++;
        return true;
    }

    /// <summary>The text up to one of the words, which becomes the next token; null without one.</summary>
    public TextSpan? Until(Func<string, bool> isStop)
    {
        int first = Position;
        int depth = 0;
        for (; !IsAtEnd; Position++)
        {
            string word = Word();
            if (depth == 0 && isStop(word)) return Span(first, Position);
            if (word is "(" or "[") depth++;
            else if (word is ")" or "]") depth--;
        }

        return null;
    }

    public TextSpan? Until(string stop) => Until(word => word == stop);

    /// <summary>The characters from one token up to another one, which does not belong to it.</summary>
    public TextSpan Span(int first, int end) => first >= end ? new TextSpan(first < _tokens.Count ? _tokens[first].Start : _text.Length, 0) : TextSpan.FromBounds(_tokens[first].Start, _tokens[end - 1].End);

    public string TextOf(TextSpan span) => _text.Substring(span.Start, span.Length);

    private string TextOf(int index) => _text.Substring(_tokens[index].Start, _tokens[index].End - _tokens[index].Start);
}
