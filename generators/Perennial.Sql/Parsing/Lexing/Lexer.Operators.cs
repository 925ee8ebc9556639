namespace Perennial.Sql.Parsing;

/// <summary>Operators: the longest run of operator characters, cut before a comment and, by the server's rule, before a trailing sign.</summary>
internal sealed partial class Lexer
{
    private const int MaxOperatorLength = 63;

    private bool ReadOperator(int start)
    {
        string text = _text;
        int end = start + 1;
        while ((uint)end < (uint)text.Length && Characters.IsOperator(text[end]) && !IsCommentStart(text[end], end)) end++;
        if (_namedParameters && EndsInParameter(start, end))
        {
            if (end == start + 1) return ReadNamedParameter(start);
            end--;
        }

        int length = end - start;
        if (length > 1 && text[end - 1] is '+' or '-' && !HasUncommonCharacter(start, end))
        {
            do end--;
            while (end - start > 1 && text[end - 1] is '+' or '-');
            length = end - start;
        }

        if (length == 1)
        {
            TokenKind single = text[start] switch
            {
                '+' => TokenKind.Plus,
                '-' => TokenKind.Minus,
                '*' => TokenKind.Star,
                '/' => TokenKind.Slash,
                '%' => TokenKind.Percent,
                '^' => TokenKind.Caret,
                '<' => TokenKind.Less,
                '>' => TokenKind.Greater,
                '=' => TokenKind.EqualSign,
                _ => TokenKind.OperatorSymbol,
            };
            return Emit(single, start, end);
        }

        if (length == 2)
        {
            TokenKind kind = (text[start], text[start + 1]) switch
            {
                ('=', '>') => TokenKind.EqualsGreater,
                ('>', '=') => TokenKind.GreaterEquals,
                ('<', '=') => TokenKind.LessEquals,
                ('<', '>') or ('!', '=') => TokenKind.NotEquals,
                _ => TokenKind.OperatorSymbol,
            };
            return Emit(kind, start, end);
        }

        return length > MaxOperatorLength
            ? EmitInvalid(start, end, "the operator is longer than 63 characters")
            : Emit(TokenKind.OperatorSymbol, start, end);
    }

    // An operator may end in + or - only if it holds one of these, so that "a=-1" is what everybody expects.
    private bool HasUncommonCharacter(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (_text[i] is '~' or '!' or '@' or '#' or '^' or '&' or '|' or '`' or '?' or '%') return true;
        }

        return false;
    }

    // "=@name" is an equality with a parameter; the server's own operators that end in @ keep it.
    private bool EndsInParameter(int start, int end)
    {
        if (_text[end - 1] != '@' || end >= _text.Length || !(Characters.IsWordStart(_text[end]))) return false;
        ReadOnlySpan<char> symbol = _text.AsSpan(start, end - start);
        return !(symbol.SequenceEqual("<@".AsSpan()) || symbol.SequenceEqual("@@".AsSpan()) || symbol.SequenceEqual("^@".AsSpan()));
    }

    private bool ReadNamedParameter(int start)
    {
        int end = start + 1;
        while (end < _text.Length && Characters.IsWordPart(_text[end])) end++;
        // A mark must not be the start of an operator: "@a != 1" may be written without spaces.
        if (end < _text.Length && _text[end] is '?' or '!' && !(end + 1 < _text.Length && Characters.IsOperator(_text[end + 1]))) end++;
        return Emit(TokenKind.NamedParameter, start, end);
    }
}
