namespace Perennial.Sql.Catalog;

/// <summary>A value of the setting <c>search_path</c> and the rules that turn it into the schemas looked at.</summary>
/// <param name="Schemas">Schema names as set, unquoted; <c>$user</c> stays as it is and matches only a schema of that role's name.</param>
public sealed record SearchPath(EquatableArray<string> Schemas)
{
    /// <summary>The server's default: <c>"$user", public</c>.</summary>
    public static SearchPath Default { get; } = new(["$user", "public"]);

    /// <summary>What pg_dump sets: nothing but the implicit schemas.</summary>
    public static SearchPath Empty { get; } = new([]);

    /// <summary>
    /// The schemas in the order of look-up. <c>pg_temp</c> (for relations and types) and <c>pg_catalog</c> come first unless they are listed
    /// (PostgreSQL documentation, <c>search_path</c>). Routines and operators are never found in <c>pg_temp</c>: skip it for them.
    /// </summary>
    public EquatableArray<string> Effective { get; } = Expand(Schemas);

    private static EquatableArray<string> Expand(EquatableArray<string> schemas)
    {
        List<string> effective = new(schemas.Count + 2);
        if (!Contains(schemas, SchemaName.Temporary)) effective.Add(SchemaName.Temporary);
        if (!Contains(schemas, SchemaName.Catalog)) effective.Add(SchemaName.Catalog);
        foreach (string schema in schemas)
        {
            if (!effective.Contains(schema)) effective.Add(schema);
        }

        return effective.ToEquatableArray();
    }

    private static bool Contains(EquatableArray<string> schemas, string name)
    {
        foreach (string schema in schemas)
        {
            if (string.Equals(schema, name, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
