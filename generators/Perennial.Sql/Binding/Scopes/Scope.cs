using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>One level of a query while it is bound: PostgreSQL's parse state.</summary>
internal sealed class Scope(Scope? parent)
{
    /// <summary>The query around this one, whose columns may be referred to; null at the top.</summary>
    public Scope? Parent { get; } = parent;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public List<NamespaceItem> Namespace { get; set; } = [];

    /// <summary>Common table expressions declared at this level.</summary>
    public List<CommonTable> CommonTables { get; } = [];

    /// <summary>Names of WITH items of this level that are still to come; null when there are none or WITH is recursive.</summary>
    public List<string>? FutureCommonTables { get; set; }

    /// <summary>Within a LATERAL item, so that lateral-only items may be used.</summary>
    public bool IsLateralActive { get; set; }

    public ExpressionPlace Place { get; set; }

    /// <summary>Left and right joins of FROM in the order in which they are made, with what their conditions prove.</summary>
    public List<OuterJoinProof> OuterJoins { get; } = [];

    public BoundQuery? Query { get; set; }

    public List<BoundWindow> Windows { get; } = [];

    public List<WindowDefinition> WindowDefinitions { get; } = [];

    public bool HasAggregates { get; set; }

    public bool HasWindowCalls { get; set; }

    public bool HasTargetSets { get; set; }

    /// <summary>Entries in the order of FROM, the target of a modification first.</summary>
    public List<RangeEntry> Entries { get; } = [];

    /// <summary>The locking clause in force for the subquery being bound (a parent's FOR UPDATE without OF).</summary>
    public bool IsParentLocked { get; set; }

    /// <summary>Literals of unknown type in the result stay so: the caller brings them to its columns' types.</summary>
    public bool KeepsUnknowns { get; set; }

    /// <summary>A subquery directly in FROM or elsewhere that belongs to a data-modifying WITH at the top.</summary>
    public bool IsModificationTarget { get; set; }
}

/// <summary>What kind of expression is being bound: what may occur in it depends on that.</summary>
internal enum ExpressionPlace
{
    None, Other, JoinOn, JoinUsing, FromSubselect, FromFunction, Where, Having, Filter, WindowPartition, WindowOrder, WindowFrame,
    SelectTarget, InsertTarget, UpdateSource, UpdateTarget, MergeWhen, GroupBy, OrderBy, DistinctOn, Limit, Offset, Returning, MergeReturning,
    Values, ValuesSingle, CheckConstraint, DomainCheck, ColumnDefault, FunctionDefault, IndexExpression, IndexPredicate, GeneratedColumn,
    AlterTransform, TriggerWhen, Policy, PartitionBound, PartitionExpression, CallArgument, CycleMark, ExecuteParameter, StatisticsExpression,
}
