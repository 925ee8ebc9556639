using System.Text;

namespace Perennial.Sql.Parsing;

/// <summary>The values of string constants and quoted identifiers (documentation, "String Constants").</summary>
internal static class StringDecoder
{
    private const string InvalidEscape = "22025";

    private const string InvalidBytes = "22021";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value of a <see cref="TokenKind.StringConstant"/>, which the lexer has found to be valid.</summary>
    public static string DecodeString(string text, Token token)
    {
        int start = token.Start;
        switch (text[start])
        {
            case '\'':
                return token.Value == 0 ? NameTable.GetShort(text.AsSpan(start + 1, token.End - start - 2)) : Unquote(text, start, '\'');
            case '$':
                int delimiter = text.IndexOf('$', start + 1) + 1 - start;
                return text.Substring(start + delimiter, token.End - start - (2 * delimiter));
            case 'u' or 'U':
                return DecodeUnicode(text, start, LiteralEnd(text, start + 2), FindEscapeCharacter(text, token), out _);
            default:
                return token.Value == 0 ? text.Substring(start + 2, token.End - start - 3) : DecodeEscapes(text, start, out _);
        }
    }

    /// <summary>The name that a quoted identifier gives, not yet truncated.</summary>
    public static string DecodeIdentifier(string text, Token token) => text[token.Start] == '"'
        ? Unquote(text, token.Start, '"')
        : DecodeUnicode(text, token.Start, LiteralEnd(text, token.Start + 2), FindEscapeCharacter(text, token), out _);

    /// <summary>The digits of a <see cref="TokenKind.BitConstant"/>.</summary>
    public static string DecodeBits(string text, Token token) =>
        token.Value == 0 ? text.Substring(token.Start + 2, token.End - token.Start - 3) : Unquote(text, token.Start + 1, '\'');

    /// <summary>
    /// The offset behind the quote with which a string goes on after a line break (and comments), or -1 when it ends at <paramref name="position"/>.
    /// </summary>
    public static int FindContinuation(string text, int position)
    {
        bool newline = false;
        while ((uint)position < (uint)text.Length)
        {
            char c = text[position];
            if (c == '\'') return newline ? position + 1 : -1;
            if (c is '\n' or '\r')
            {
                newline = true;
            }
            else if (c == '-' && position + 1 < text.Length && text[position + 1] == '-')
            {
                int length = text.AsSpan(position).IndexOfAny('\n', '\r');
                if (length < 0) return -1;
                position += length;
                continue;
            }
            else if (!Characters.IsSpace(c))
            {
                return -1;
            }

            position++;
        }

        return -1;
    }

    /// <summary>The value of <c>E'...'</c> at <paramref name="start"/>, or the first escape that means nothing.</summary>
    public static string DecodeEscapes(string text, int start, out EscapeError? error)
    {
        StringBuilder value = new();
        List<byte> bytes = [];
        error = null;
        int position = start + 2;
        char high = '\0';
        while (error is null)
        {
            char c = text[position];
            if (high != 0 && !(c == '\\' && text[position + 1] is 'u' or 'U'))
            {
                error = new EscapeError(position, "the first half of a surrogate pair must be followed by the second", InvalidEscape);
                break;
            }

            if (c == '\'')
            {
                if (!Flush(value, bytes)) error = new EscapeError(start, "the escaped bytes are no valid UTF-8", InvalidBytes);
                if (text.Length > position + 1 && text[position + 1] == '\'')
                {
                    value.Append('\'');
                    position += 2;
                    continue;
                }

                int continued = FindContinuation(text, position + 1);
                if (continued < 0) break;
                position = continued;
                continue;
            }

            if (c != '\\')
            {
                if (!Flush(value, bytes)) error = new EscapeError(start, "the escaped bytes are no valid UTF-8", InvalidBytes);
                value.Append(c);
                position++;
                continue;
            }

            int escape = position;
            c = text[position + 1];
            position += 2;
            if (c is 'u' or 'U')
            {
                if (!Flush(value, bytes)) error = new EscapeError(start, "the escaped bytes are no valid UTF-8", InvalidBytes);
                int digits = c == 'u' ? 4 : 8;
                error ??= AppendCodePoint(value, text, escape, position, digits, ref high);
                position += digits;
                continue;
            }

            int code = -1;
            if (c is >= '0' and <= '7')
            {
                code = c - '0';
                for (int i = 0; i < 2 && text[position] is >= '0' and <= '7'; i++) code = (code * 8) + (text[position++] - '0');
                code &= 0xFF;
            }
            else if (c == 'x' && Characters.IsHexDigit(text[position]))
            {
                code = Characters.HexValue(text[position++]);
                if (Characters.IsHexDigit(text[position])) code = (code * 16) + Characters.HexValue(text[position++]);
            }

            if (code == 0) error = new EscapeError(start, "a string cannot hold the byte 0", InvalidBytes);
            if (code >= 0)
            {
                bytes.Add((byte)code);
                continue;
            }

            if (!Flush(value, bytes)) error = new EscapeError(start, "the escaped bytes are no valid UTF-8", InvalidBytes);
            value.Append(c switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => c });
        }

