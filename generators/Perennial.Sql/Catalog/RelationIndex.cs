using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>An index of a table or materialized view. Its name lives among the relations of the table's schema.</summary>
public sealed record RelationIndex
{
    public required uint Oid { get; init; }

    public required string Name { get; init; }

    /// <summary>Key attribute numbers in order; 0 stands for an expression.</summary>
    public EquatableArray<int> Columns { get; init; }

    /// <summary>Attribute numbers of INCLUDE.</summary>
    public EquatableArray<int> IncludedColumns { get; init; }

    /// <summary>The key elements as written, one for each of <see cref="Columns"/>; empty for an index that serves a constraint.</summary>
    public EquatableArray<IndexElement> Elements { get; init; }

    /// <summary>The condition of a partial index as written; null without.</summary>
    public Expression? Predicate { get; init; }

    /// <summary>User objects that expressions and predicate use, the own table excepted.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary>For an index that a partition has because its parent has one: the parent's; 0 otherwise.</summary>
    public uint ParentIndex { get; init; }

    public bool IsUnique { get; init; }

    public bool IsPrimary { get; init; }

    /// <summary>Whether it has a WHERE clause and so covers only some rows.</summary>
    public bool IsPartial => Predicate is not null;

    public bool NullsNotDistinct { get; init; }

    /// <summary>The constraint's uniqueness is checked at once, not at the end of the statement or transaction.</summary>
    public bool IsImmediate { get; init; } = true;

    /// <summary>False after CREATE INDEX CONCURRENTLY failed, and for ON ONLY indexes of partitioned tables without all their parts.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Access method, such as <c>btree</c>.</summary>
    public string Method { get; init; } = "btree";

    /// <summary>Storage parameters, in the order in which they were set.</summary>
    public EquatableArray<StorageOption> Options { get; init; }

    /// <summary>The table was told to CLUSTER ON it.</summary>
    public bool IsClustered { get; init; }

    /// <summary>Its columns are the table's replica identity.</summary>
    public bool IsReplicaIdentity { get; init; }

    /// <summary>Text of COMMENT ON INDEX; null when there is none.</summary>
    public string? Comment { get; init; }
}
