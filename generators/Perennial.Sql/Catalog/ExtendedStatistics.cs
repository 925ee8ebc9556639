using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>What CREATE STATISTICS makes: a row of <c>pg_statistic_ext</c>. It belongs to a table, and its name lives in a schema of its own choice.</summary>
public sealed record ExtendedStatistics
{
    public required uint Oid { get; init; }

    /// <summary>The schema of its name, which need not be the table's.</summary>
    public required string Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>Attribute numbers of the plain columns, ascending: the server does not keep their order.</summary>
    public EquatableArray<int> Columns { get; init; }

    /// <summary>The expressions as written (since 14), in order.</summary>
    public EquatableArray<Expression> Expressions { get; init; }

    /// <summary>Of <c>ndistinct</c>, <c>dependencies</c> and <c>mcv</c> those that are kept, in this order; empty for the statistics of a single expression.</summary>
    public EquatableArray<string> Kinds { get; init; }

    /// <summary>The target of SET STATISTICS; null for the default.</summary>
    public int? Target { get; init; }

    /// <summary>User objects that the expressions use, the own table excepted.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary>Text of COMMENT ON STATISTICS; null when there is none.</summary>
    public string? Comment { get; init; }

    public CatalogName QualifiedName => new(Schema, Name);
}
