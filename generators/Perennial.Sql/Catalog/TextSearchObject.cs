namespace Perennial.Sql.Catalog;

/// <summary>
/// A text search parser, template, dictionary or configuration: a row of <c>pg_ts_parser</c>, <c>pg_ts_template</c>, <c>pg_ts_dict</c> or <c>pg_ts_config</c>. Those that initdb
/// makes are objects like any others, which may be renamed and mostly dropped, too.
/// </summary>
public sealed record TextSearchObject
{
    public required uint Oid { get; init; }

    public required TextSearchKind Kind { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>The functions of a parser or template that a user made, in the order of their names.</summary>
    public EquatableArray<TextSearchMethod> Methods { get; init; }

    /// <summary>Which options a template's dictionaries may have depends on this function of the server's; null for a template without options, or with a function of others.</summary>
    public string? Initializer { get; init; }

    /// <summary>The template of a dictionary, or the parser of a configuration; else 0.</summary>
    public uint Base { get; init; }

    /// <summary>Of a dictionary, as written last.</summary>
    public EquatableArray<StorageOption> Options { get; init; }

    /// <summary>Of a configuration, in the order of the parser's token types.</summary>
    public EquatableArray<TextSearchMapping> Mappings { get; init; }

    /// <summary>Text of COMMENT ON; null when there is none.</summary>
    public string? Comment { get; init; }

    public CatalogName QualifiedName => new(Schema, Name);

    /// <summary>Whether a user made it and not initdb.</summary>
    public bool IsUserDefined => Oid >= DatabaseCatalog.FirstUserOid;

    internal TextSearchName FullName => new(Kind, Schema, Name);
}
