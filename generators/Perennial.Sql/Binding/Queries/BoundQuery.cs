using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

internal enum QueryKind { Select, Values, SetOperation, Insert, Update, Delete, Merge }

/// <summary>A column of a query's result, or an expression that only sorts or groups.</summary>
internal sealed class BoundTarget(BoundExpression value, string name)
{
    public BoundExpression Value { get; set; } = value;

    public string Name { get; } = name;

    /// <summary>The name is written, so that a mark at its end is one.</summary>
    public bool HasAlias { get; init; }

    /// <summary>The relation that <c>sqlc.embed</c> groups it under.</summary>
    public string? EmbeddedIn { get; init; }
}

/// <summary>A bound query or modification.</summary>
internal sealed class BoundQuery(QueryKind kind, Scope scope)
{
    public QueryKind Kind { get; } = kind;

    public Scope Scope { get; } = scope;

    /// <summary>Result columns; for a modification those of RETURNING.</summary>
    public List<BoundTarget> Targets { get; set; } = [];

    /// <summary>Items of FROM; for a modification its target first.</summary>
    public List<BoundFromItem> From { get; } = [];

    public BoundExpression? Where { get; set; }

    public BoundExpression? Having { get; set; }

    /// <summary>Grouping expressions; with grouping sets those of all sets.</summary>
    public List<BoundExpression> GroupBy { get; } = [];

    public bool HasGroupBy { get; set; }

    /// <summary>GROUPING SETS, ROLLUP or CUBE: grouping columns become null in some rows.</summary>
    public bool HasGroupingSets { get; set; }

    /// <summary>With grouping sets: the clause as it is written.</summary>
    public List<BoundGroupingElement> Grouping { get; } = [];

    /// <summary>GROUP BY DISTINCT: grouping sets that are equal count once.</summary>
    public bool IsGroupedDistinct { get; set; }

    /// <summary>With grouping sets: the expressions that every set has.</summary>
    public List<BoundExpression> AlwaysGrouped { get; } = [];

    /// <summary>Some grouping set is empty, so that it gives a row even over no rows.</summary>
    public bool HasEmptyGroupingSet { get; set; }

    /// <summary>The only grouping set is the empty one: <c>GROUP BY ()</c>.</summary>
    public bool HasOnlyEmptyGroupingSet { get; set; }

    /// <summary>Whether all rows of FROM are one group, which is there even without a row: one row, unless HAVING leaves it out.</summary>
    public bool IsOneGroup => HasGroupBy ? HasOnlyEmptyGroupingSet : Scope.HasAggregates || Having is not null;

    public bool IsDistinct { get; set; }

    public List<BoundExpression> DistinctOn { get; } = [];

    /// <summary>The expressions of the sort keys.</summary>
    public List<BoundExpression> OrderBy { get; } = [];

    /// <summary>How each sort key sorts: empty for ascending with nulls last.</summary>
    public List<string> SortModes { get; } = [];

    public BoundExpression? Limit { get; set; }

    public BoundExpression? Offset { get; set; }

    public bool HasTies { get; set; }

    /// <summary>Rows of VALUES, converted to the columns' types.</summary>
    public List<BoundExpression[]> Rows { get; } = [];

    public SetOperator SetOperator { get; set; }

    public bool IsSetAll { get; set; }

    public BoundQuery? Left { get; set; }

    public BoundQuery? Right { get; set; }

    /// <summary>The common table whose recursive union this is, or null.</summary>
    public CommonTable? RecursiveTable { get; set; }

    /// <summary>The rows' source of an INSERT; null for DEFAULT VALUES.</summary>
    public BoundQuery? Source { get; set; }

    /// <summary>OVERRIDING of an INSERT.</summary>
    public OverridingKind Overriding { get; init; }

    /// <summary>The rows' source of an INSERT: what becomes of its columns the INSERT tells.</summary>
    public bool IsSource { get; set; }

    /// <summary>Values that a modification stores, by column: for parameters and proofs.</summary>
    public List<BoundAssignment> Assignments { get; } = [];

    /// <summary>The rows that a modification stores, by the action that stores them: for what passes through views.</summary>
    public List<StoredRow> StoredRows { get; } = [];

    /// <summary>Conditions and other expressions that are neither: MERGE's, conflict targets', table samples'.</summary>
    public List<(BoundExpression Value, bool IsCondition)> Others { get; } = [];

    /// <summary>Queries of WITH, in order.</summary>
    public List<CommonTable> With { get; } = [];

    public RangeEntry? Target { get; set; }

    /// <summary>ON CONFLICT DO NOTHING, or DO UPDATE with a condition: an inserted row may be missing from RETURNING.</summary>
    public bool MaySkipRows { get; set; }

    /// <summary>What FOR UPDATE and its like lock, and how: views and subqueries as they stand in FROM.</summary>
    public Dictionary<RangeEntry, (LockStrength Strength, LockWait Wait)> Locks { get; } = [];

    /// <summary>ON CONFLICT of an INSERT; null without.</summary>
    public BoundConflict? Conflict { get; set; }

    public bool HasReturning { get; set; }

    /// <summary>RETURNING gives the rows of a rule that takes the place of the statement: any number of them.</summary>
    public bool ReturnsRowsOfRule { get; set; }

    /// <summary>CALL: one row of the output arguments, or nothing.</summary>
    public bool IsCall { get; set; }

    /// <summary>ON CONFLICT DO UPDATE.</summary>
    public bool UpdatesOnConflict { get; set; }

    /// <summary>Columns that SET assigns: of UPDATE, or of ON CONFLICT.</summary>
    public HashSet<string> UpdatedColumns { get; } = [];

    public List<BoundExpression> ProvenExpressions { get; } = [];

    /// <summary>Outer joins of this query that its conditions prove to have matched.</summary>
    public NullingJoins ProvenJoins { get; set; }

    public List<BoundWindow> Windows { get; set; } = [];
}

/// <summary>A value stored into a column.</summary>
/// <param name="IsNotNullTarget">The column refuses null.</param>
internal sealed record BoundAssignment(string Column, bool IsNotNullTarget, BoundExpression Value);

/// <summary>An element of GROUP BY.</summary>
/// <param name="Kind">Of grouping sets; null for keys, of which there may be none or several in parentheses.</param>
internal sealed record BoundGroupingElement(GroupingSetKind? Kind, List<BoundExpression> Keys, List<BoundGroupingElement> Elements);

/// <summary>A window; two calls with the same one share it.</summary>
internal sealed class BoundWindow
{
    public string? Name { get; init; }

    public List<BoundExpression> PartitionBy { get; init; } = [];

    public List<BoundExpression> OrderBy { get; init; } = [];

    /// <summary>How each sort key sorts: empty for ascending with nulls last.</summary>
    public List<string> SortModes { get; } = [];

    public BoundExpression? StartOffset { get; init; }

    public BoundExpression? EndOffset { get; init; }

    public WindowFrame? Frame { get; init; }

    public bool HasOrder => OrderBy.Count > 0;
}

/// <summary>The join tree, for what needs its shape: cardinality.</summary>
internal abstract class BoundFromItem;

internal sealed class BoundFromEntry(RangeEntry entry) : BoundFromItem
{
    public RangeEntry Entry { get; } = entry;
}

internal sealed class BoundJoin(JoinKind kind, BoundFromItem left, BoundFromItem right, BoundExpression? condition) : BoundFromItem
{
    public JoinKind Kind { get; } = kind;

    public BoundFromItem Left { get; } = left;

    public BoundFromItem Right { get; } = right;

    public BoundExpression? Condition { get; } = condition;
}
