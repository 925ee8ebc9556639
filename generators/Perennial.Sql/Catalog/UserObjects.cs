using System.Collections.Immutable;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>The user's layer of a catalog. Each dictionary is persistent, so that a statement costs no more than the objects it touches.</summary>
internal sealed record UserObjects
{
    // OIDs of the objects that initdb makes in every database above the built-in ones are not needed by anybody: public has the server's own.
    private const uint PublicSchemaOid = 2200;

    public static UserObjects Empty { get; } = new()
    {
        Schemas = ImmutableDictionary<string, Schema>.Empty.Add(SchemaName.Public, new(PublicSchemaOid, SchemaName.Public)),
    };

    public uint NextOid { get; init; } = DatabaseCatalog.FirstUserOid;

    public SearchPath SearchPath { get; init; } = SearchPath.Default;

    public required ImmutableDictionary<string, Schema> Schemas { get; init; }

    public ImmutableDictionary<uint, SqlType> Types { get; init; } = ImmutableDictionary<uint, SqlType>.Empty;

    public ImmutableDictionary<CatalogName, uint> TypeNames { get; init; } = ImmutableDictionary<CatalogName, uint>.Empty;

    public ImmutableDictionary<uint, Relation> Relations { get; init; } = ImmutableDictionary<uint, Relation>.Empty;

    public ImmutableDictionary<CatalogName, uint> RelationNames { get; init; } = ImmutableDictionary<CatalogName, uint>.Empty;

    /// <summary>Parent to its direct children, in order of creation.</summary>
    public ImmutableDictionary<uint, ImmutableSortedSet<uint>> Children { get; init; } = ImmutableDictionary<uint, ImmutableSortedSet<uint>>.Empty;

    /// <summary>Name of an index to the oid of its table.</summary>
    public ImmutableDictionary<CatalogName, uint> IndexNames { get; init; } = ImmutableDictionary<CatalogName, uint>.Empty;

    /// <summary>Name of a statistics object to the oid of its table.</summary>
    public ImmutableDictionary<CatalogName, uint> StatisticsNames { get; init; } = ImmutableDictionary<CatalogName, uint>.Empty;

    /// <summary>How many constraints of a schema's tables and domains have a name.</summary>
    public ImmutableDictionary<CatalogName, int> ConstraintNames { get; init; } = ImmutableDictionary<CatalogName, int>.Empty;

    public ImmutableDictionary<uint, Routine> Routines { get; init; } = ImmutableDictionary<uint, Routine>.Empty;

    public ImmutableDictionary<CatalogName, ImmutableArray<uint>> RoutineNames { get; init; } = ImmutableDictionary<CatalogName, ImmutableArray<uint>>.Empty;

    public ImmutableDictionary<uint, Operator> Operators { get; init; } = ImmutableDictionary<uint, Operator>.Empty;

    public ImmutableDictionary<CatalogName, ImmutableArray<uint>> OperatorNames { get; init; } = ImmutableDictionary<CatalogName, ImmutableArray<uint>>.Empty;

    public ImmutableDictionary<(uint Source, uint Target), TypeCast> Casts { get; init; } = ImmutableDictionary<(uint Source, uint Target), TypeCast>.Empty;

    public ImmutableDictionary<CatalogName, Collation> Collations { get; init; } = ImmutableDictionary<CatalogName, Collation>.Empty;

    public ImmutableDictionary<string, Extension> Extensions { get; init; } = ImmutableDictionary<string, Extension>.Empty;

    /// <summary>All text search objects, those that initdb makes included.</summary>
    public ImmutableDictionary<TextSearchName, TextSearchObject> TextSearch { get; init; } = ImmutableDictionary<TextSearchName, TextSearchObject>.Empty;

    /// <summary>Those of CREATE LANGUAGE.</summary>
    public ImmutableHashSet<string> Languages { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>What objects to come get, other than by the server's own defaults.</summary>
    public ImmutableDictionary<DefaultPrivilegesKey, AccessList> DefaultPrivileges { get; init; } = ImmutableDictionary<DefaultPrivilegesKey, AccessList>.Empty;

    /// <summary>Statements that the session has prepared: CREATE TABLE AS EXECUTE takes its columns from them.</summary>
    public ImmutableDictionary<string, PrepareStatement> Prepared { get; init; } = ImmutableDictionary<string, PrepareStatement>.Empty;

    /// <summary>The first oid of the transaction that runs; null where each statement is one by itself.</summary>
    public uint? TransactionStart { get; init; }

    /// <summary>Labels that the transaction has added to enums that were there before it: no value of them can be used until it ends.</summary>
    public ImmutableHashSet<(uint Type, string Label)> UnusableLabels { get; init; } = ImmutableHashSet<(uint Type, string Label)>.Empty;

    public ImmutableDictionary<uint, OperatorClass> OperatorClasses { get; init; } = ImmutableDictionary<uint, OperatorClass>.Empty;
}