        return value.ToString();
    }

    /// <summary>The value of <c>U&amp;'...'</c> or <c>U&amp;"..."</c> at <paramref name="start"/>, or the first escape that means nothing.</summary>
    public static string DecodeUnicode(string text, int start, int end, char escape, out EscapeError? error)
    {
        error = null;
        string body = Unquote(text, start + 2, text[start + 2]);
        if (body.IndexOf(escape) < 0) return body;
        StringBuilder value = new(body.Length);
        char high = '\0';
        int position = 0;
        while (position < body.Length && error is null)
        {
            char c = body[position];
            int offset = Math.Min(start + 3 + position, end);
            bool isCode = c == escape && !(position + 1 < body.Length && body[position + 1] == escape);
            if (high != 0 && !isCode)
            {
                error = new EscapeError(offset, "the first half of a surrogate pair must be followed by the second", InvalidEscape);
            }
            else if (isCode)
            {
                bool isLong = position + 1 < body.Length && body[position + 1] == '+';
                int digits = isLong ? 6 : 4;
                int first = position + (isLong ? 2 : 1);
                error = AppendCodePoint(value, body, offset, first, digits, ref high);
                position = first + digits;
            }
            else
            {
                value.Append(c);
                position += c == escape ? 2 : 1;
            }
        }

        if (high != 0) error ??= new EscapeError(Math.Min(start + 3 + body.Length, end), "the first half of a surrogate pair must be followed by the second", InvalidEscape);
        return value.ToString();
    }

    private static EscapeError? AppendCodePoint(StringBuilder value, string text, int offset, int first, int digits, ref char high)
    {
        long code = 0;
        for (int i = 0; i < digits; i++)
        {
            if (first + i >= text.Length || !Characters.IsHexDigit(text[first + i]))
                return new EscapeError(offset, "a Unicode escape has four, six or eight hexadecimal digits", InvalidEscape);
            code = (code * 16) + Characters.HexValue(text[first + i]);
        }

        bool isLow = code is >= 0xDC00 and <= 0xDFFF;
        if (isLow != (high != 0)) return new EscapeError(offset, "the two halves of a surrogate pair must stand together", InvalidEscape);
        if (code is 0 or > 0x10FFFF) return new EscapeError(offset, "the escape is no Unicode character", "42601");
        if (isLow)
        {
            value.Append(high).Append((char)code);
            high = '\0';
        }
        else if (code is >= 0xD800 and <= 0xDBFF)
        {
            high = (char)code;
        }
        else
        {
            value.Append(char.ConvertFromUtf32((int)code));
        }

        return null;
    }

    private static bool Flush(StringBuilder value, List<byte> bytes)
    {
        if (bytes.Count == 0) return true;
        try
        {
            value.Append(StrictUtf8.GetString(bytes.ToArray()));
            bytes.Clear();
            return true;
        }
        catch (DecoderFallbackException)
        {
            bytes.Clear();
            return false;
        }
    }

    // Takes the quotes away, makes doubled ones single and joins the parts of a continued string.
    private static string Unquote(string text, int start, char quote)
    {
        StringBuilder value = new();
        int position = start + 1;
        while (true)
        {
            int end = text.IndexOf(quote, position);
            value.Append(text, position, end - position);
            position = end + 1;
            if (position < text.Length && text[position] == quote && text[start] == quote)
            {
                value.Append(quote);
                position++;
                continue;
            }

            int continued = quote == '\'' ? FindContinuation(text, position) : -1;
            if (continued < 0) return value.ToString();
            position = continued;
        }
    }

    private static int LiteralEnd(string text, int quoteStart)
    {
        char quote = text[quoteStart];
        int position = quoteStart + 1;
        while (true)
        {
            position = text.IndexOf(quote, position) + 1;
            if (position < text.Length && text[position] == quote)
            {
                position++;
                continue;
            }

            int continued = quote == '\'' ? FindContinuation(text, position) : -1;
            if (continued < 0) return position;
            position = continued;
        }
    }

    // With UESCAPE the token ends in the string that holds the character.
    private static char FindEscapeCharacter(string text, Token token) =>
        LiteralEnd(text, token.Start + 2) == token.End ? '\\' : text[token.End - 2];
}
