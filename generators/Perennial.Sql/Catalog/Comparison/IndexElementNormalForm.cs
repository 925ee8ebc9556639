using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Leaves out of an index element what holds without being said: ascending order, and nulls where that order puts them.</summary>
internal static class IndexElementNormalForm
{
    public static IndexElement Of(IndexElement element)
    {
        SortDirection direction = element.Direction == SortDirection.Ascending ? SortDirection.Default : element.Direction;
        NullsOrder usual = direction == SortDirection.Descending ? NullsOrder.First : NullsOrder.Last;
        // pg_dump writes the schema of an operator class, a person rarely does.
        QualifiedName? operatorClass = element.OperatorClass is { Parts.Count: > 1 } named ? named with { Parts = [named.Parts[named.Parts.Count - 1]] } : element.OperatorClass;
        return element with { OperatorClass = operatorClass, Direction = direction, Nulls = element.Nulls == usual ? NullsOrder.Default : element.Nulls };
    }
}
