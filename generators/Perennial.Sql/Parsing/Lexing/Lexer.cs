using System.Runtime.CompilerServices;
using Perennial.Sql.Text;

namespace Perennial.Sql.Parsing;

/// <summary>
/// Cuts a script into the tokens of one top-level statement after the other, as the server's scanner does (documentation, "Lexical
/// Structure"). The token buffer is used again for each statement, and by the thread's next lexer after <see cref="Dispose"/>.
/// </summary>
internal sealed partial class Lexer(string script, ParseOptions options) : IDisposable
{
    private const int KeptTokens = 16384;

    [ThreadStatic]
    private static Token[]? _spare;

    /// <summary>Sentinels behind the last token, so that looking ahead needs no check.</summary>
    public const int Lookahead = 8;

    private readonly string _text = script;
    private readonly bool _namedParameters = options.NamedParameters;
    private readonly int _postgresVersion = options.PostgresVersion;
    private readonly List<LexicalError> _errors = [];
    private readonly List<Token> _comments = [];
    private Token[] _tokens = TakeSpare();
    private int _count;
    private int _position;

    /// <summary>The statement's tokens, followed by <see cref="Lookahead"/> sentinels of kind <see cref="TokenKind.EndOfInput"/>.</summary>
    public Token[] Tokens => _tokens;

    /// <summary>Number of tokens without the sentinels; a closing semicolon is one of them.</summary>
    public int Count => _count;

    /// <summary>Offset of the next character to read.</summary>
    public int Position => _position;

    /// <summary>Whether comments within statements are collected as well.</summary>
    public bool KeepsComments { get; init; }

    /// <summary>Comments before the statement's first token, only start and end being set.</summary>
    public List<Token> Comments => _comments;

    /// <summary>The commands of psql in all that was read.</summary>
    public List<TextSpan> PsqlCommands { get; } = [];

    /// <summary>The invalid tokens of the statement.</summary>
    public List<LexicalError> Errors => _errors;

    /// <summary>
    /// Reads the tokens up to the next top-level semicolon (in no parentheses and in no BEGIN ATOMIC body) or the end. False when the
    /// text holds no further token; comments may have been found then.
    /// </summary>
    public bool ReadStatement()
    {
        _count = 0;
        _errors.Clear();
        int parentheses = 0, blocks = 0;
        while (true)
        {
            if (_count + Lookahead + 1 >= _tokens.Length) Array.Resize(ref _tokens, _tokens.Length * 2);
            if (!ReadToken()) break;
            switch (_tokens[_count - 1].Kind)
            {
                case TokenKind.OpenParen:
                    parentheses++;
                    break;
                case TokenKind.CloseParen when parentheses > 0:
                    parentheses--;
                    break;
                case TokenKind.Semicolon when parentheses == 0 && blocks == 0:
                    Terminate(_position);
                    return true;
                case TokenKind.Atomic when IsRoutineStart() && _count > 1 && _tokens[_count - 2].Kind == TokenKind.Begin:
                    blocks++;
                    break;
                case TokenKind.Case when blocks > 0:
                    blocks++;
                    break;
                case TokenKind.End when blocks > 0:
                    blocks--;
                    break;
            }
        }

        Terminate(_text.Length);
        return _count > 0;
    }

    /// <summary>The characters of a token of the statement.</summary>
    public string TextOf(int index) => _text.Substring(_tokens[index].Start, _tokens[index].End - _tokens[index].Start);

    /// <summary>A token of the statement as a keyword or symbol is compared: in lower case.</summary>
    public string WordOf(int index) => TextOf(index).ToLowerInvariant();

    /// <summary>A token of the statement as a name: folded, or without its quotes.</summary>
    public string NameOf(int index) => TextOf(index) is var text && text[0] == '"' ? text.Substring(1, text.Length - 2).Replace("\"\"", "\"") : text.ToLowerInvariant();

    /// <summary>Gives the buffer back; <see cref="Tokens"/> must not be read afterwards.</summary>
    public void Dispose()
    {
        if (_tokens.Length is > 0 and <= KeptTokens) _spare = _tokens;
        _tokens = [];
    }

