using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

internal enum RangeKind { Relation, Subquery, CommonTable, Function, Join, TableFunction, Pseudo }

/// <summary>A column of a range entry.</summary>
/// <param name="Name">The name in the query.</param>
/// <param name="IsNotNull">Never null where the entry's row is there, by declaration. For queries see <see cref="RangeEntry.Query"/>.</param>
/// <param name="Column">The relation's column, or null.</param>
internal sealed record RangeColumn(string Name, uint Type, int Typmod, bool IsNotNull = false, Column? Column = null) : INamedColumn
{
    /// <summary>For a query's column: its collation, 0 for none or several; null for that of the relation's column or of the type.</summary>
    public uint? Collation { get; init; }
}

/// <summary>TABLESAMPLE.</summary>
/// <param name="Seed">Of REPEATABLE; null without.</param>
internal sealed record BoundSample(string Method, List<BoundExpression> Arguments, BoundExpression? Seed);

/// <summary>Something in FROM that has rows, as binding sees it: PostgreSQL's range table entry.</summary>
internal sealed class RangeEntry
{
    private Dictionary<string, int>? _index;

    public required RangeKind Kind { get; init; }

    /// <summary>The alias, or the relation's name.</summary>
    public required string Name { get; init; }

    public required RangeColumn[] Columns { get; init; }

    /// <summary>The query level that the entry belongs to.</summary>
    public required Scope Scope { get; set; }

    public Relation? Relation { get; init; }

    /// <summary>For ON CONFLICT's <c>excluded</c>: the table, on whose columns reading a proposed value takes the right to read. Null for others.</summary>
    public Relation? ExcludedFrom { get; init; }

    /// <summary>The query that the rows come from, for a subquery or a common table expression; output columns in order.</summary>
    public BoundQuery? Query { get; init; }

    public CommonTable? CommonTable { get; init; }

    /// <summary>Written with ONLY.</summary>
    public bool IsOnly { get; init; }

    /// <summary>Rows of child tables, which no unique index of this table covers, come along.</summary>
    public bool HasInheritors { get; init; }

    /// <summary>For functions: each with the number of its columns.</summary>
    public (BoundExpression Function, int Columns)[] Functions { get; init; } = [];

    /// <summary>Oid of the row type, for relations and functions that return one; otherwise record.</summary>
    public uint RowType { get; init; } = TypeOid.Record;

    /// <summary>Written with an alias, so that a relation is not reached by its schema.</summary>
    public bool HasAlias { get; init; }

    /// <summary>The outer joins of its own query that may have nulled it, as far as FROM is bound: what a reference made now must reckon with.</summary>
    public NullingJoins Nulling { get; set; }

    /// <summary>Columns that conditions of its query prove not null wherever the entry's row is there.</summary>
    public HashSet<int> Proven { get; } = [];

    /// <summary>Values that a modification gives to columns, for the entry that RETURNING sees as the new row.</summary>
    public Dictionary<int, BoundExpression[]>? Stored { get; set; }

    /// <summary>Read by TABLESAMPLE; null without.</summary>
    public BoundSample? Sample { get; set; }

    public bool IsSampled => Sample is not null;

    /// <summary>The row is as a modification leaves it: conditions of a view need not hold any more, and a trigger may have put anything in it.</summary>
    public bool IsModified { get; init; }

    /// <summary>The row is one of a rule's RETURNING (PostgreSQL documentation, CREATE RULE): any values of the columns' types, whatever the table declares.</summary>
    public bool IsOfRule { get; init; }

    /// <summary>For OLD and NEW of RETURNING: the entry whose row it is, with what is known of it.</summary>
    public RangeEntry? SameAs { get; init; }

    /// <summary><c>old</c> or <c>new</c> of a rule or trigger.</summary>
    public bool IsEventRow { get; init; }

    /// <summary>Index of the column of that name: -1 when there is none, -2 when there are several.</summary>
    public int Find(string name) => NamedColumns.Find(Columns, name, ref _index);

    /// <summary>Whether tableoid and its like can be asked for.</summary>
    public bool HasSystemColumns => Relation is { Kind: RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable or RelationKind.MaterializedView or RelationKind.Sequence };
}
