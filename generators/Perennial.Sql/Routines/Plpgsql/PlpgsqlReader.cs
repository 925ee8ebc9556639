using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>
/// Reads the statements of a PL/pgSQL body (PostgreSQL documentation, "Structure of PL/pgSQL", "Control Structures"). It is no check: what the server would
/// refuse may be read, and a body with something unknown is not read at all.
/// </summary>
internal sealed partial class PlpgsqlReader
{
    private const int DeepestNesting = 100;

    private readonly PlpgsqlTokens _tokens;
    private readonly List<string> _labels = [];
    private readonly List<string> _temporaryRelations = [];
    private int _depth;
    private bool _isLost;
    private bool _leavesByLabel;

    private PlpgsqlReader(string source) => _tokens = new PlpgsqlTokens(source);

    /// <summary>The body; null where something in it is not understood.</summary>
    public static PlpgsqlBody? Read(string source)
    {
        PlpgsqlReader reader = new(source);
        PlpgsqlBody? body = reader._tokens.IsBroken ? null : reader.ReadBody();
        return reader._isLost ? null : body;
    }

    private PlpgsqlBody? ReadBody()
    {
        string? conflict = null;
        while (_tokens.Take("#"))
        {
            if (_tokens.Word() == "variable_conflict") conflict = _tokens.Word(1);
            _tokens.Position += 2;
        }

        PlpgsqlBlock block = ReadBlock(ReadLabel());
        _tokens.Take(";");
        if (!_tokens.IsAtEnd) Lose();
        return new PlpgsqlBody(block, conflict, _leavesByLabel, _labels.ToEquatableArray(), _temporaryRelations.ToEquatableArray(), RunsText());
    }

    // EXECUTE as a statement, of a loop, a cursor or RETURN QUERY: not that of a trigger, and not the privilege.
    private bool RunsText()
    {
        bool found = false;
        for (_tokens.Position = 0; !_tokens.IsAtEnd; _tokens.Position++) found |= _tokens.Word() == "execute" && _tokens.Word(1) is not ("function" or "procedure" or "on" or ",");
        return found;
    }

    // Null without one.
    private string? ReadLabel()
    {
        if (!_tokens.Take("<<")) return null;
        string label = "";
        if (_tokens.IsName()) _labels.Add(label = _tokens.Name());
        else Lose();
        _tokens.Position++;
        Expect(">>");
        return label;
    }

    private PlpgsqlBlock ReadBlock(string? label)
    {
        List<PlpgsqlDeclaration> declarations = [];
        if (_tokens.Take("declare"))
        {
            while (!_isLost && _tokens.Word() != "begin")
            {
                if (!_tokens.Take("declare")) ReadDeclaration(declarations);
            }
        }

        Expect("begin");
        IReadOnlyList<PlpgsqlNode> statements = ReadStatements(static word => word is "end" or "exception");
        List<IReadOnlyList<PlpgsqlNode>> handlers = [];
        if (_tokens.Take("exception"))
        {
            while (_tokens.Take("when"))
            {
                ReadUntil("then");
                _tokens.Position++;
                handlers.Add(ReadStatements(static word => word is "end" or "when"));
            }
        }

        Expect("end");
        if (_tokens.Word() != ";" && _tokens.IsName()) _tokens.Position++;
        return new PlpgsqlBlock(label, declarations, statements, handlers);
    }

    private void ReadDeclaration(List<PlpgsqlDeclaration> declarations)
    {
        if (!_tokens.IsName())
        {
            Lose();
            return;
        }

        string name = _tokens.Name();
        _tokens.Position++;

        if (_tokens.Take("alias"))
        {
            Expect("for");
            if (!_tokens.IsName()) Lose();
            else declarations.Add(new PlpgsqlDeclaration(name, "", IsNotNull: false, Default: null) { AliasOf = _tokens.Name() });
            _tokens.Position++;

            // Behind a label stands a variable that an inner one may hide.
            Expect(";");
            return;
        }

        if (_tokens.Word() is "cursor" || (_tokens.Word() is "no" or "scroll" && (_tokens.Word(1) == "cursor" || _tokens.Word(2) == "cursor")))
        {
            declarations.Add(new PlpgsqlDeclaration(name, "", IsNotNull: false, Default: null) { Query = ReadCursorQuery() });
            Expect(";");
            return;
        }

        _tokens.Take("constant");
        string type = _tokens.TextOf(ReadUntil(static word => word is "not" or "collate" or "default" or ":=" or "=" or ";"));
        if (_tokens.Take("collate")) ReadUntil(static word => word is "not" or "default" or ":=" or "=" or ";");
        bool isNotNull = _tokens.Take("not");
        if (isNotNull) Expect("null");
        TextSpan? value = null;
        if (_tokens.Word() is "default" or ":=" or "=")
        {
            _tokens.Position++;
            value = ReadUntil(";");
        }

        Expect(";");
        declarations.Add(new PlpgsqlDeclaration(name, type, isNotNull, value));
    }

    private List<PlpgsqlNode> ReadStatements(Func<string, bool> isStop)
    {
        List<PlpgsqlNode> statements = [];
        if (++_depth > DeepestNesting) Lose();
        while (!_isLost && !(isStop(_tokens.Word()) && !IsAssignment()))
        {
            if (_tokens.IsAtEnd) Lose();
            else Add(statements);
        }

        _depth--;
        return statements;
    }

    private void Add(List<PlpgsqlNode> statements)
    {
        int first = _tokens.Position;
        if (ReadStatement() is { } statement && !_isLost) statements.Add(statement with { Span = _tokens.Span(first, _tokens.Position - 1) });
    }

    // The arguments of a cursor are no variables of the body.
    private PlpgsqlPart ReadCursorQuery()
    {
        ReadUntil("cursor");
        _tokens.Position++;
        bool hasArguments = _tokens.Word() == "(";
        ReadUntil(static word => word is "for" or "is");
        _tokens.Position++;
        return new PlpgsqlPart(hasArguments ? PlpgsqlPartKind.Unknown : PlpgsqlPartKind.Statement, ReadUntil(";"));
    }

    private TextSpan ReadUntil(Func<string, bool> isStop)
    {
        if (_tokens.Until(isStop) is { } span) return span;
        Lose();
        return default;
    }

    private TextSpan ReadUntil(string stop) => ReadUntil(word => word == stop);

    private void Expect(string word)
    {
        if (!_tokens.Take(word)) Lose();
    }

    private void Lose() => _isLost = true;
}