    private static Token[] TakeSpare()
    {
        Token[] taken = _spare ?? new Token[256];
        _spare = null;
        return taken;
    }

    private bool IsRoutineStart() => _tokens[0].Kind == TokenKind.Create;

    private void Terminate(int end)
    {
        for (int i = 0; i < Lookahead; i++) _tokens[_count + i] = new Token(TokenKind.EndOfInput, end, end, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Emit(TokenKind kind, int start, int end, int value = 0)
    {
        _tokens[_count++] = new Token(kind, start, end, value);
        _position = end;
        return true;
    }

    private bool EmitInvalid(int start, int end, string message, string sqlState = "42601") => EmitInvalid(start, end, start, message, sqlState);

    private bool EmitInvalid(int start, int end, int errorOffset, string message, string sqlState)
    {
        _errors.Add(new LexicalError(_count, errorOffset, end, message, sqlState));
        return Emit(TokenKind.Invalid, start, end);
    }

    /// <summary>Adds one token; false at the end of the text.</summary>
    private bool ReadToken()
    {
        string text = _text;
        int position = _position;
        while ((uint)position < (uint)text.Length)
        {
            char c = text[position];
            switch (Characters.ClassOf(c))
            {
                case CharacterClass.Space:
                    position++;
                    continue;
                case CharacterClass.Letter:
                    return ReadWord(position);
                case CharacterClass.Digit:
                    return ReadNumber(position);
                case CharacterClass.Punctuation:
                    return ReadPunctuation(c, position);
                case CharacterClass.Operator:
                    if (IsCommentStart(c, position))
                    {
                        int end = SkipComment(position);
                        if (end < 0) return EmitInvalid(position, text.Length, "the comment is not closed: '*/' is missing");
                        if (_count == 0 || KeepsComments) _comments.Add(new Token(TokenKind.Invalid, position, end, 0));
                        position = end;
                        continue;
                    }

                    return ReadOperator(position);
                case CharacterClass.Quote:
                    return ReadString(position, position, hasEscapes: false);
                case CharacterClass.DoubleQuote:
                    return ReadQuotedIdentifier(position, position, isUnicode: false);
                case CharacterClass.Dollar:
                    return ReadDollar(position);
                default:
                    if (c == '\\')
                    {
                        MetaCommand command = SkipMetaCommand(position, out int after);
                        if (command != MetaCommand.None) PsqlCommands.Add(TextSpan.FromBounds(position, after));
                        if (command == MetaCommand.Trivia)
                        {
                            position = after;
                            continue;
                        }

                        if (command == MetaCommand.Send)
                        {
                            if (_count > 0) return Emit(TokenKind.Semicolon, position, after);
                            position = after;
                            continue;
                        }
                    }

                    return Emit(TokenKind.Stray, position, position + 1);
            }
        }

        _position = text.Length;
        return false;
    }

    private bool ReadPunctuation(char c, int start)
    {
        char next = start + 1 < _text.Length ? _text[start + 1] : '\0';
        switch (c)
        {
            case '(': return Emit(TokenKind.OpenParen, start, start + 1);
            case ')': return Emit(TokenKind.CloseParen, start, start + 1);
            case ',': return Emit(TokenKind.Comma, start, start + 1);
            case '[': return Emit(TokenKind.OpenBracket, start, start + 1);
            case ']': return Emit(TokenKind.CloseBracket, start, start + 1);
            case ';': return Emit(TokenKind.Semicolon, start, start + 1);
            case '.':
                if (Characters.IsDigit(next)) return ReadNumber(start);
                return next == '.' ? Emit(TokenKind.DotDot, start, start + 2) : Emit(TokenKind.Dot, start, start + 1);
            default:
                if (next == ':') return Emit(TokenKind.DoubleColon, start, start + 2);
                return next == '=' ? Emit(TokenKind.ColonEquals, start, start + 2) : Emit(TokenKind.Colon, start, start + 1);
        }
    }
}
