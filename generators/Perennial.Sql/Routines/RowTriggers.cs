using System.Runtime.CompilerServices;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Routines;

/// <summary>
/// Whether an inserted row gets past the row triggers before it (PostgreSQL documentation, "Overview of Trigger Behavior"): one that gives null leaves the row out. A function in PL/pgSQL
/// keeps it where every RETURN gives the row that it was called with; of other functions nothing is known.
/// </summary>
internal static class RowTriggers
{
    // The server's own that change a column and give the row.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "tsvector_update_trigger", "tsvector_update_trigger_column" };

    // Every INSERT into the table asks, and so does every partition of it.
    private static readonly ConditionalWeakTable<Routine, Lazy<RowTriggerBody?>> Bodies = new();

    /// <summary>What may leave out a row of an INSERT, for messages; null when nothing does.</summary>
    /// <param name="types">Of the database.</param>
    /// <param name="relation">The table or view that the statement names.</param>
    /// <param name="updates">Whether ON CONFLICT may update a row instead.</param>
    public static DroppedRow? Find(TypeSystem types, Relation relation, bool updates)
    {
        TriggerEvents events = updates ? TriggerEvents.Insert | TriggerEvents.Update : TriggerEvents.Insert;
        HashSet<uint> seen = [];
        Relation? under = relation;
        while (under is not null && seen.Add(under.Oid))
        {
            if (ViewUpdatability.HasInsteadRule(under, TriggerEvents.Insert)) return new DroppedRow(under.QualifiedName, null, null);
            if (under.IsTable) return FindInTable(types, under, events);
            if (Fires(under, TriggerTiming.InsteadOf, TriggerEvents.Insert).ToList() is { Count: > 0 } triggers) return FindAmong(types.Catalog, under, triggers, events);
            under = under.UpdateObstacle is null ? types.Catalog.FindRelation(under.UpdateTarget) : null;
        }

        return new DroppedRow(relation.QualifiedName, null, null);
    }

    // The row of a partitioned table passes the triggers of its partition.
    private static DroppedRow? FindInTable(TypeSystem types, Relation table, TriggerEvents events)
    {
        if (FindAmong(types.Catalog, table, Fires(table, TriggerTiming.Before, events), events) is { } found) return found;
        if (table.PartitionKey is null) return null;
        foreach (Relation partition in types.ChildrenOf(table))
        {
            if (FindInTable(types, partition, events) is { } dropped) return dropped;
        }

        return null;
    }

    private static IEnumerable<Trigger> Fires(Relation relation, TriggerTiming timing, TriggerEvents events) =>
        relation.Triggers.Where(trigger => trigger.ForEachRow && trigger.Timing == timing && trigger.Enabled is 'O' or 'A' && (trigger.Events & events) != TriggerEvents.None);

    private static DroppedRow? FindAmong(DatabaseCatalog catalog, Relation relation, IEnumerable<Trigger> triggers, TriggerEvents events)
    {
        foreach (Trigger trigger in triggers)
        {
            Routine? function = catalog.FindRoutine(trigger.Function);
            if (function is null || !Keeps(function, trigger.Events & events)) return new DroppedRow(relation.QualifiedName, trigger.Name, function?.QualifiedName);
        }

        return null;
    }

    private static bool Keeps(Routine function, TriggerEvents events)
    {
        if (!function.IsUserDefined) return Known.Contains(function.Name);
        return Bodies.GetValue(function, static found => new(() => Read(found))).Value is { } body && body.Keeps(events);
    }

    private static RowTriggerBody? Read(Routine function) => function is { Language: "plpgsql", Source: { } source } && PlpgsqlReader.Read(source) is { } body ? new RowTriggerBody(body, source) : null;
}
