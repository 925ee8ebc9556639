using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>Whether INSERT and UPDATE go through a view to its table (view_query_is_auto_updatable; PostgreSQL documentation, CREATE VIEW, "Updatable Views").</summary>
internal static class ViewUpdatability
{
    private const string NoColumns = "the view has no updatable columns";

    private const string NotOneTable = "the view does not select from a single table or view";

    /// <summary>What keeps a statement from changing rows through a view; null when nothing does, or when rules decide.</summary>
    public static string? Obstacle(DatabaseCatalog catalog, Relation view, TriggerEvents events)
    {
        // CREATE OR REPLACE may have led a view back to itself.
        HashSet<uint> seen = [];
        Relation? under = view;
        while (under is { Kind: RelationKind.View, Query: not null } && seen.Add(under.Oid))
        {
            if (HasInsteadTrigger(under, events)) return null;
            List<RewriteRule> instead = under.Rules.Where(rule => rule is { IsInstead: true, IsFiring: true } && rule.Event == EventOf(events)).ToList();
            if (instead.Exists(static rule => rule.Where is null)) return null;
            if (instead.Count > 0) return "its INSTEAD rule has a condition, so that rows which do not meet it would go nowhere";
            if (under.UpdateObstacle is { } obstacle) return obstacle == NoColumns && events == TriggerEvents.Delete ? null : obstacle;
            under = catalog.FindRelation(under.UpdateTarget);
        }

        return null;
    }

    /// <summary>The view among those that a change passes through in which the column is no column of what lies under it; null when there is none, or when triggers or rules decide.</summary>
    public static Relation? ViewWithoutColumn(DatabaseCatalog catalog, Relation view, int number, TriggerEvents events)
    {
        foreach ((Relation passed, _) in Steps(catalog, view, events))
        {
            number = NumberUnder(passed, number);
            if (number == 0) return passed;
        }

        return null;
    }

    /// <summary>The views that a change of a view's rows passes through, each with what it passes the change on to; ends where triggers or rules decide.</summary>
    public static IEnumerable<(Relation View, Relation Under)> Steps(DatabaseCatalog catalog, Relation view, TriggerEvents events)
    {
        // CREATE OR REPLACE may have led a view back to itself.
        HashSet<uint> seen = [];
        while (view.Kind == RelationKind.View && seen.Add(view.Oid) && !HasInsteadTrigger(view, events) && !HasInsteadRule(view, events) && catalog.FindRelation(view.UpdateTarget) is { } under)
        {
            yield return (view, under);
            view = under;
        }
    }

    /// <summary>The number of the column under a view that one of its columns shows; 0 for an expression.</summary>
    public static int NumberUnder(Relation view, int number)
    {
        for (int i = 0; i < view.UpdateColumns.Count; i++)
        {
            if (view.Columns[i].Number == number) return view.UpdateColumns[i];
        }

        return 0;
    }

    /// <summary>For each column of a view with this query the number of the column under it that it shows; 0 where there is none.</summary>
    public static EquatableArray<int> ColumnsOf(BoundQuery query) =>
        query.Targets.Select(static target => target.Value is BoundColumnReference { Column.Column: { } column } ? column.Number : 0).ToEquatableArray();

    /// <summary>Whether a rule takes the place of the statement, for all rows or for some.</summary>
    public static bool HasInsteadRule(Relation relation, TriggerEvents events) => relation.Rules.Any(rule => rule is { IsInstead: true, IsFiring: true } && rule.Event == EventOf(events));

    /// <summary>Whether RETURNING gives what a rule's own RETURNING gives, of the relation or of what its view passes the change on to.</summary>
    public static bool IsReturnedByRule(DatabaseCatalog catalog, Relation relation, TriggerEvents events) =>
        HasInsteadRule(relation, events) || Steps(catalog, relation, events).Any(step => HasInsteadRule(step.Under, events));

    private static bool HasInsteadTrigger(Relation view, TriggerEvents events) => view.Triggers.Any(trigger => trigger.Timing == TriggerTiming.InsteadOf && (trigger.Events & events) != TriggerEvents.None);

    private static string EventOf(TriggerEvents events) => events switch { TriggerEvents.Insert => "insert", TriggerEvents.Update => "update", _ => "delete" };

    /// <summary>The one relation that a view's query selects from, or what keeps the view from being automatically updatable.</summary>
    public static (uint Target, string? Obstacle) Of(BoundQuery query)
    {
        if (query.Kind is QueryKind.Insert or QueryKind.Update or QueryKind.Delete or QueryKind.Merge) return (0, "the view's query is no SELECT");
        if (query.IsDistinct || query.DistinctOn.Count > 0) return (0, "the view contains DISTINCT");
        if (query.HasGroupBy) return (0, "the view contains GROUP BY");
        if (query.Having is not null) return (0, "the view contains HAVING");
        if (query.Kind == QueryKind.SetOperation) return (0, "the view contains UNION, INTERSECT or EXCEPT");
        if (query.With.Count > 0) return (0, "the view contains WITH");
        if (query.Limit is not null || query.Offset is not null) return (0, "the view contains LIMIT or OFFSET");
        foreach (BoundExpression value in query.Targets.Select(static target => target.Value).Concat(query.OrderBy))
        {
            if (ObstacleIn(value, query.Scope) is { } obstacle) return (0, obstacle);
        }

        if (query.From.Count != 1 || query.From[0] is not BoundFromEntry { Entry: { Kind: RangeKind.Relation, Relation: { } relation } entry }) return (0, NotOneTable);
        if (relation.Kind is not (RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable or RelationKind.View)) return (0, NotOneTable);
        if (entry.IsSampled) return (0, "the view contains TABLESAMPLE");
        return (relation.Oid, query.Targets.Exists(target => target.Value is BoundColumnReference column && column.Entry == entry) ? null : NoColumns);
    }

    private static string? ObstacleIn(BoundExpression value, Scope scope)
    {
        switch (value)
        {
            case BoundAggregate aggregate when aggregate.Level == scope:
                return "the view returns aggregates";
            case BoundWindowCall:
                return "the view returns window functions";
            case BoundCall { ReturnsSet: true }:
                return "the view returns set-returning functions";
        }

        for (int i = 0; i < value.ChildCount; i++)
        {
            if (ObstacleIn(value.Child(i), scope) is { } obstacle) return obstacle;
        }

        return null;
    }
}
