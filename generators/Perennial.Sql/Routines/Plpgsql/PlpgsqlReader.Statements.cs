using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>The statements by their first words. Words that PL/pgSQL does not reserve may be variables.</summary>
internal sealed partial class PlpgsqlReader
{
    // Null for a statement that nothing depends on.
    private PlpgsqlNode? ReadStatement()
    {
        if (IsAssignment()) return ReadAssignment();
        string? label = ReadLabel();
        string word = _tokens.Word();
        switch (word)
        {
            case "declare" or "begin":
                return Ended(ReadBlock(label));
            case "if":
                return ReadIf();
            case "case":
                return ReadCase();
            case "loop":
                return Labelled(ReadLoop(PlpgsqlLoopKind.Plain, [], default, []), label);
            case "while":
                _tokens.Position++;
                return Labelled(ReadLoop(PlpgsqlLoopKind.Plain, [], default, [Expressions(ReadUntil("loop"))]), label);
            case "for":
                return Labelled(ReadFor(), label);
            case "foreach":
                return Labelled(ReadForEach(), label);
        }

        if (word is "execute" or "fetch" or "move") return ReadStore();
        if (word is "return" or "raise" or "exit" or "continue" or "null" or "perform" or "get" or "open" or "close" or "call" or "commit" or "rollback" or "assert") _tokens.Position++;
        switch (word)
        {
            case "return":
                return ReadReturn();
            case "raise":
                return ReadRaise();
            case "exit" or "continue":
                _leavesByLabel |= _tokens.Word() is not ("when" or ";");
                return ReadExit(isExit: word == "exit");
            case "get":
                return ReadDiagnostics();
            case "open":
                return ReadOpen();
            case "call":
                return ReadCall();
            case "perform":
                return Ended(new PlpgsqlStep { Parts = [new PlpgsqlPart(PlpgsqlPartKind.Perform, ReadUntil(";"))] });
            case "assert":
                return Ended(new PlpgsqlStep { Parts = [Expressions(ReadUntil(";"))] });
            case "commit" or "rollback":
                return Ended(new PlpgsqlStep { Parts = [Unknown(_tokens.Position - 1)] });
            case "create":
                FindTemporaryRelation();
                return ReadSql();
            case "null" or "close":
                ReadUntil(";");
                return Ended(null);
            default:
                return ReadSql();
        }
    }

    private static PlpgsqlNode? Labelled(PlpgsqlNode? statement, string? label) => statement is PlpgsqlLoop loop ? loop with { Label = label } : statement;

    private PlpgsqlNode? Ended(PlpgsqlNode? statement)
    {
        Expect(";");
        return statement;
    }

    // a := x, a.b[1] = x
    private bool IsAssignment()
    {
        if (!_tokens.IsName() || _tokens.Word() is "begin" or "case" or "declare" or "end" or "execute" or "for" or "foreach" or "if" or "loop" or "null" or "while") return false;
        int next = 1;
        while (_tokens.Word(next) is "." or "[")
        {
            if (_tokens.Word(next) == ".") next += 2;
            else if ((next = BehindBracket(next)) < 0) return false;
        }

        return _tokens.Word(next) is ":=" or "=";
    }

    private int BehindBracket(int open)
    {
        int depth = 0;
        for (int i = open; _tokens.Word(i).Length > 0; i++)
        {
            if (_tokens.Word(i) is "[" or "(") depth++;
            else if (_tokens.Word(i) is "]" or ")" && --depth == 0) return i + 1;
        }

        return -1;
    }

    private PlpgsqlNode? ReadAssignment()
    {
        int first = _tokens.Position;
        PlpgsqlTarget target = ReadTarget();

        // A subscript is an expression, too.
        EquatableArray<PlpgsqlPart> parts = target.Names.Contains("") ? [Expressions(_tokens.Span(first, _tokens.Position))] : default;
        _tokens.Position++;
        return Ended(new PlpgsqlAssignment(target, ReadUntil(";")) { Parts = parts });
    }

    private PlpgsqlTarget ReadTarget()
    {
        List<string> names = [];
        if (!_tokens.IsName()) Lose();
        while (!_isLost)
        {
            names.Add(_tokens.Name());
            _tokens.Position++;
            bool isPart = false;
            while (!_isLost && _tokens.Word() == "[")
            {
                if (BehindBracket(0) is > 0 and var behind) _tokens.Position += behind;
                else Lose();
                isPart = true;
            }

            // No variable has this name: what is stored is not the whole variable.
            if (isPart) names.Add("");
            if (!_tokens.Take(".")) break;
            if (!_tokens.IsName()) Lose();
        }

        return new PlpgsqlTarget(names.ToEquatableArray());
    }

    private List<PlpgsqlTarget> ReadTargets()
    {
        List<PlpgsqlTarget> targets = [ReadTarget()];
        while (!_isLost && _tokens.Take(",")) targets.Add(ReadTarget());
        return targets;
    }

