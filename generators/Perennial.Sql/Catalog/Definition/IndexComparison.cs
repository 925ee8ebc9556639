using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Whether an index of a partition does for it what an index of the whole does (CompareIndexInfo). Names, order and null order do not count.</summary>
internal static class IndexComparison
{
    public static bool IsSame(DatabaseCatalog catalog, Relation parent, RelationIndex whole, Relation partition, RelationIndex part)
    {
        if (part.IsUnique != whole.IsUnique || part.NullsNotDistinct != whole.NullsNotDistinct || part.Method != whole.Method || part.IsPartial != whole.IsPartial) return false;
        if (!Names(parent, whole.Columns).SequenceEqual(Names(partition, part.Columns)) || !Names(parent, whole.IncludedColumns).SequenceEqual(Names(partition, part.IncludedColumns))) return false;
        if (whole.Predicate is not null && !IsSame(parent, whole.Predicate, partition, part.Predicate!)) return false;
        for (int i = 0; i < whole.Columns.Count; i++)
        {
            // The index of a constraint has no elements: its columns are indexed in the usual way.
            IndexElement? left = i < whole.Elements.Count ? whole.Elements[i] : null, right = i < part.Elements.Count ? part.Elements[i] : null;
            if (OperatorClass(catalog, whole, left) != OperatorClass(catalog, part, right)) return false;
            if (left?.Collation?.ToString() != right?.Collation?.ToString()) return false;
            if (whole.Columns[i] == 0 && (left is null || right is null || !IsSame(parent, left.Value, partition, right.Value))) return false;
        }

        return true;
    }

    private static bool IsSame(Relation parent, Expression whole, Relation partition, Expression part) => ExpressionNormalForm.Of(whole, parent) == ExpressionNormalForm.Of(part, partition);

    private static IEnumerable<string?> Names(Relation relation, EquatableArray<int> columns) => columns.Select(number => relation.FindColumn(number)?.Name);

    /// <summary>The class that is written and is not the default one; 0 for the default one.</summary>
    public static uint OperatorClass(DatabaseCatalog catalog, RelationIndex index, IndexElement? element) =>
        element?.OperatorClass is { } name && catalog.FindOperatorClass(index.Method, name.Schema, name.Name) is { IsDefault: false } found ? found.Oid : 0;
}
