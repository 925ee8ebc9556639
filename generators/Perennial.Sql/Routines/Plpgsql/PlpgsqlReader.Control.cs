using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>Branches and loops (PostgreSQL documentation, "Control Structures").</summary>
internal sealed partial class PlpgsqlReader
{
    private PlpgsqlNode? ReadIf()
    {
        List<PlpgsqlBranch> branches = [];
        while (!_isLost && _tokens.Word() is "if" or "elsif" or "elseif")
        {
            _tokens.Position++;
            TextSpan condition = ReadUntil("then");
            _tokens.Position++;
            branches.Add(new PlpgsqlBranch(_tokens.TextOf(condition), condition, ReadStatements(static word => word is "elsif" or "elseif" or "else" or "end")));
        }

        List<PlpgsqlNode> otherwise = _tokens.Take("else") ? ReadStatements(static word => word is "end") : [];
        Expect("end");
        Expect("if");
        return Ended(new PlpgsqlChoice(branches, otherwise));
    }

    private PlpgsqlNode? ReadCase()
    {
        _tokens.Position++;
        int first = _tokens.Position;
        TextSpan operand = ReadUntil("when");
        string tested = _tokens.TextOf(operand);
        if (_tokens.Position - first > 1) tested = $"({tested})";
        List<PlpgsqlBranch> branches = [];
        while (!_isLost && _tokens.Take("when"))
        {
            TextSpan values = ReadUntil("then");
            _tokens.Position++;
            string condition = operand.Length == 0 ? _tokens.TextOf(values) : $"{tested} in ({_tokens.TextOf(values)})";
            branches.Add(new PlpgsqlBranch(condition, values, ReadStatements(static word => word is "when" or "else" or "end")));
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
        bool hasArguments = _tokens.Word(-1) == ")";
        bool isRange = _tokens.Word() == "..";
        List<PlpgsqlPart> parts = [];
        if (isRange) parts.Add(Expressions(source));
        while (!_isLost && _tokens.Word() is ".." or "by")
        {
            _tokens.Position++;
            parts.Add(Expressions(ReadUntil(static word => word is "by" or "loop")));
        }

        PlpgsqlLoopKind kind = isRange ? PlpgsqlLoopKind.Range
            : first == "execute" ? PlpgsqlLoopKind.Other
            : first is "select" or "with" or "values" or "table" or "insert" or "update" or "delete" or "merge" or "(" ? PlpgsqlLoopKind.Query
            : isCursor ? PlpgsqlLoopKind.Cursor
            : PlpgsqlLoopKind.Other;

        // A cursor's query stands in its declaration, and its arguments are not followed.
        if (kind == PlpgsqlLoopKind.Other || (kind == PlpgsqlLoopKind.Cursor && hasArguments)) parts.Add(new PlpgsqlPart(PlpgsqlPartKind.Unknown, source));
        return ReadLoop(kind, targets, source, parts);
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
        ReadUntil("array");
        _tokens.Position++;
        return ReadLoop(PlpgsqlLoopKind.Other, targets, default, [Expressions(ReadUntil("loop"))]);
    }

    private PlpgsqlNode? ReadLoop(PlpgsqlLoopKind kind, List<PlpgsqlTarget> targets, TextSpan source, List<PlpgsqlPart> parts)
    {
        Expect("loop");
        IReadOnlyList<PlpgsqlNode> statements = ReadStatements(static word => word is "end");
        Expect("end");
        Expect("loop");
        if (_tokens.Word() != ";") _tokens.Position++;
        return Ended(new PlpgsqlLoop(kind, targets, source, statements) { Parts = parts.ToEquatableArray() });
    }
}
