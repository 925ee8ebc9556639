using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A column of a relation: one live row of <c>pg_attribute</c>.</summary>
public sealed record Column
{
    public required string Name { get; init; }

    /// <summary><c>attnum</c>, from 1. Numbers of dropped columns leave gaps.</summary>
    public required int Number { get; init; }

    /// <summary>Oid of the type.</summary>
    public required uint Type { get; init; }

    /// <summary><c>atttypmod</c>; -1 when the type has no modifier.</summary>
    public int Typmod { get; init; } = -1;

    /// <summary>Declared NOT NULL, or part of the primary key. A NOT NULL domain does not count here.</summary>
    public bool NotNull { get; init; }

    /// <summary>Whether an INSERT that leaves the column out stores something else than null: a default, identity, or generated value.</summary>
    public bool HasDefault { get; init; }

    public ColumnIdentity Identity { get; init; }

    public ColumnGeneration Generated { get; init; }

    /// <summary>The expression of DEFAULT or of a generated column as written; null without, for identity columns and for built-in relations.</summary>
    public Expression? Default { get; init; }

    /// <summary>User objects that the default uses.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary>Oid of the collation; 0 when the type is not collatable.</summary>
    public uint Collation { get; init; }

    /// <summary>plain, external, extended or main where it is not what the type has; null otherwise.</summary>
    public string? Storage { get; init; }

    /// <summary>pglz or lz4 where it was said; null for the server's setting.</summary>
    public string? Compression { get; init; }

    /// <summary>The target of SET STATISTICS; null for the server's setting.</summary>
    public int? StatisticsTarget { get; init; }

    /// <summary>What SET (n_distinct = ...) gave.</summary>
    public EquatableArray<StorageOption> Options { get; init; }

    /// <summary>What was granted on the column alone; null without.</summary>
    public AccessList? Access { get; init; }

    /// <summary>Defined by the table itself, not only inherited (<c>attislocal</c>).</summary>
    public bool IsLocal { get; init; } = true;

    /// <summary>Number of direct parents that have the column (<c>attinhcount</c>).</summary>
    public int InheritCount { get; init; }

    /// <summary>Text of COMMENT ON COLUMN; null when there is none.</summary>
    public string? Comment { get; init; }
}
