using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions;

/// <summary>
/// The indexes that partitions have because their parents have them (PostgreSQL documentation, "Table Partitioning"). What differs of them follows mostly from what differs of the parent's
/// index, and what is told of that is not told again for each partition.
/// </summary>
/// <param name="expected">What there should be.</param>
/// <param name="actual">What there is.</param>
internal sealed class PartitionIndexes(DatabaseCatalog expected, DatabaseCatalog actual)
{
    private const string Index = "index ";

    private readonly Lazy<Dictionary<string, Part>> _expected = new(() => Parts(expected));
    private readonly Lazy<Dictionary<string, Part>> _actual = new(() => Parts(actual));

    /// <summary>Whether another difference says it: one of the parent's index, or that the table is no partition of its parent.</summary>
    public bool IsTold(CatalogDifference difference, EquatableArray<CatalogDifference> all)
    {
        if (Find(difference) is not { } part) return false;
        if (difference.Property == "attached") return all.Any(other => other.Property == "parents" && other.Object == part.Table);
        return part.Parent is { } parent && all.Any(other => other.Kind == difference.Kind && other.Property == difference.Property && other.Object == parent);
    }

    /// <summary>The parts of one index that have other names only, of which the difference is one; null when it is none of those.</summary>
    public PartNames? NamesOf(CatalogDifference difference, EquatableArray<CatalogDifference> all)
    {
        if (difference.Kind == CatalogDifferenceKind.Changed || Find(difference) is not { Parent: { } parent } own) return null;
        List<(string Actual, string Expected)> names = [];
        CatalogDifference? first = null;
        foreach (CatalogDifference missing in all.Where(other => other.Kind == CatalogDifferenceKind.Missing && Find(other)?.Parent == parent))
        {
            string table = Find(missing)!.Table;
            if (all.FirstOrDefault(other => other.Kind == CatalogDifferenceKind.Unexpected && Find(other) is { } part && part.Parent == parent && part.Table == table) is not { } unexpected) continue;
            first ??= missing;
            names.Add((unexpected.Object.Substring(Index.Length), missing.Object.Substring(Index.Length)));
            if (table == own.Table) own = own with { IsPaired = true };
        }

        return own.IsPaired ? new PartNames(parent, ReferenceEquals(first, difference), names) : null;
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
            index => new Part("table " + index.Table.QualifiedName, names.TryGetValue(index.Index.ParentIndex, out string? parent) ? parent : null),
            StringComparer.Ordinal);
    }

    private static string NameOf(Relation table, RelationIndex index) => Index + new CatalogName(table.Schema, index.Name);

    private sealed record Part(string Table, string? Parent)
    {
        public bool IsPaired { get; init; }
    }
}

/// <summary>Parts of one index that are called otherwise.</summary>
/// <param name="Parent">The index, as <c>index app.i</c>.</param>
/// <param name="IsFirst">Whether the difference is the one that tells of all of them.</param>
/// <param name="Names">The names that they have and those that they should have, with their schemas.</param>
internal sealed record PartNames(string Parent, bool IsFirst, IReadOnlyList<(string Actual, string Expected)> Names)
{
    /// <summary>The statements that give them the names that they should have.</summary>
    public string Statements => string.Join("; ", Names.Select(static name => $"ALTER INDEX {name.Actual} RENAME TO {name.Expected.Substring(name.Expected.IndexOf('.') + 1)}"));

    /// <summary>The names that they should have.</summary>
    public string Wanted => string.Join(", ", Names.Select(static name => name.Expected));

    /// <summary>The names that they have.</summary>
    public string Found => string.Join(", ", Names.Select(static name => name.Actual));
}
