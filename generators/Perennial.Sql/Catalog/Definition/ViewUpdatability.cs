using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Whether INSERT and UPDATE go through a view to its table (view_query_is_auto_updatable; PostgreSQL documentation, CREATE VIEW, "Updatable Views").</summary>
internal static class ViewUpdatability
{
    /// <summary>What keeps a statement from changing rows through a view; null when nothing does, or when rules decide.</summary>
    public static string? Obstacle(DatabaseCatalog catalog, Relation view, TriggerEvents events)
    {
        if (view is not { Kind: RelationKind.View, Query: { } query } || !view.Rules.IsEmpty || view.Triggers.Any(trigger => trigger.Timing == TriggerTiming.InsteadOf && (trigger.Events & events) != TriggerEvents.None)) return null;
        if (Obstacle(catalog, query) is { } obstacle) return obstacle == NoColumns && events == TriggerEvents.Delete ? null : obstacle;
        return query is SelectStatement { Body: SelectCore { From: { Count: 1 } from } } && from[0] is TableItem item && catalog.FindRelation(item.Relation.Name.Schema, item.Relation.Name.Name) is { } under
            ? Obstacle(catalog, under, events)
            : null;
    }

    /// <summary>What keeps a view with this query from being automatically updatable; null when nothing does.</summary>
    public static string? Obstacle(DatabaseCatalog catalog, Statement query)
    {
        if (query is not SelectStatement select) return "the view's query is no SELECT";
        if (select.With is not null) return "the view contains WITH";
        if (select.Limit is not null || select.Offset is not null) return "the view contains LIMIT or OFFSET";
        return select.Body switch
        {
            SelectCore core => Obstacle(catalog, core),
            TableBody table => IsBase(catalog, table.Relation) ? null : NotOneTable,
            NestedQuery nested => Obstacle(catalog, nested.Query),
            SetOperation => "the view contains UNION, INTERSECT or EXCEPT",
            _ => NotOneTable,
        };
    }

    private const string NoColumns = "the view has no updatable columns";

    private const string NotOneTable = "the view does not select from a single table or view";

    private static string? Obstacle(DatabaseCatalog catalog, SelectCore core)
    {
        if (core.Distinct is not null) return "the view contains DISTINCT";
        if (core.GroupBy is not null) return "the view contains GROUP BY";
        if (core.Having is not null) return "the view contains HAVING";
        foreach (FunctionCall call in core.Items.SelectMany(static item => ExpressionParts.SelfAndParts(item.Value)).OfType<FunctionCall>())
        {
            if (call.Over is not null) return "the view returns window functions";
            IEnumerable<Routine> routines = catalog.FindRoutines(call.Name.Schema, call.Name.Name);
            if (routines.Any(static routine => routine.Kind == RoutineForm.Aggregate)) return "the view returns aggregates";
            if (routines.Any(static routine => routine.ReturnsSet)) return "the view returns set-returning functions";
        }

        if (core.From.Count != 1 || core.From[0] is not TableItem item) return NotOneTable;
        if (item.Sample is not null) return "the view contains TABLESAMPLE";
        if (!IsBase(catalog, item.Relation)) return NotOneTable;
        return core.Items.Any(static item => IsColumn(item.Value)) ? null : NoColumns;
    }

    // A view keeps its text when a table under it is renamed: a name that is no longer there says nothing.
    private static bool IsBase(DatabaseCatalog catalog, RelationName name) =>
        catalog.FindRelation(name.Name.Schema, name.Name.Name) is null or { Kind: RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable or RelationKind.View };

    private static bool IsColumn(Expression value) => value is StarReference || (value is ColumnReference column && SystemColumn.Find(column.Name) is null);
}
