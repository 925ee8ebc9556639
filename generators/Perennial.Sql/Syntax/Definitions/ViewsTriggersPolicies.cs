namespace Perennial.Sql.Syntax;

public enum ViewCheckOption { None, Local, Cascaded }

public sealed record CreateViewStatement(QualifiedName Name, SelectStatement Query) : Statement
{
    public bool OrReplace { get; init; }

    public TablePersistence Persistence { get; init; }

    public bool IsRecursive { get; init; }

    public EquatableArray<Identifier> Columns { get; init; }

    public EquatableArray<DefinitionOption> Options { get; init; }

    public ViewCheckOption CheckOption { get; init; }
}

public enum TriggerTiming { Before, After, InsteadOf }

public enum TriggerEventKind { Insert, Delete, Update, Truncate }

/// <param name="Columns">Of UPDATE OF; empty otherwise.</param>
public sealed record TriggerEvent(TriggerEventKind Kind, EquatableArray<Identifier> Columns) : SqlNode;

public sealed record TransitionTable(bool IsNew, Identifier Name) : SqlNode
{
    /// <summary>ROW is written instead of TABLE, which the server refuses.</summary>
    public bool IsRow { get; init; }
}

public sealed record CreateTriggerStatement(Identifier Name, QualifiedName Table, TriggerTiming Timing, EquatableArray<TriggerEvent> Events, QualifiedName Function) : Statement
{
    public bool OrReplace { get; init; }

    public bool IsConstraint { get; init; }

    public bool ForEachRow { get; init; }

    public Expression? When { get; init; }

    /// <summary>Arguments as text; the grammar takes numbers, strings and names alike.</summary>
    public EquatableArray<string> Arguments { get; init; }

    public EquatableArray<TransitionTable> Transitions { get; init; }

    public QualifiedName? ConstraintFrom { get; init; }

    public ConstraintAttributes? Attributes { get; init; }
}

public sealed record CreatePolicyStatement(Identifier Name, QualifiedName Table) : Statement
{
    public bool IsRestrictive { get; init; }

    /// <summary>ALL, SELECT, INSERT, UPDATE or DELETE; null when not written.</summary>
    public string? Command { get; init; }

    public EquatableArray<RoleName> Roles { get; init; }

    public Expression? Using { get; init; }

    public Expression? WithCheck { get; init; }
}

public sealed record AlterPolicyStatement(Identifier Name, QualifiedName Table, EquatableArray<RoleName> Roles, Expression? Using, Expression? WithCheck) : Statement;

/// <summary>CREATE RULE.</summary>
/// <param name="Actions">Empty for DO NOTHING.</param>
public sealed record CreateRuleStatement(Identifier Name, QualifiedName Table, string Event, EquatableArray<Statement> Actions) : Statement
{
    public bool OrReplace { get; init; }

    public bool IsInstead { get; init; }

    public Expression? Where { get; init; }
}
