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

    // U&'...' UESCAPE '!' is one token: the words behind the literal are read ahead and given back.
    private bool FinishUnicode(TokenKind kind, int start, int end)
    {
        int index = _count + 1, errors = _errors.Count;
        Emit(kind, start, end, 1);
        char escape = '\\';
        int literalEnd = end;
        if (_count + Lookahead + 3 >= _tokens.Length) Array.Resize(ref _tokens, _tokens.Length * 2);
        if (ReadToken() && _tokens[index].Kind == TokenKind.Uescape)
        {
            Token word = ReadToken() ? _tokens[index + 1] : new Token(TokenKind.EndOfInput, _text.Length, _text.Length, 0);
            if (_errors.Count > errors) _errors.RemoveRange(errors, _errors.Count - errors);
            _count = index - 1;
            if (word.Kind != TokenKind.StringConstant)
                return EmitInvalid(start, word.End, word.Start, "UESCAPE must be followed by a plain string of one character", "42601");
            string value = StringDecoder.DecodeString(_text, word);
            if (value.Length != 1 || Characters.IsHexDigit(value[0]) || value[0] is '+' or '\'' or '"' || Characters.IsSpace(value[0]))
                return EmitInvalid(start, word.End, word.Start, "the escape character must be one character, and no hexadecimal digit, quote, '+' or white space", "42601");
            escape = value[0];
            end = word.End;
        }

        if (_errors.Count > errors) _errors.RemoveRange(errors, _errors.Count - errors);
        _count = index - 1;
        StringDecoder.DecodeUnicode(_text, start, literalEnd, escape, out EscapeError? error);
        return error is null ? Emit(kind, start, end, 1) : EmitInvalid(start, end, error.Offset, error.Message, error.SqlState);
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
