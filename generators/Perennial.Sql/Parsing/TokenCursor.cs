using System.Runtime.CompilerServices;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Parsing;

/// <summary>
/// A place in the tokens of one statement, and what rules do there: test, take or demand the current token, and fail.
/// A rule decides by the current token (<see cref="Kind"/>) and, rarely, by those behind it (<see cref="Peek"/>), and never goes back:
/// so the token at which it fails is the one that the server's LALR(1) parser reports.
/// </summary>
internal abstract class TokenCursor(SourceText source, ParseOptions options)
{
    // Deeper nesting is an error: the tree is walked by recursion here and in every later stage.
    private const int MaxDepth = 1000;

    private readonly NodeStack _nodes = new();
    private readonly IdentifierStack _names = new();
    private readonly List<TokenKind> _tried = [];
    private Token[] _tokens = [];
    private int _index;
    private int _depth;
    private int _recordFrom = int.MaxValue;

    /// <summary>What the parse depends on.</summary>
    protected ParseOptions Options { get; } = options;

    /// <summary>The text that the tokens stand in.</summary>
    protected string Text { get; } = source.Text;

    /// <summary>The kind of the current token.</summary>
    protected TokenKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
        private set;
    }

    /// <summary>The current token.</summary>
    protected Token Current => _tokens[_index];

    /// <summary>Offset of the current token: where a node begins.</summary>
    protected int Start => _tokens[_index].Start;

    /// <summary>Offset behind the last token taken: where a node ends.</summary>
    protected int End => _index == 0 ? Start : _tokens[_index - 1].End;

    /// <summary>Index of the current token in the statement.</summary>
    protected int Index => _index;

    /// <summary>Tokens tried at the place where errors are being explained.</summary>
    protected List<TokenKind> Tried => _tried;

    /// <summary>Begins at the first of <paramref name="tokens"/>.</summary>
    /// <param name="recordFrom">The token from which tried kinds are remembered; <see cref="int.MaxValue"/> for none.</param>
    protected void Reset(Token[] tokens, int recordFrom)
    {
        _tokens = tokens;
        _index = 0;
        _depth = 0;
        _recordFrom = recordFrom;
        _tried.Clear();
        _nodes.Clear();
        _names.Clear();
        Kind = tokens[0].Kind;
    }

    /// <summary>The kind of the token <paramref name="offset"/> places behind the current one (1 is the next); at most <see cref="Lexer.Lookahead"/> - 1.</summary>
    protected TokenKind Peek(int offset) => _index + offset < _tokens.Length ? _tokens[_index + offset].Kind : TokenKind.EndOfInput;

    /// <summary>The token at <paramref name="index"/> of the statement.</summary>
    protected Token TokenAt(int index) => _tokens[index];

    /// <summary>Takes the current token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Advance()
    {
        if (Kind != TokenKind.EndOfInput) Kind = _tokens[++_index].Kind;
    }

    /// <summary>Whether the current token is of this kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool Is(TokenKind kind)
    {
        if (Kind == kind) return true;
        if (_index >= _recordFrom) _tried.Add(kind);
        return false;
    }

    /// <summary>Takes the current token if it is of this kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool Accept(TokenKind kind)
    {
        if (!Is(kind)) return false;
        Advance();
        return true;
    }

    /// <summary>
    /// Takes two tokens if the first is <paramref name="kind"/>; the second must then follow. For phrases such as <c>GROUP BY</c>.
    /// </summary>
    protected bool AcceptPhrase(TokenKind kind, TokenKind then)
    {
        if (!Accept(kind)) return false;
        Expect(then);
        return true;
    }

    /// <summary>Takes the current token, which must be of this kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Expect(TokenKind kind)
    {
        if (!Accept(kind)) throw Unexpected();
    }

    /// <summary>Takes two tokens, which must be of these kinds.</summary>
    protected void Expect(TokenKind first, TokenKind second)
    {
        Expect(first);
        Expect(second);
    }

    /// <summary>The span from <paramref name="start"/> to the end of the last token taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, End);

    /// <summary>The span of the token taken last.</summary>
    protected TextSpan LastSpan => TextSpan.FromBounds(_tokens[_index - 1].Start, _tokens[_index - 1].End);

    /// <summary>Begins a list of child nodes.</summary>
    protected NodeList<T> List<T>()
        where T : SqlNode => new(_nodes);

    /// <summary>Begins a list of names.</summary>
    protected IdentifierList Names() => new(_names);

    /// <summary>The error that the current token cannot stand here: <c>throw Unexpected("a column name")</c>.</summary>
    /// <param name="expected">What may stand here, in the user's words; tokens that were tried with <see cref="Is"/> or <see cref="Accept"/> are added.</param>
    protected SyntaxErrorException Unexpected(string? expected = null) => new(_index, expected, null, null, "42601");

    /// <summary>An error that the grammar's actions raise.</summary>
    /// <param name="offset">Where the server points.</param>
    /// <param name="message">What is wrong, in the user's words.</param>
    protected SyntaxErrorException Error(int offset, string message, string sqlState = "42601") =>
        new(_index, null, TextSpan.FromBounds(offset, Math.Max(offset, TokenEnd(offset))), message, sqlState);

    /// <summary>Refuses what a server of the chosen version does not know yet.</summary>
    /// <param name="version">The major version that introduced it.</param>
    /// <param name="what">The construct, such as <c>MERGE</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Require(int version, string what)
    {
        if (Options.PostgresVersion < version) throw TooNew(version, what);
    }

    /// <summary>Goes one level deeper; <see cref="Leave"/> comes back. Too deep is an error.</summary>
    protected void Enter()
    {
        if (++_depth > MaxDepth || !HasStack()) throw Error(Start, "the statement is nested too deeply", "54001");
    }

    // A compiler's threads have small stacks, and how much of it is left is not ours to know.
    private static bool HasStack()
    {
#if NET
        return RuntimeHelpers.TryEnsureSufficientExecutionStack();
#else
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
#endif
    }

    /// <summary>Comes back from <see cref="Enter"/>, by <paramref name="levels"/> levels.</summary>
    protected void Leave(int levels = 1) => _depth -= levels;

    private SyntaxErrorException TooNew(int version, string what) => TooNew(Start, version, what);

    /// <summary>The error of <see cref="Require"/> for something that has been taken already.</summary>
    /// <param name="offset">Where it began.</param>
    protected SyntaxErrorException TooNew(int offset, int version, string what) =>
        Error(offset, $"{what} needs PostgreSQL {version}, and {Options.PostgresVersion} is to be supported", "42601");

    private int TokenEnd(int offset)
    {
        foreach (Token token in _tokens)
        {
            if (token.Start == offset || token.Kind == TokenKind.EndOfInput) return token.End;
        }

        return offset;
    }
}
