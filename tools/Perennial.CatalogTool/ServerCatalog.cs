using Perennial.Sql.Catalog;

namespace Perennial.CatalogTool;

/// <summary>What one server's system catalogs hold, as the model's records.</summary>
internal sealed record ServerCatalog(int ServerVersion)
{
    public required IReadOnlyList<SqlType> Types { get; init; }

    public required IReadOnlyList<Relation> Relations { get; init; }

    public required IReadOnlyList<Routine> Routines { get; init; }

    public required IReadOnlyList<Operator> Operators { get; init; }

    public required IReadOnlyList<TypeCast> Casts { get; init; }

    public required IReadOnlyList<Collation> Collations { get; init; }

    public required IReadOnlyList<OperatorClass> OperatorClasses { get; init; }
}
