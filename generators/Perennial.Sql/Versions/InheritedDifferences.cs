using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions;

/// <summary>
/// What partitions and heirs differ in because their parents do: columns, constraints, triggers and indexes come from there (Inheritance, Table Partitioning), so that a
/// difference is told of the parent, and put right there.
/// </summary>
internal sealed class InheritedDifferences
{
    private readonly HashSet<CatalogDifference> _differences;
    private readonly HashSet<(string? Property, string Object)> _changes = [];
    private readonly Dictionary<string, HashSet<string>> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _parentObjects = new(StringComparer.Ordinal);

    /// <param name="differences">All differences between two catalogs.</param>
    /// <param name="catalogs">Both: what is missing has its parent in one, what is unexpected in the other.</param>
    public InheritedDifferences(EquatableArray<CatalogDifference> differences, params DatabaseCatalog[] catalogs)
    {
        _differences = [.. differences];
        foreach (CatalogDifference difference in differences)
        {
            if (difference.Kind == CatalogDifferenceKind.Changed) _changes.Add((difference.Property, difference.Object));
        }

        if (differences.IsEmpty) return;
        foreach (DatabaseCatalog catalog in catalogs) Read(catalog);
    }

    /// <summary>Whether the parent of the object differs in the same way.</summary>
    public bool Contains(CatalogDifference difference)
    {
        if (_parents.Count == 0) return false;
        if (_parentObjects.TryGetValue(difference.Object, out HashSet<string>? parents) && parents.Any(parent => _differences.Contains(difference with { Object = parent }) || ChangesAlike(difference, parent))) return true;
        return Inherited(difference).Any(parent => _differences.Contains(difference with { Object = parent }));
    }

    // An index prints what it is on; what of it differs says enough.
    private bool ChangesAlike(CatalogDifference difference, string parent) =>
        difference.Kind == CatalogDifferenceKind.Changed && _changes.Contains((difference.Property, parent));

    // The objects of the parents that have the name of this one.
    private IEnumerable<string> Inherited(CatalogDifference difference)
    {
        string name = difference.Object;
        if (name.StartsWith("column ", StringComparison.Ordinal)) return Replace(name, "column ".Length, name.LastIndexOf('.'));
        if (name.StartsWith("constraint ", StringComparison.Ordinal) || name.StartsWith("trigger ", StringComparison.Ordinal)) return Replace(name, name.LastIndexOf(" on ", StringComparison.Ordinal) + " on ".Length, name.Length);
        return difference.Property == "order of columns" && name.StartsWith("table ", StringComparison.Ordinal) ? Replace(name, "table ".Length, name.Length) : [];
    }

    private IEnumerable<string> Replace(string name, int start, int end)
    {
        if (end <= start || !_parents.TryGetValue(name.Substring(start, end - start), out HashSet<string>? parents)) return [];
        string head = name.Substring(0, start), tail = name.Substring(end);
        return parents.Select(parent => head + parent + tail);
    }

    private void Read(DatabaseCatalog catalog)
    {
        Dictionary<uint, (Relation Relation, RelationIndex Index)> indexes = [];
        foreach (Relation relation in catalog.UserRelations)
        {
            foreach (uint oid in relation.Parents)
            {
                if (catalog.FindRelation(oid) is { } parent) Add(_parents, relation.QualifiedName.ToString(), parent.QualifiedName.ToString());
            }

            foreach (RelationIndex index in relation.Indexes) indexes[index.Oid] = (relation, index);
        }

        foreach ((Relation relation, RelationIndex index) in indexes.Values)
        {
            if (index.ParentIndex == 0 || !indexes.TryGetValue(index.ParentIndex, out (Relation Relation, RelationIndex Index) parent)) continue;
            Add(_parentObjects, NameOf(relation, index), NameOf(parent.Relation, parent.Index));
            Add(_parentObjects, ConstraintOf(relation, index), ConstraintOf(parent.Relation, parent.Index));
        }
    }

    private static string NameOf(Relation relation, RelationIndex index) => $"index {new CatalogName(relation.Schema, index.Name)}";

    // A key has the name of its index.
    private static string ConstraintOf(Relation relation, RelationIndex index) => $"constraint {NameRules.Quote(index.Name)} on {relation.QualifiedName}";

    private static void Add(Dictionary<string, HashSet<string>> parents, string child, string parent)
    {
        if (!parents.TryGetValue(child, out HashSet<string>? known)) parents.Add(child, known = new(StringComparer.Ordinal));
        known.Add(parent);
    }
}
