using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Indexes that go, and those that become a key or lose their name to something else.</content>
internal sealed partial class DraftWriter
{
    // Indexes of before that are a key's from now on.
    private readonly HashSet<CatalogName> _takenOver = [];

    // An index that goes and is what the key needs serves it at once.
    private bool TakeOver(Relation table, Constraint key)
    {
        if (table.Kind != RelationKind.Table || table.IsPartition || key.Temporal || _from.FindRelation(table.Schema, table.Name) is not { } old) return false;
        if (table.Indexes.FirstOrDefault(index => index.Name == key.Name) is not { } wanted) return false;
        RelationIndex? found = old.Indexes.FirstOrDefault(index => Is("index " + new CatalogName(old.Schema, index.Name), CatalogDifferenceKind.Unexpected) && !_takenOver.Contains(new CatalogName(old.Schema, index.Name))
            && !CallsReplaced(index.References) && IsKeyOf(old, index, table, wanted) && (key.Kind == ConstraintKind.Unique || index.Columns.All(number => old.FindColumn(number) is { NotNull: true })));
        if (found is null || (found.Name != key.Name && NameChooser.RelationExists(_from, old.Schema, key.Name))) return false;
        _takenOver.Add(new CatalogName(old.Schema, found.Name));
        _changes.Add($"alter table {table.QualifiedName} add constraint {CatalogText.Quote(key.Name)} {(key.Kind == ConstraintKind.Unique ? "unique" : "primary key")} using index {CatalogText.Quote(found.Name)}{CatalogText.Deferral(key)}");
        return true;
    }

    // ADD CONSTRAINT USING INDEX takes plain columns in the usual order only.
    private static bool IsKeyOf(Relation old, RelationIndex index, Relation table, RelationIndex wanted) =>
        index is { IsUnique: true, IsPartial: false, Method: "btree" } && index.NullsNotDistinct == wanted.NullsNotDistinct && index.Options == wanted.Options
        && Names(old, index.Columns).SequenceEqual(Names(table, wanted.Columns)) && Names(old, index.IncludedColumns).SequenceEqual(Names(table, wanted.IncludedColumns))
        && index.Columns.All(number => table.FindColumn(old.FindColumn(number)?.Name ?? "") is { } column && column.Type == old.FindColumn(number)!.Type)
        && index.Elements.All(static element => element is { Value: ColumnReference, Collation: null, OperatorClass: null } && element.Direction != SortDirection.Descending && element.Nulls != NullsOrder.First);

    private static IEnumerable<string?> Names(Relation table, EquatableArray<int> numbers) => numbers.Select(number => table.FindColumn(number)?.Name);

    private void DropIndexes(Relation table, Relation old)
    {
        foreach (RelationIndex index in old.Indexes.Where(index => index.ParentIndex == 0 && Is("index " + new CatalogName(old.Schema, index.Name), CatalogDifferenceKind.Unexpected)))
        {
            CatalogName name = new(old.Schema, index.Name);
            if (_takenOver.Contains(name)) continue;

            // Until it is gone, what takes its name would find it taken.
            bool isGoneWithColumn = index.Columns.Any(number => IsGone(table, old, number)), isLater = _isSafe && old.Kind != RelationKind.PartitionedTable && !HasLostUse(index.References);
            if ((isGoneWithColumn || isLater) && !CallsReplaced(index.References) && NameChooser.RelationExists(_to, name.Schema, name.Name))
            {
                CatalogName aside = name with { Name = FreeName(name, "_old") };
                _first.Add($"alter index {name} rename to {CatalogText.Quote(aside.Name)}");
                name = aside;
            }

            if (isGoneWithColumn) continue;
            if (CallsReplaced(index.References)) _asides.Add("drop index " + name);
            else if (isLater) _online.Add($"drop index concurrently if exists {name}");
            else _first.Add("drop index " + name);
        }
    }

    // Whether something uses what this version drops, which cannot stay until online.sql runs.
    private bool HasLostUse(EquatableArray<ObjectReference> references) => references.Any(reference => reference.Class switch
    {
        ObjectClass.Routine => _from.FindRoutine(reference.Oid) is { } routine && Is(FoldCheck.Identity(_from, routine), CatalogDifferenceKind.Unexpected),
        ObjectClass.Type => _from.FindType(reference.Oid) is { } type && (Is("type " + type.QualifiedName, CatalogDifferenceKind.Unexpected) || Is("domain " + type.QualifiedName, CatalogDifferenceKind.Unexpected)),
        _ => false,
    });
}
