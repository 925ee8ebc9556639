using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>The statements by their first words. Words that PL/pgSQL does not reserve may be variables.</summary>
internal sealed partial class PlpgsqlReader
{
    // Null for a statement that nothing depends on.
    private PlpgsqlNode? ReadStatement()
    {
        if (IsAssignment()) return ReadAssignment();
        bool isLabelled = ReadLabel();
        string word = _tokens.Word();
        switch (word)
        {
            case "declare" or "begin":
                return Ended(ReadBlock(isLabelled));
            case "if":
                return ReadIf();
            case "case":
                return ReadCase();
            case "loop" or "while":
                ReadUntil("loop");
                return ReadLoop(PlpgsqlLoopKind.Plain, [], default);
            case "for":
                return ReadFor();
            case "foreach":
                return ReadForEach();
        }

        if (word is "execute" or "fetch" or "move") return ReadStore();
        if (word is "return" or "raise" or "exit" or "continue" or "null" or "perform" or "get" or "open" or "close" or "call" or "commit" or "rollback" or "assert") _tokens.Position++;
        switch (word)
        {
            case "return":
                return ReadReturn();
            case "raise":
                return ReadJump(_tokens.Word() is not ("debug" or "log" or "info" or "notice" or "warning"));
            case "exit" or "continue":
                _leavesByLabel |= _tokens.Word() is not ("when" or ";");
                return ReadJump(_tokens.Word() != "when" && _tokens.Word(1) != "when");
            case "get":
                return ReadDiagnostics();
            case "open":
                PlpgsqlTarget cursor = ReadTarget();
                ReadUntil(";");
                return Ended(new PlpgsqlStore([cursor], IsNotNull: false));
            case "call":
                return ReadCall();
            case "null" or "perform" or "close" or "commit" or "rollback" or "assert":
                ReadUntil(";");
                return Ended(null);
            default:
                return ReadSql();
        }
    }

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
        PlpgsqlTarget target = ReadTarget();
        _tokens.Position++;
        return Ended(new PlpgsqlAssignment(target, ReadUntil(";")));
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

    private PlpgsqlNode? ReadJump(bool isTaken)
    {
        ReadUntil(";");
        return Ended(isTaken ? new PlpgsqlJump() : null);
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
        List<PlpgsqlTarget> targets = [];
        for (; !_tokens.IsAtEnd && _tokens.Word() != ";"; _tokens.Position++)
        {
            if (_tokens.IsName()) targets.Add(new PlpgsqlTarget([_tokens.Name()]));
        }

        return Ended(new PlpgsqlStore(targets, IsNotNull: false));
    }

    private PlpgsqlNode? ReadStore()
    {
        List<PlpgsqlTarget> targets = [];
        for (; !_isLost && !_tokens.IsAtEnd && _tokens.Word() != ";"; _tokens.Position++)
        {
            if (_tokens.Word() != "into") continue;
            _tokens.Position++;
            _tokens.Take("strict");
            targets = ReadTargets();
            _tokens.Position--;
        }

        return Ended(targets.Count == 0 ? null : new PlpgsqlStore(targets, IsNotNull: false));
    }

    // INTO may stand anywhere; behind INSERT and MERGE it belongs to SQL.
    private PlpgsqlNode? ReadSql()
    {
        int first = _tokens.Position;
        int into = -1, behind = -1;
        bool isStrict = false;
        List<PlpgsqlTarget> targets = [];
        string before = "";
        while (!_isLost && !_tokens.IsAtEnd && _tokens.Word() != ";")
        {
            if (_tokens.Word() != "into" || before is "insert" or "merge")
            {
                before = _tokens.Word();
                _tokens.Position++;
                continue;
            }

            if (into >= 0) Lose();
            into = _tokens.Position++;
            isStrict = _tokens.Take("strict");
            targets = ReadTargets();
            behind = _tokens.Position;
            before = "";
        }

        int end = _tokens.Position;
        if (first == end) Lose();
        if (into < 0) return Ended(null);
        string query = _tokens.TextOf(_tokens.Span(first, into)) + " " + _tokens.TextOf(_tokens.Span(behind, end));
        return Ended(new PlpgsqlInto(query, targets, isStrict));
    }

    private PlpgsqlNode? ReadIf()
    {
        List<PlpgsqlBranch> branches = [];
        while (!_isLost && _tokens.Word() is "if" or "elsif" or "elseif")
        {
            _tokens.Position++;
            TextSpan condition = ReadUntil("then");
            _tokens.Position++;
            branches.Add(new PlpgsqlBranch(condition, ReadStatements(static word => word is "elsif" or "elseif" or "else" or "end")));
        }

        List<PlpgsqlNode> otherwise = _tokens.Take("else") ? ReadStatements(static word => word is "end") : [];
        Expect("end");
        Expect("if");
        return Ended(new PlpgsqlChoice(branches, otherwise));
    }

    private PlpgsqlNode? ReadCase()
    {
        _tokens.Position++;
        ReadUntil("when");
        List<PlpgsqlBranch> branches = [];
        while (!_isLost && _tokens.Take("when"))
        {
            ReadUntil("then");
            _tokens.Position++;
            branches.Add(new PlpgsqlBranch(null, ReadStatements(static word => word is "when" or "else" or "end")));
        }

        List<PlpgsqlNode>? otherwise = _tokens.Take("else") ? ReadStatements(static word => word is "end") : null;
        Expect("end");
        Expect("case");
        return Ended(new PlpgsqlChoice(branches, otherwise));
    }

    private PlpgsqlNode? ReadFor()
    {
        _tokens.Position++;
        List<PlpgsqlTarget> targets = ReadTargets();
        Expect("in");
        _tokens.Take("reverse");
        string first = _tokens.Word();
        bool isCursor = IsCursor();
        TextSpan source = ReadUntil(static word => word is "loop" or "..");
        bool isRange = _tokens.Word() == "..";
        if (isRange) ReadUntil("loop");
        PlpgsqlLoopKind kind = isRange ? PlpgsqlLoopKind.Range
            : first == "execute" ? PlpgsqlLoopKind.Other
            : first is "select" or "with" or "values" or "table" or "insert" or "update" or "delete" or "merge" or "(" ? PlpgsqlLoopKind.Query
            : isCursor ? PlpgsqlLoopKind.Cursor
            : PlpgsqlLoopKind.Other;
        return ReadLoop(kind, targets, source);
    }

    // c, c (x): whatever else stands before LOOP is a statement that gives rows, as CALL and FETCH are.
    private bool IsCursor()
    {
        if (!_tokens.IsName()) return false;
        int next = 1;
        while (_tokens.Word(next) == ".") next += 2;
        if (_tokens.Word(next) == "(") next = BehindBracket(next);
        return next > 0 && _tokens.Word(next) == "loop";
    }

    private PlpgsqlNode? ReadForEach()
    {
        _tokens.Position++;
        List<PlpgsqlTarget> targets = ReadTargets();
        TextSpan source = ReadUntil("loop");
        return ReadLoop(PlpgsqlLoopKind.Other, targets, source);
    }

    private PlpgsqlNode? ReadLoop(PlpgsqlLoopKind kind, List<PlpgsqlTarget> targets, TextSpan source)
    {
        Expect("loop");
        IReadOnlyList<PlpgsqlNode> statements = ReadStatements(static word => word is "end");
        Expect("end");
        Expect("loop");
        if (_tokens.Word() != ";") _tokens.Position++;
        return Ended(new PlpgsqlLoop(kind, targets, source, statements));
    }
}
