namespace Perennial.Sql.Parsing;

/// <summary>String constants in quotes.</summary>
internal sealed partial class Lexer
{
    private const string Unclosed = "the string is not closed: a single quote is missing";

    private bool ReadString(int start, int quote, bool hasEscapes)
    {
        string text = _text;
        bool decode = false, escaped = false;
        int position = quote + 1;
        while (true)
        {
            int length = hasEscapes ? text.AsSpan(position).IndexOfAny('\'', '\\') : text.AsSpan(position).IndexOf('\'');
            if (length < 0) return EmitInvalid(start, text.Length, Unclosed);
            position += length;
            if (text[position] == '\\')
            {
                if (position + 1 >= text.Length) return EmitInvalid(start, text.Length, Unclosed);
                escaped = true;
                position += 2;
                continue;
            }

            position++;
            if (position < text.Length && text[position] == '\'')
            {
                decode = true;
                position++;
                continue;
            }

            int continued = StringDecoder.FindContinuation(text, position);
            if (continued < 0) break;
            decode = true;
            position = continued;
        }

        if (escaped)
        {
            decode = true;
            StringDecoder.DecodeEscapes(text, start, out EscapeError? error);
            if (error is not null) return EmitInvalid(start, position, error.Offset, error.Message, error.SqlState);
        }

        return Emit(TokenKind.StringConstant, start, position, decode ? 1 : 0);
    }

    private bool ReadUnicodeString(int start)
    {
        int position = start + 3;
        while (true)
        {
            int length = _text.AsSpan(position).IndexOf('\'');
            if (length < 0) return EmitInvalid(start, _text.Length, Unclosed);
            position += length + 1;
            if (position < _text.Length && _text[position] == '\'') position++;
            else if (StringDecoder.FindContinuation(_text, position) is var continued and >= 0) position = continued;
            else return FinishUnicode(TokenKind.StringConstant, start, position);
        }
    }

    // U&'...' UESCAPE '!' is one token.
    private bool FinishUnicode(TokenKind kind, int start, int end)
    {
        char escape = '\\';
        int literalEnd = end;
        int word = SkipTrivia(end);
        if (IsUescape(word))
        {
            Token argument = ReadAhead(SkipTrivia(word + Uescape.Length));
            if (argument.Kind != TokenKind.StringConstant)
                return EmitInvalid(start, argument.End, argument.Start, "UESCAPE must be followed by a plain string of one character", "42601");
            string value = StringDecoder.DecodeString(_text, argument);
            if (value.Length != 1 || Characters.IsHexDigit(value[0]) || value[0] is '+' or '\'' or '"' || Characters.IsSpace(value[0]))
                return EmitInvalid(start, argument.End, argument.Start, "the escape character must be one character, and no hexadecimal digit, quote, '+' or white space", "42601");
            escape = value[0];
            end = argument.End;
        }

        StringDecoder.DecodeUnicode(_text, start, literalEnd, escape, out EscapeError? error);
        if (error is null) return Emit(kind, start, end, 1);
        // The server decodes when it has read the next token, which may be worse.
        if (end == literalEnd && word < _text.Length && (_text[word] | 0x20) != 'u' && ReadAhead(word).Kind == TokenKind.Invalid)
        {
            _position = word;
            return ReadToken();
        }

        return EmitInvalid(start, end, error.Offset, error.Message, error.SqlState);
    }

    private const string Uescape = "uescape";

    private bool IsUescape(int position)
    {
        int end = position + Uescape.Length;
        return end <= _text.Length && (_text[position] | 0x20) == 'u' && (end == _text.Length || !Characters.IsWordPart(_text[end]))
            && Keywords.Find(_text.AsSpan(position, Uescape.Length)) == TokenKind.Uescape;
    }

    // A token behind a U& literal, read ahead and given back. Another U& literal is not read, so that this never recurs.
    private Token ReadAhead(int position)
    {
        if (position < _text.Length && (_text[position] | 0x20) == 'u') return new Token(TokenKind.Invalid, position, Math.Min(position + 2, _text.Length), 0);
        int index = _count, errors = _errors.Count;
        _position = position;
        Token token = ReadToken() ? _tokens[index] : new Token(TokenKind.EndOfInput, _text.Length, _text.Length, 0);
        _count = index;
        if (_errors.Count > errors) _errors.RemoveRange(errors, _errors.Count - errors);
        return token;
    }

    private int SkipTrivia(int position)
    {
        while (position < _text.Length)
        {
            char c = _text[position];
            int end = Characters.IsSpace(c) ? position + 1 : IsCommentStart(c, position) ? SkipComment(position) : -1;
            if (end < 0) break;
            position = end;
        }

        return position;
    }

    private bool ReadBitString(int start)
    {
        int position = start + 2;
        bool decode = false;
        while (true)
        {
            int length = _text.AsSpan(position).IndexOf('\'');
            if (length < 0) return EmitInvalid(start, _text.Length, Unclosed);
            position += length + 1;
            int continued = StringDecoder.FindContinuation(_text, position);
            if (continued < 0) return Emit(TokenKind.BitConstant, start, position, decode ? 1 : 0);
            decode = true;
            position = continued;
        }
    }
}
