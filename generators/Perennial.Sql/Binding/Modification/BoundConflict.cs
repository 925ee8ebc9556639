namespace Perennial.Sql.Binding;

/// <summary>What an INSERT does about rows that are there already.</summary>
internal sealed class BoundConflict
{
    /// <summary>Columns and expressions of the unique index; empty without.</summary>
    public List<BoundExpression> Keys { get; } = [];

    /// <summary>Of a partial index; null without.</summary>
    public BoundExpression? KeyCondition { get; set; }

    /// <summary>Of DO UPDATE; null without.</summary>
    public BoundExpression? Condition { get; set; }

    /// <summary>Among the statement's assignments the first one of DO UPDATE; behind the last one for DO NOTHING.</summary>
    public int FirstAssignment { get; set; }

    /// <summary>Whether the clause says nothing else: a constraint, an operator class or a collation stand only in the text.</summary>
    public bool IsKeptExactly { get; set; } = true;

    /// <summary>How many expressions of the clause stand among the statement's others.</summary>
    public int Conditions => Keys.Count + (KeyCondition is null ? 0 : 1) + (Condition is null ? 0 : 1);
}