    private PlpgsqlNode? ReadReturn()
    {
        PlpgsqlReturnKind kind = PlpgsqlReturnKind.End;
        if (_tokens.Take("next")) kind = PlpgsqlReturnKind.Next;
        else if (_tokens.Take("query")) kind = _tokens.Word() == "execute" ? PlpgsqlReturnKind.DynamicQuery : PlpgsqlReturnKind.Query;
        TextSpan value = ReadUntil(";");
        return Ended(new PlpgsqlReturn(kind, value.Length == 0 ? null : value));
    }

    private PlpgsqlNode? ReadExit(bool isExit)
    {
        string? left = isExit && _tokens.Word() != "when" && _tokens.IsName() ? _tokens.Name() : null;
        ReadUntil(static word => word is "when" or ";");
        if (!_tokens.Take("when")) return Ended(new PlpgsqlJump { Left = left });

        // As IF condition THEN EXIT; END IF;
        TextSpan condition = ReadUntil(";");
        return Ended(new PlpgsqlChoice([new PlpgsqlBranch(_tokens.TextOf(condition), condition, [new PlpgsqlJump { Left = left }])], []));
    }

    // RAISE [ level ] [ 'format' [, expression ...] | condition | SQLSTATE 'state' ] [ USING option = expression, ... ]
    private PlpgsqlNode? ReadRaise()
    {
        bool isError = _tokens.Word() is not ("debug" or "log" or "info" or "notice" or "warning");
        ReadUntil(static word => word is "," or "using" or ";");
        List<PlpgsqlPart> parts = [];
        if (_tokens.Take(",")) parts.Add(Expressions(ReadUntil(static word => word is "using" or ";")));
        if (_tokens.Take("using"))
        {
            do
            {
                ReadUntil(static word => word is "=" or ":=" or ";");
                _tokens.Position++;
                parts.Add(Expressions(ReadUntil(static word => word is "," or ";")));
            }
            while (!_isLost && _tokens.Take(","));
        }

        return Ended(isError ? new PlpgsqlJump { Parts = parts.ToEquatableArray() } : new PlpgsqlStep { Parts = parts.ToEquatableArray() });
    }

    // OPEN cursor [ [ NO ] SCROLL ] FOR query | FOR EXECUTE text | ( arguments )
    private PlpgsqlNode? ReadOpen()
    {
        PlpgsqlTarget cursor = ReadTarget();
        List<PlpgsqlPart> parts = [];
        if (_tokens.Word() == "(") parts.Add(Unknown(_tokens.Position));
        ReadUntil(static word => word is "for" or ";");
        if (_tokens.Take("for")) parts.Add(_tokens.Word() == "execute" ? Unknown(_tokens.Position) : new PlpgsqlPart(PlpgsqlPartKind.Statement, ReadUntil(";")));
        return Ended(new PlpgsqlStore([cursor], IsNotNull: false) { Parts = parts.ToEquatableArray() });
    }

    private static PlpgsqlPart Expressions(TextSpan span) => new(PlpgsqlPartKind.Expressions, span);

    private PlpgsqlPart Unknown(int first)
    {
        ReadUntil(";");
        return new PlpgsqlPart(PlpgsqlPartKind.Unknown, _tokens.Span(first, _tokens.Position));
    }

    private PlpgsqlNode? ReadDiagnostics()
    {
        bool isStacked = _tokens.Take("stacked");
        if (!isStacked) _tokens.Take("current");
        Expect("diagnostics");
        List<PlpgsqlTarget> counts = [], others = [];
        do
        {
            PlpgsqlTarget target = ReadTarget();
            _tokens.Position++;
            (!isStacked && _tokens.Word() is "row_count" or "pg_context" ? counts : others).Add(target);
            _tokens.Position++;
        }
        while (!_isLost && _tokens.Take(","));
        return Ended(new PlpgsqlStore(others.Count == 0 ? counts : [.. counts, .. others], IsNotNull: others.Count == 0));
    }

    // Arguments may be stored into where the procedure has output ones.
    private PlpgsqlNode? ReadCall()
    {
        int first = _tokens.Position - 1;
        List<PlpgsqlTarget> targets = [];
        for (; !_tokens.IsAtEnd && _tokens.Word() != ";"; _tokens.Position++)
        {
            if (_tokens.IsName()) targets.Add(new PlpgsqlTarget([_tokens.Name()]));
        }

        return Ended(new PlpgsqlStore(targets, IsNotNull: false) { Parts = [Unknown(first)] });
    }

    private PlpgsqlNode? ReadStore()
    {
        int first = _tokens.Position;
        List<PlpgsqlTarget> targets = [];
        for (; !_isLost && !_tokens.IsAtEnd && _tokens.Word() != ";"; _tokens.Position++)
        {
            if (_tokens.Word() != "into") continue;
            _tokens.Position++;
            _tokens.Take("strict");
            targets = ReadTargets();
            _tokens.Position--;
        }

        return Ended(new PlpgsqlStore(targets, IsNotNull: false) { Parts = [Unknown(first)] });
    }
}
