using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A trigger of a table or view.</summary>
public sealed record Trigger
{
    public required uint Oid { get; init; }

    public required string Name { get; init; }

    public required TriggerTiming Timing { get; init; }

    public required TriggerEvents Events { get; init; }

    public bool ForEachRow { get; init; }

    /// <summary>Attribute numbers of UPDATE OF; empty for every column.</summary>
    public EquatableArray<int> Columns { get; init; }

    /// <summary>Oid of the trigger function.</summary>
    public required uint Function { get; init; }

    /// <summary>The literal arguments.</summary>
    public EquatableArray<string> Arguments { get; init; }

    /// <summary>The condition of WHEN as written; null without.</summary>
    public Expression? When { get; init; }

    /// <summary>Names of REFERENCING OLD TABLE and NEW TABLE.</summary>
    public EquatableArray<TransitionTable> Transitions { get; init; }

    /// <summary>User objects that the condition uses, the own table excepted.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    public bool IsConstraint { get; init; }

    public bool Deferrable { get; init; }

    public bool InitiallyDeferred { get; init; }

    /// <summary><c>tgenabled</c>: O origin, D disabled, R replica, A always.</summary>
    public char Enabled { get; init; } = 'O';

    /// <summary>Text of COMMENT ON TRIGGER; null when there is none.</summary>
    public string? Comment { get; init; }
}
