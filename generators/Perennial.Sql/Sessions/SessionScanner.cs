using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Sessions;

/// <summary>
/// Looks through the words of a text for all that leaves something behind in its session: what <c>DISCARD ALL</c> and a pool's reset would clear (documentation of DISCARD). It errs on
/// one side only: a text without a find leaves nothing, whatever its names resolve to.
/// </summary>
internal sealed class SessionScanner
{
    private static readonly Dictionary<string, SessionStateKind> Functions = new(StringComparer.Ordinal)
    {
        ["set_config"] = SessionStateKind.Setting,
        ["set_limit"] = SessionStateKind.Setting,
        ["pg_advisory_lock"] = SessionStateKind.Lock,
        ["pg_advisory_lock_shared"] = SessionStateKind.Lock,
        ["pg_try_advisory_lock"] = SessionStateKind.Lock,
        ["pg_try_advisory_lock_shared"] = SessionStateKind.Lock,
        ["lastval"] = SessionStateKind.SequenceValue,
        ["currval"] = SessionStateKind.SequenceValue,
        ["query_to_xml"] = SessionStateKind.DynamicSql,
        ["query_to_xmlschema"] = SessionStateKind.DynamicSql,
        ["query_to_xml_and_xmlschema"] = SessionStateKind.DynamicSql,
        ["ts_stat"] = SessionStateKind.DynamicSql,
    };

    private readonly string _text;
    private readonly SessionText _kind;
    private readonly List<SessionUse> _places = [];
    private readonly SortedSet<string> _calls = new(StringComparer.Ordinal);
    private Token[] _tokens = [];
    private int _count;

    private SessionScanner(string text, SessionText kind)
    {
        _text = text;
        _kind = kind;
    }

    /// <summary>Looks through a text.</summary>
    public static SessionUses Scan(string text, SessionText kind)
    {
        SessionScanner scanner = new(text, kind);
        using Lexer lexer = new(text, kind == SessionText.Sql ? ParseOptions.Queries : ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            scanner._tokens = lexer.Tokens;
            scanner._count = lexer.Count;
            scanner.ReadStatement();
        }

        return new SessionUses(scanner._places.ToEquatableArray(), scanner._calls.ToEquatableArray());
    }

    /// <summary>Looks through the definitions of a schema file, without the routines: what columns' defaults, checks, views, rules and policies call.</summary>
    public static SessionUses ScanDefinitions(string text)
    {
        SessionScanner scanner = new(text, SessionText.Definition);
        using Lexer lexer = new(text, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            scanner._tokens = lexer.Tokens;
            scanner._count = lexer.Count;
            int defined = scanner.Kind(1) == TokenKind.Or ? 3 : 1;
            if (scanner.Kind(0) is TokenKind.Create or TokenKind.Alter && scanner.Kind(defined) is not (TokenKind.Function or TokenKind.Procedure)) scanner.ReadStatement();
        }

        return new SessionUses(scanner._places.ToEquatableArray(), scanner._calls.ToEquatableArray());
    }

    private TokenKind Kind(int index) => (uint)index < (uint)_count ? _tokens[index].Kind : TokenKind.EndOfInput;

    private void ReadStatement()
    {
        for (int i = 0; i < _count; i++)
        {
            if (_kind != SessionText.Definition) ReadWord(i);
            if (Kind(i + 1) == TokenKind.OpenParen && DynamicText.NameOf(_text, _tokens[i]) is { } name) ReadCall(name, i);
        }
    }

    private void ReadWord(int i)
    {
        switch (Kind(i))
        {
            case TokenKind.Execute when IsExecution(i):
                ReadExecute(i);
                break;
            case TokenKind.With when Kind(i + 1) == TokenKind.Hold:
                Add(SessionStateKind.HeldCursor, i, i + 1);
                break;
            // A variable of that name is followed by what follows a target list.
            case TokenKind.Into when Kind(i + 1) is TokenKind.Temp or TokenKind.Temporary && Kind(i + 2) is TokenKind.Table or TokenKind.Identifier:
                Add(SessionStateKind.TemporaryObject, i, i + 1);
                break;
            case TokenKind.Set when IsStart(i) && Kind(i + 1) is not (TokenKind.Local or TokenKind.Transaction or TokenKind.Constraints):
                Add(SessionStateKind.Setting, i, i + 1);
                break;
            case TokenKind.Listen when IsStart(i):
                Add(SessionStateKind.Listen, i, i + 1);
                break;
            case TokenKind.Prepare when IsStart(i) && Kind(i + 1) != TokenKind.Transaction:
                Add(SessionStateKind.Prepared, i, i + 1);
                break;
            case TokenKind.Discard when IsStart(i):
                Add(SessionStateKind.Discard, i, i + 1);
                break;
            case TokenKind.Do when Kind(i + 1) == TokenKind.StringConstant:
                Include(Scan(StringDecoder.DecodeString(_text, _tokens[i + 1]), SessionText.PlPgSql), i);
                break;
            case TokenKind.Create when IsStart(i):
                ReadCreate(i);
                break;
        }
    }

