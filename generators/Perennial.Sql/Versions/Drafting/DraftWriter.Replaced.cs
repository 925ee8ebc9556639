using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <content>What uses something that goes, or goes and comes back: it makes room first, and comes back behind that.</content>
internal sealed partial class DraftWriter
{
    /// <summary>Whether a reference of the catalog of before is to something that cannot change under it.</summary>
    private bool IsReplaced(ObjectReference reference)
    {
        if (reference.Class == ObjectClass.Routine) return _replacedRoutines.Contains(reference.Oid);
        if (reference.Class == ObjectClass.Operator) return _replacedOperators.Contains(reference.Oid);
        if (reference.Class != ObjectClass.Relation || _from.FindRelation(reference.Oid) is not { } relation) return false;
        string name = NameOf(relation);
        if (_remade.Contains(name) || Is(name, CatalogDifferenceKind.Unexpected)) return true;
        return reference.Column > 0 && relation.FindColumn(reference.Column) is { } column && IsReplaced(relation, column);
    }

    // An expression cannot be altered before server 17: the column goes and comes back.
    private bool IsReplaced(Relation relation, Column column)
    {
        List<CatalogDifference> differences = DifferencesOf(relation, column).ToList();
        return IsInTheWay(relation, column) || differences.Exists(static difference => difference.Kind == CatalogDifferenceKind.Unexpected || difference is { Kind: CatalogDifferenceKind.Changed, Property: "type" or "collation" or "generated" })
            || (column.Generated != ColumnGeneration.None && _to.ServerVersion < 17 && differences.Exists(static difference => difference is { Kind: CatalogDifferenceKind.Changed, Property: "default" }));
    }

    private bool UsesReplaced(Relation table, Trigger trigger) =>
        trigger.References.Any(IsReplaced) || _replacedRoutines.Contains(trigger.Function)
        || trigger.Columns.Any(number => table.FindColumn(number) is { } column && IsReplaced(table, column)) || NamesReplaced(table, trigger.When);

    private bool UsesReplaced(Relation table, Policy policy) => policy.References.Any(IsReplaced) || NamesReplaced(table, policy.Using, policy.WithCheck);

    private bool HasReplacedDefault(Column column) => column is { Default: not null, Generated: ColumnGeneration.None } && CallsReplaced(column.References);

    // By the name alone, since making more than needed anew does no harm.
    private bool NamesReplaced(Relation table, params Expression?[] conditions)
    {
        List<string> columns = table.Columns.Where(column => IsReplaced(table, column)).Select(static column => column.Name).ToList();
        return columns.Count > 0 && conditions.OfType<Expression>().Any(condition => SqlPrinter.Print(condition) is var text && columns.Exists(text.Contains));
    }
}
