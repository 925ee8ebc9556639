namespace Perennial.Sql.Catalog;

/// <summary>An operator: one row of <c>pg_operator</c>.</summary>
public sealed record Operator
{
    public required uint Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>Type of the left operand; 0 for a prefix operator.</summary>
    public required uint Left { get; init; }

    public required uint Right { get; init; }

    /// <summary>Result type; 0 for a shell that only a commutator or negator clause names.</summary>
    public required uint Result { get; init; }

    /// <summary>Oid of the function behind it.</summary>
    public required uint Routine { get; init; }

    public uint Commutator { get; init; }

    public uint Negator { get; init; }

    public bool CanMerge { get; init; }

    public bool CanHash { get; init; }

    public bool IsUserDefined => Oid >= DatabaseCatalog.FirstUserOid;
}
