using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A table, view, sequence or stand-alone composite type: one row of <c>pg_class</c> with all that hangs on it.</summary>
public sealed record Relation
{
    public required uint Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required RelationKind Kind { get; init; }

    /// <summary>User columns in order; dropped ones are gone. System columns are in <see cref="SystemColumn"/>.</summary>
    public EquatableArray<Column> Columns { get; init; }

    /// <summary>Oid of the relation's composite type; 0 for a sequence.</summary>
    public uint RowType { get; init; }

    /// <summary>All constraints, in order of creation.</summary>
    public EquatableArray<Constraint> Constraints { get; init; }

    /// <summary>All indexes, also those that serve a constraint, in order of creation.</summary>
    public EquatableArray<RelationIndex> Indexes { get; init; }

    public EquatableArray<Trigger> Triggers { get; init; }

    public EquatableArray<Policy> Policies { get; init; }

    /// <summary>The rewrite rules, in order of creation; the one behind a view's query is not among them.</summary>
    public EquatableArray<RewriteRule> Rules { get; init; }

    /// <summary>What CREATE STATISTICS made for this table, in order of creation.</summary>
    public EquatableArray<ExtendedStatistics> Statistics { get; init; }

    /// <summary>Parents in order of INHERITS, or the one partitioned table that this is a partition of.</summary>
    public EquatableArray<uint> Parents { get; init; }

    /// <summary>The composite type of CREATE TABLE OF; 0 without.</summary>
    public uint OfType { get; init; }

    public bool IsPartition { get; init; }

    /// <summary>Whether some table inherits from this one or is a partition of it, or once was.</summary>
    public bool HasChildren { get; init; }

    /// <summary>The highest attribute number ever given, those of dropped columns included.</summary>
    public int HighestNumber { get; init; }

    /// <summary>The query of a view or materialized view as written; null for other kinds and for built-in views.</summary>
    public Statement? Query { get; init; }

    /// <summary>For a view or materialized view the search path by which its query's names were found, once and for all; null for other kinds and for built-in views.</summary>
    public SearchPath? QuerySearchPath { get; init; }

    /// <summary>What the query means, by objects and not by names (see <see cref="Catalog.QueryForm"/>); null when only the text tells.</summary>
    internal string? QueryForm { get; init; }

    /// <summary>Oid of the one relation that a view passes changes on to; 0 when there is none.</summary>
    internal uint UpdateTarget { get; init; }

    /// <summary>For each column of such a view the number of the target's column that it shows; 0 for an expression, which nothing can be stored into.</summary>
    internal EquatableArray<int> UpdateColumns { get; init; }

    /// <summary>What keeps a view from being automatically updatable; null when nothing does.</summary>
    internal string? UpdateObstacle { get; init; }

    /// <summary>What a read-only connection refuses of a view's readers: <c>locks rows</c>, <c>calls nextval</c>; null when nothing is known.</summary>
    internal string? RefusedReadOnly { get; init; }

    /// <summary>The key of a partitioned table as written; null for other kinds.</summary>
    public PartitionKey? PartitionKey { get; init; }

    /// <summary>The bound of a partition as written; null for other tables.</summary>
    public PartitionBound? PartitionBound { get; init; }

    /// <summary>The options of a sequence as written, later ones overriding; empty for other kinds.</summary>
    public EquatableArray<SequenceOption> SequenceOptions { get; init; }

    public bool RowSecurity { get; init; }

    public bool ForceRowSecurity { get; init; }

    public bool Unlogged { get; init; }

    /// <summary>Storage parameters and the options of views, in the order in which they were set.</summary>
    public EquatableArray<StorageOption> Options { get; init; }

    public ReplicaIdentity ReplicaIdentity { get; init; }

    /// <summary>For a sequence that an identity or serial column owns: that table; 0 otherwise.</summary>
    public uint OwnerTable { get; init; }

    /// <summary>For an owned sequence the number of the owning column; 0 otherwise.</summary>
    public int OwnerColumn { get; init; }

    /// <summary>For a view the user objects that its query uses, for a partitioned table those of its key's expressions.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary>A temporary table of ON COMMIT DROP.</summary>
    public bool DropsOnCommit { get; init; }

    /// <summary>Whether this sequence serves an identity column and not only is owned by its column.</summary>
    public bool IsIdentitySequence { get; init; }

    /// <summary>Who may do what; null where nothing was granted or revoked (see <see cref="DatabaseCatalog.AccessOf(Relation)"/>).</summary>
    public AccessList? Access { get; init; }

    /// <summary>Which privileges there are for it.</summary>
    public AccessKind AccessKind => Kind == RelationKind.Sequence ? AccessKind.Sequence : AccessKind.Table;

    /// <summary>Text of COMMENT ON; null when there is none.</summary>
    public string? Comment { get; init; }

    public bool IsUserDefined => Oid >= DatabaseCatalog.FirstUserOid;

    public bool IsTable => Kind is RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable;

    public CatalogName QualifiedName => new(Schema, Name);

    /// <summary>The user column of that name, or null.</summary>
    public Column? FindColumn(string name)
    {
        foreach (Column column in Columns)
        {
            if (string.Equals(column.Name, name, StringComparison.Ordinal)) return column;
        }

        return null;
    }

    /// <summary>The user column of that attribute number, or null.</summary>
    public Column? FindColumn(int number)
    {
        foreach (Column column in Columns)
        {
            if (column.Number == number) return column;
        }

        return null;
    }

    /// <summary>Columns of the primary key in its order; empty when there is none.</summary>
    public EquatableArray<int> PrimaryKey
    {
        get
        {
            foreach (Constraint constraint in Constraints)
            {
                if (constraint.Kind == ConstraintKind.PrimaryKey) return constraint.Columns;
            }

            return [];
        }
    }
}
