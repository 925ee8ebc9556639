namespace Perennial.Sql.Catalog;

public sealed partial class DatabaseCatalog
{
    /// <summary>The text search objects that users made, in the order of their oids.</summary>
    public IEnumerable<TextSearchObject> UserTextSearch => AllTextSearch.Where(static found => found.IsUserDefined);

    /// <summary>Those of the server, too: everybody may drop or change most of them.</summary>
    internal IEnumerable<TextSearchObject> AllTextSearch => _user.TextSearch.Values.OrderBy(static found => found.Oid);

    /// <summary>The text search object of that kind and name, or null.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    /// <param name="searchPath">Null for <see cref="SearchPath"/>.</param>
    public TextSearchObject? FindTextSearch(TextSearchKind kind, string? schema, string name, SearchPath? searchPath = null)
    {
        if (schema is not null) return _user.TextSearch.TryGetValue(new(kind, schema, name), out TextSearchObject? named) ? named : null;
        foreach (string candidate in (searchPath ?? SearchPath).Effective)
        {
            // Temporary objects are found by their schema alone.
            if (candidate != SchemaName.Temporary && _user.TextSearch.TryGetValue(new(kind, candidate, name), out TextSearchObject? found)) return found;
        }

        return null;
    }

    /// <summary>The names of all text search objects of a kind, for advice.</summary>
    internal IEnumerable<string> TextSearchNames(TextSearchKind kind) => _user.TextSearch.Keys.Where(name => name.Kind == kind).Select(static name => name.Name);

    /// <summary>The text search object of that oid, or null.</summary>
    public TextSearchObject? FindTextSearch(uint oid)
    {
        foreach (TextSearchObject found in _user.TextSearch.Values)
        {
            if (found.Oid == oid) return found;
        }

        return null;
    }
}
