using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>A body in PL/pgSQL as far as its result depends on it: declarations, control structures, assignments, RETURN. Spans count from the body's first character.</summary>
/// <param name="Block">The outermost block.</param>
/// <param name="VariableConflict">What <c>#variable_conflict</c> says; null without.</param>
/// <param name="LeavesByLabel">Whether some EXIT names what it leaves.</param>
/// <param name="Labels">Of blocks and loops.</param>
/// <param name="TemporaryRelations">Names of temporary tables, views and sequences that its statements create.</param>
/// <param name="RunsText">Whether something runs by EXECUTE.</param>
internal sealed record PlpgsqlBody(PlpgsqlBlock Block, string? VariableConflict, bool LeavesByLabel, EquatableArray<string> Labels, EquatableArray<string> TemporaryRelations, bool RunsText);

/// <summary>A statement of PL/pgSQL.</summary>
internal abstract record PlpgsqlNode
{
    /// <summary>Where it stands, without its semicolon.</summary>
    public TextSpan Span { get; init; }

    /// <summary>What it runs besides what its other properties hold.</summary>
    public EquatableArray<PlpgsqlPart> Parts { get; init; }
}

/// <summary>How the server runs a part of a statement.</summary>
internal enum PlpgsqlPartKind
{
    /// <summary>Expressions with commas between them: as the targets of a SELECT.</summary>
    Expressions,

    /// <summary>PERFORM: behind a SELECT, too, and FOUND tells whether there was a row.</summary>
    Perform,

    /// <summary>A statement of SQL.</summary>
    Statement,

    /// <summary>What only a run knows: EXECUTE, CALL, the rows of some cursor, the end of a transaction.</summary>
    Unknown,
}

/// <param name="Span">The text that is run.</param>
internal sealed record PlpgsqlPart(PlpgsqlPartKind Kind, TextSpan Span);

/// <summary>Runs its parts and stores nothing.</summary>
internal sealed record PlpgsqlStep : PlpgsqlNode;

/// <summary>DECLARE, BEGIN, EXCEPTION, END.</summary>
/// <param name="Label">By which EXIT may leave it; null without.</param>
/// <param name="Handlers">What runs instead of the rest of the statements when one of them fails.</param>
internal sealed record PlpgsqlBlock(string? Label, IReadOnlyList<PlpgsqlDeclaration> Declarations, IReadOnlyList<PlpgsqlNode> Statements, IReadOnlyList<IReadOnlyList<PlpgsqlNode>> Handlers) : PlpgsqlNode
{
    public bool IsLabelled => Label is not null;
}

/// <summary>A declared variable.</summary>
/// <param name="Type">As written; empty for a cursor with its query.</param>
/// <param name="Default">Null without.</param>
internal sealed record PlpgsqlDeclaration(string Name, string Type, bool IsNotNull, TextSpan? Default)
{
    /// <summary>The query of a cursor; null for others.</summary>
    public PlpgsqlPart? Query { get; init; }

    /// <summary>The variable that it is another name for; null for a variable of its own.</summary>
    public string? AliasOf { get; init; }
}

/// <summary>What a statement stores into.</summary>
/// <param name="Names">One name; several where a part of a variable is stored, or the variable's block is named, too.</param>
internal sealed record PlpgsqlTarget(EquatableArray<string> Names)
{
    /// <summary>The variable that is stored into as a whole; null where there are several possibilities.</summary>
    public string? Variable => Names.Count == 1 ? Names[0] : null;
}

/// <summary><c>a := x</c></summary>
internal sealed record PlpgsqlAssignment(PlpgsqlTarget Target, TextSpan Value) : PlpgsqlNode;

/// <summary>What a RETURN does.</summary>
internal enum PlpgsqlReturnKind
{
    /// <summary>Ends the call, with a value or without.</summary>
    End,

    /// <summary>RETURN NEXT: adds a row.</summary>
    Next,

    /// <summary>RETURN QUERY: adds the rows of a query.</summary>
    Query,

    /// <summary>RETURN QUERY EXECUTE.</summary>
    DynamicQuery,
}

/// <param name="Value">The expression or the query; null without.</param>
internal sealed record PlpgsqlReturn(PlpgsqlReturnKind Kind, TextSpan? Value) : PlpgsqlNode;

/// <summary>IF and CASE.</summary>
/// <param name="Otherwise">What runs when no branch does; null where an error is raised then.</param>
internal sealed record PlpgsqlChoice(IReadOnlyList<PlpgsqlBranch> Branches, IReadOnlyList<PlpgsqlNode>? Otherwise) : PlpgsqlNode;

/// <param name="Condition">As an expression: that of a CASE with its operand is <c>operand in (values)</c>.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record PlpgsqlBranch(string Condition, TextSpan Place, IReadOnlyList<PlpgsqlNode> Statements);

/// <summary>Where a loop's targets get their values.</summary>
internal enum PlpgsqlLoopKind
{
    /// <summary>LOOP and WHILE, without targets.</summary>
    Plain,

    /// <summary>Over integers, in a variable of its own.</summary>
    Range,

    /// <summary>Over the rows of a query.</summary>
    Query,

    /// <summary>Over the rows of a cursor, in a variable of its own.</summary>
    Cursor,

    /// <summary>Over the rows of EXECUTE, or over an array.</summary>
    Other,
}

/// <param name="Source">The query of <see cref="PlpgsqlLoopKind.Query"/>.</param>
internal sealed record PlpgsqlLoop(PlpgsqlLoopKind Kind, IReadOnlyList<PlpgsqlTarget> Targets, TextSpan Source, IReadOnlyList<PlpgsqlNode> Statements) : PlpgsqlNode
{
    /// <summary>By which EXIT may leave it from inside of another loop; null without.</summary>
    public string? Label { get; init; }
}

/// <summary>A statement of SQL that stores its first row.</summary>
/// <param name="Query">Its text without INTO.</param>
/// <param name="IsStrict">Whether it fails without a row.</param>
internal sealed record PlpgsqlInto(string Query, IReadOnlyList<PlpgsqlTarget> Targets, bool IsStrict) : PlpgsqlNode;

/// <summary>Stores a value that is never null, as GET DIAGNOSTICS does with ROW_COUNT, or one that nothing is known of.</summary>
internal sealed record PlpgsqlStore(IReadOnlyList<PlpgsqlTarget> Targets, bool IsNotNull) : PlpgsqlNode;

/// <summary>What ends the way here: RAISE of an error, EXIT, CONTINUE.</summary>
internal sealed record PlpgsqlJump : PlpgsqlNode
{
    /// <summary>The label that EXIT names; null without one.</summary>
    public string? Left { get; init; }
}
