namespace Perennial.Sql.Parsing;

/// <summary>Operators: the longest run of operator characters, cut before a comment and, by the server's rule, before a trailing sign.</summary>
internal sealed partial class Lexer
{
    private const int MaxOperatorLength = 63;

    private bool ReadOperator(int start)
    {
        string text = _text;
        if (start >= _runEnd)
        {
            if (_namedParameters && IsParameterStart(start)) return ReadNamedParameter(start);
            MeasureRun(start);
        }

        // A run may end in + or - only if it holds an uncommon character, so that "a=-1" is what everybody expects.
        int end = _lastUncommon >= start ? _runEnd : Math.Max(start + 1, _signsStart);
        int length = end - start;
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

    // The run of operator characters being read: its end, its last uncommon character and where its trailing signs begin. A run without
    // uncommon characters gives several tokens, and is measured once for all of them.
    private int _runEnd;
    private int _lastUncommon;
    private int _signsStart;

    private void MeasureRun(int start)
    {
        string text = _text;
        int end = start;
        _lastUncommon = -1;
        _signsStart = start;
        while ((uint)end < (uint)text.Length && Characters.IsOperator(text[end]) && !IsCommentStart(text[end], end))
        {
            char c = text[end];
            if (end > start && _namedParameters && EndsBeforeParameter(start, end)) break;
            if (c is '~' or '!' or '@' or '#' or '^' or '&' or '|' or '`' or '?' or '%') _lastUncommon = end;
            end++;
            if (c is not ('+' or '-')) _signsStart = end;
        }

        _runEnd = end;
    }

    private bool IsParameterStart(int position) =>
        _text[position] == '@' && position + 1 < _text.Length && Characters.IsWordStart(_text[position + 1]);

    // "=@name" is an equality with a parameter; the server's own operators that end in @ keep it.
    private bool EndsBeforeParameter(int start, int end) =>
        IsParameterStart(end) && !(end == start + 1 && _text[start] is '<' or '@' or '^');

    private bool ReadNamedParameter(int start)
    {
        int end = start + 1;
        while (end < _text.Length && Characters.IsWordPart(_text[end])) end++;
        // A mark must not be the start of an operator: "@a != 1" may be written without spaces.
        if (end < _text.Length && _text[end] is '?' or '!' && !(end + 1 < _text.Length && Characters.IsOperator(_text[end + 1]))) end++;
        return Emit(TokenKind.NamedParameter, start, end);
    }
}
