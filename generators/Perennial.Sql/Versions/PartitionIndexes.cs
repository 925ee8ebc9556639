using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions;

/// <summary>
/// The indexes that partitions have because their parents have them (PostgreSQL documentation, "Table Partitioning"). What differs of them follows mostly from what differs of the parent's
/// index, and what is told of that is not told again for each partition.
/// </summary>
internal sealed class PartitionIndexes
{
    private const string Index = "index ";

    private readonly Lazy<Dictionary<string, Part>> _expected;
    private readonly Lazy<Dictionary<string, Part>> _actual;
    private readonly HashSet<(CatalogDifferenceKind Kind, string? Property, string Object)> _told = [];
    private readonly Lazy<Dictionary<string, List<(CatalogDifference Missing, CatalogDifference Unexpected)>>> _renamed;

    /// <param name="expected">What there should be.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="differences">All that differs between the two.</param>
    public PartitionIndexes(DatabaseCatalog expected, DatabaseCatalog actual, EquatableArray<CatalogDifference> differences)
    {
        _expected = new(() => Parts(expected));
        _actual = new(() => Parts(actual));
        foreach (CatalogDifference difference in differences) _told.Add((difference.Kind, difference.Property, difference.Object));
        _renamed = new(() => Renamed(differences));
    }

    /// <summary>Whether another difference says it: one of the parent's index, or that the table is no partition of its parent.</summary>
    public bool IsTold(CatalogDifference difference)
    {
        if (Find(difference) is not { } part) return false;
        if (difference.Property == "attached") return _told.Contains((CatalogDifferenceKind.Changed, "parents", part.Table));
        return part.Parent is { } parent && _told.Contains((difference.Kind, difference.Property, parent));
    }

    /// <summary>The parts of one index that have other names only, of which the difference is one; null when it is none of those.</summary>
    public PartNames? NamesOf(CatalogDifference difference)
    {
        if (difference.Kind == CatalogDifferenceKind.Changed || Find(difference) is not { Parent: { } parent } own || !_renamed.Value.TryGetValue(parent, out List<(CatalogDifference Missing, CatalogDifference Unexpected)>? renamed)) return null;
        if (!renamed.Exists(pair => Find(pair.Missing)!.Table == own.Table)) return null;
        List<(Part Actual, Part Expected)> parts = renamed.ConvertAll(pair => (Find(pair.Unexpected)!, Find(pair.Missing)!));
        return new PartNames(parent, ReferenceEquals(renamed[0].Missing, difference), parts.ConvertAll(static pair => (pair.Actual.Name, pair.Expected.Name)));
    }

    // By the parent's index: what a partition lacks and what it has instead.
    private Dictionary<string, List<(CatalogDifference Missing, CatalogDifference Unexpected)>> Renamed(EquatableArray<CatalogDifference> differences)
    {
        Dictionary<(string Parent, string Table), CatalogDifference> unexpected = [];
        foreach (CatalogDifference difference in differences)
        {
            if (difference.Kind == CatalogDifferenceKind.Unexpected && Find(difference) is { Parent: { } parent, Table: var table } && !unexpected.ContainsKey((parent, table))) unexpected.Add((parent, table), difference);
        }

        Dictionary<string, List<(CatalogDifference Missing, CatalogDifference Unexpected)>> renamed = new(StringComparer.Ordinal);
        foreach (CatalogDifference difference in differences)
        {
            if (difference.Kind != CatalogDifferenceKind.Missing || Find(difference) is not { Parent: { } parent, Table: var table } || !unexpected.TryGetValue((parent, table), out CatalogDifference? instead)) continue;
            if (!renamed.TryGetValue(parent, out List<(CatalogDifference Missing, CatalogDifference Unexpected)>? pairs)) renamed.Add(parent, pairs = []);
            pairs.Add((difference, instead));
        }

        return renamed;
    }

    private Part? Find(CatalogDifference difference) =>
        difference.Object.StartsWith(Index, StringComparison.Ordinal) && (difference.Kind == CatalogDifferenceKind.Unexpected ? _actual : _expected).Value.TryGetValue(difference.Object, out Part? part) ? part : null;

    // By the index's name as differences have it.
    private static Dictionary<string, Part> Parts(DatabaseCatalog catalog)
    {
        List<(Relation Table, RelationIndex Index)> indexes = catalog.UserRelations.SelectMany(static table => table.Indexes.Select(index => (table, index))).ToList();
        Dictionary<uint, string> names = indexes.ToDictionary(static index => index.Index.Oid, static index => NameOf(index.Table, index.Index));
        return indexes.ToDictionary(
            static index => NameOf(index.Table, index.Index),
            index => new Part(new CatalogName(index.Table.Schema, index.Index.Name), "table " + index.Table.QualifiedName, names.TryGetValue(index.Index.ParentIndex, out string? parent) ? parent : null),
            StringComparer.Ordinal);
    }

    private static string NameOf(Relation table, RelationIndex index) => Index + new CatalogName(table.Schema, index.Name);

    private sealed record Part(CatalogName Name, string Table, string? Parent);
}

/// <summary>Parts of one index that are called otherwise.</summary>
/// <param name="Parent">The index, as <c>index app.i</c>.</param>
/// <param name="IsFirst">Whether the difference is the one that tells of all of them.</param>
/// <param name="Names">The names that they have and those that they should have.</param>
internal sealed record PartNames(string Parent, bool IsFirst, IReadOnlyList<(CatalogName Actual, CatalogName Expected)> Names)
{
    /// <summary>The statements that give them the names that they should have.</summary>
    public string Statements => string.Join("; ", Names.Select(static name => $"ALTER INDEX {name.Actual} RENAME TO {NameRules.Quote(name.Expected.Name)}"));

    /// <summary>The names that they should have.</summary>
    public string Wanted => string.Join(", ", Names.Select(static name => name.Expected));

    /// <summary>The names that they have.</summary>
    public string Found => string.Join(", ", Names.Select(static name => name.Actual));
}
