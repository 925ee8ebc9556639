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

    /// <summary>The extensions that the server can install, each with its objects.</summary>
    public IReadOnlyList<ServerExtension> Extensions { get; init; } = [];
}

/// <summary>An extension of one server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">The schema that its control file prescribes; empty when the user chooses.</param>
/// <param name="Requires">Extensions that must be installed before.</param>
/// <param name="Objects">What it makes; an empty schema is the extension's own.</param>
internal sealed record ServerExtension(string Name, string Schema, IReadOnlyList<string> Requires, ServerCatalog Objects);