    // In PL/pgSQL a statement also begins behind the words that open a block.
    private bool IsStart(int i) => Kind(i - 1) switch
    {
        TokenKind.EndOfInput => true,
        TokenKind.Begin or TokenKind.Then or TokenKind.Else => _kind == SessionText.PlPgSql,
        TokenKind.OperatorSymbol => _kind == SessionText.PlPgSql && _tokens[i - 1] is { Start: var start, End: var end } && end - start == 2 && _text[start] == '>' && _text[start + 1] == '>',
        TokenKind.Identifier => _kind == SessionText.PlPgSql && DynamicText.NameOf(_text, _tokens[i - 1]) == "loop",
        _ => false,
    };

    // The other meanings: the privilege, and what a trigger runs.
    private bool IsExecution(int i) =>
        (_kind == SessionText.PlPgSql || IsStart(i))
        && Kind(i + 1) is not (TokenKind.Function or TokenKind.Procedure or TokenKind.On or TokenKind.Comma or TokenKind.EndOfInput);

    private void ReadExecute(int i)
    {
        if (_kind != SessionText.PlPgSql)
        {
            Add(SessionStateKind.Prepared, i, i);
            return;
        }

        int start = i + 1;
        string? constant = DynamicText.Constant(_text, _tokens, _count, ref start);
        bool isWhole = Kind(start) is TokenKind.Semicolon or TokenKind.Using or TokenKind.Into or TokenKind.EndOfInput
            || (Kind(start) == TokenKind.Identifier && DynamicText.NameOf(_text, _tokens[start]) is "loop");
        if (constant is null || !isWhole) Add(SessionStateKind.DynamicSql, i, i);
        else Include(Scan(constant, SessionText.Sql), i);
    }

    private void ReadCreate(int i)
    {
        int word = i + 1;
        if (Kind(word) == TokenKind.Or) word += 2;
        if (Kind(word) is TokenKind.Local or TokenKind.Global) word++;
        bool isTemporary = Kind(word) is TokenKind.Temp or TokenKind.Temporary;
        for (int next = word; !isTemporary && next < word + 8; next++)
            isTemporary = Kind(next) == TokenKind.Identifier && Kind(next + 1) == TokenKind.Dot && DynamicText.NameOf(_text, _tokens[next]) == "pg_temp";
        if (isTemporary && !EndsWithTransaction(word)) Add(SessionStateKind.TemporaryObject, i, word);
        else if (Kind(word) is TokenKind.Function or TokenKind.Procedure) Add(SessionStateKind.NewRoutine, i, word);
    }

    private bool EndsWithTransaction(int from)
    {
        for (int i = from; i < _count && Kind(i) != TokenKind.Semicolon; i++)
        {
            if (Kind(i) == TokenKind.On && Kind(i + 1) == TokenKind.Commit && Kind(i + 2) == TokenKind.Drop) return true;
        }

        return false;
    }

    private void ReadCall(string name, int i)
    {
        if (name == DynamicText.AnyName)
        {
            // Behind INTO it is a table with its columns.
            int before = i - 1;
            while (Kind(before) == TokenKind.Dot) before -= 2;
            if (Kind(before) != TokenKind.Into) Add(SessionStateKind.DynamicSql, i, i);
            return;
        }

        if (!Functions.TryGetValue(name, out SessionStateKind? kind)) _calls.Add(name);
        else if (name != "set_config" || !IsLocal(i + 1)) Add(kind, i, i);
    }

    // The last of three arguments says whether the setting ends with the transaction.
    private bool IsLocal(int open)
    {
        int depth = 0;
        for (int i = open; i < _count; i++)
        {
            if (Kind(i) == TokenKind.OpenParen) depth++;
            if (Kind(i) != TokenKind.CloseParen || --depth > 0) continue;
            return Kind(i - 1) == TokenKind.True && Kind(i - 2) is TokenKind.Comma or TokenKind.EqualsGreater or TokenKind.ColonEquals;
        }

        return false;
    }

    private void Add(SessionStateKind kind, int first, int last)
    {
        int start = _tokens[first].Start;
        int end = _tokens[Math.Min(last, _count - 1)].End;
        string word = string.Join(" ", _text.Substring(start, end - start).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _places.Add(new SessionUse(kind, word, new TextSpan(start, end - start)));
    }

    // What stands in a string is told at the word that runs it.
    private void Include(SessionUses inner, int i)
    {
        foreach (SessionUse use in inner.Places) _places.Add(use with { Word = use.Word.Replace(DynamicText.QuotedName, "%I"), Span = new TextSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start) });
        _calls.UnionWith(inner.Calls);
    }
}
