namespace Perennial.Sql.Parsing;

/// <summary>Identifiers and keywords.</summary>
internal sealed partial class Lexer
{
    private bool ReadWord(int start)
    {
        string text = _text;
        int end = start + 1;
        while ((uint)end < (uint)text.Length && Characters.IsWordPart(text[end])) end++;
        if (end == start + 1)
        {
            if (end < text.Length && IsPrefixedLiteral(text[start], text[end], start)) return true;
        }
        else if (Keywords.Find(text.AsSpan(start, end - start)) is var kind and not TokenKind.Identifier)
        {
            if (_count > 0) ResolveLookahead(kind, ref _tokens[_count - 1]);
            return Emit(kind, start, end);
        }

        return Emit(TokenKind.Identifier, start, end);
    }

    // b'', x'', e'', n'' and u&'' read on from a single letter.
    private bool IsPrefixedLiteral(char letter, char next, int start)
    {
        if (next == '\'')
        {
            switch (letter | 0x20)
            {
                case 'e':
                    return ReadString(start, start + 1, hasEscapes: true);
                case 'b' or 'x':
                    return ReadBitString(start);
                case 'n':
                    // The server reads N'...' as the word NCHAR and a plain string.
                    return Emit(TokenKind.Nchar, start, start + 1);
                default:
                    return false;
            }
        }

        if (next == '&' && (letter | 0x20) == 'u' && start + 2 < _text.Length)
        {
            if (_text[start + 2] == '\'') return ReadUnicodeString(start);
            if (_text[start + 2] == '"') return ReadQuotedIdentifier(start, start + 2, isUnicode: true);
        }

        return false;
    }

    // Five words are told apart by the word behind them, so that the grammar needs one token of lookahead only.
    private static void ResolveLookahead(TokenKind kind, ref Token before)
    {
        TokenKind resolved;
        switch (before.Kind)
        {
            case TokenKind.Not when kind is TokenKind.Between or TokenKind.In or TokenKind.Like or TokenKind.Ilike or TokenKind.Similar:
                resolved = TokenKind.NotLa;
                break;
            case TokenKind.Nulls when kind is TokenKind.First or TokenKind.Last:
                resolved = TokenKind.NullsLa;
                break;
            case TokenKind.With when kind is TokenKind.Time or TokenKind.Ordinality:
                resolved = TokenKind.WithLa;
                break;
            case TokenKind.Without when kind == TokenKind.Time:
                resolved = TokenKind.WithoutLa;
                break;
            case TokenKind.Format when kind == TokenKind.Json:
                resolved = TokenKind.FormatLa;
                break;
            default:
                return;
        }

        before = new Token(resolved, before.Start, before.End, 0);
    }

    private bool ReadQuotedIdentifier(int start, int quote, bool isUnicode)
    {
        string text = _text;
        bool decode = false;
        int position = quote + 1;
        while (true)
        {
            int length = text.AsSpan(position).IndexOf('"');
            if (length < 0) return EmitInvalid(start, text.Length, "the quoted identifier is not closed: '\"' is missing");
            position += length + 1;
            if (position >= text.Length || text[position] != '"') break;
            decode = true;
            position++;
        }

        if (position == quote + 2) return EmitInvalid(start, position, "an identifier in quotes must not be empty");
        if (isUnicode) return FinishUnicode(TokenKind.Identifier, start, position);
        return Emit(TokenKind.Identifier, start, position, decode ? 1 : 0);
    }
}
