using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Routines;

namespace Perennial.Sql.Services;

/// <summary>The triggers that a body fires; those of tables under views included.</summary>
internal static class FiredTriggers
{
    /// <summary>Each trigger with its table. Of a PL/pgSQL body only those that its words surely fire: not those of MERGE, nor of UPDATE OF some columns.</summary>
    public static IEnumerable<(Relation Table, Trigger Trigger)> Of(DatabaseCatalog catalog, ProcedureBody body)
    {
        foreach (BoundStatement statement in body.Statements)
        {
            foreach (RelationRight right in statement.Rights)
            {
                if (EventOf(right) is var fired && fired != TriggerEvents.None && IsWritten(statement, right) && catalog.FindRelation(right.Schema, right.Relation) is { } relation)
                {
                    foreach ((Relation, Trigger) found in Of(catalog, relation, fired, right.Column is null ? 0 : relation.FindColumn(right.Column)?.Number ?? 0)) yield return found;
                }
            }
        }

        foreach (RelationRight right in body.Unbound?.Rights ?? [])
        {
            if (EventOf(right) is var fired && fired != TriggerEvents.None && catalog.FindRelation(right.Schema, right.Relation) is { } relation)
            {
                foreach ((Relation, Trigger) found in Of(catalog, relation, fired, 0)) yield return found;
            }
        }
    }

    // Locking a row needs the right to update, too.
    private static bool IsWritten(BoundStatement statement, RelationRight right) =>
        statement.Writes.Any(use => use.Schema == right.Schema && use.Relation == right.Relation && (right.Privilege != "update" || use.Column == right.Column));

    private static IEnumerable<(Relation Table, Trigger Trigger)> Of(DatabaseCatalog catalog, Relation relation, TriggerEvents fired, int column)
    {
        foreach (Trigger trigger in Of(relation, fired, column)) yield return (relation, trigger);
        foreach ((Relation view, Relation under) in ViewUpdatability.Steps(catalog, relation, fired))
        {
            column = ViewUpdatability.NumberUnder(view, column);
            foreach (Trigger trigger in Of(under, fired, column)) yield return (under, trigger);
        }
    }

    private static IEnumerable<Trigger> Of(Relation relation, TriggerEvents fired, int column) => relation.Triggers.Where(trigger =>
        (trigger.Events & fired) != TriggerEvents.None && trigger.Enabled is 'O' or 'A' && (fired != TriggerEvents.Update || trigger.Columns.IsEmpty || trigger.Columns.Contains(column)));

    private static TriggerEvents EventOf(RelationRight right) => right.Privilege switch
    {
        "insert" => TriggerEvents.Insert,
        "update" => TriggerEvents.Update,
        "delete" => TriggerEvents.Delete,
        _ => TriggerEvents.None,
    };
}
