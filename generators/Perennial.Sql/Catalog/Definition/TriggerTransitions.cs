using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>REFERENCING of CREATE TRIGGER: which triggers may see the rows of a whole statement (CreateTriggerFiringOn).</summary>
internal static class TriggerTransitions
{
    public static bool Fit(DdlSession session, Relation relation, CreateTriggerStatement create)
    {
        if (create.Transitions.IsEmpty) return true;
        TransitionTable? oldTable = null, newTable = null;
        foreach (TransitionTable transition in create.Transitions)
        {
            bool Refuse(string sqlState, string message) => session.Error(sqlState, transition.Span, message);
            if (transition.IsRow) return Refuse("0A000", "ROW variable naming in the REFERENCING clause is not supported");
            if (relation.Kind == RelationKind.ForeignTable) return Refuse("42809", $"\"{relation.Name}\" is a foreign table: triggers on foreign tables cannot have transition tables");
            if (relation.Kind == RelationKind.View) return Refuse("42809", $"\"{relation.Name}\" is a view: triggers on views cannot have transition tables");
            if (create.ForEachRow && relation.Kind == RelationKind.PartitionedTable) return Refuse("42809", $"\"{relation.Name}\" is a partitioned table: ROW triggers with transition tables are not supported on it");
            if (create.ForEachRow && !relation.Parents.IsEmpty)
                return Refuse("0A000", $"ROW triggers with transition tables are not supported on {(relation.IsPartition ? "partitions" : "inheritance children")}");
            if (create.Timing != TriggerTiming.After) return Refuse("42P17", "transition table name can only be specified for an AFTER trigger");
            if (create.Events.Any(static written => written.Kind == TriggerEventKind.Truncate)) return Refuse("0A000", "TRUNCATE triggers with transition tables are not supported");
            if (create.Events.Count > 1) return Refuse("0A000", "transition tables cannot be specified for triggers with more than one event");
            if (create.Events.Any(static written => !written.Columns.IsEmpty)) return Refuse("0A000", "transition tables cannot be specified for triggers with column lists");
            TriggerEventKind kind = create.Events[0].Kind;
            if (transition.IsNew)
            {
                if (kind == TriggerEventKind.Delete) return Refuse("42P17", "NEW TABLE can only be specified for an INSERT or UPDATE trigger");
                if (newTable is not null) return Refuse("42P17", "NEW TABLE cannot be specified multiple times");
                newTable = transition;
            }
            else
            {
                if (kind == TriggerEventKind.Insert) return Refuse("42P17", "OLD TABLE can only be specified for a DELETE or UPDATE trigger");
                if (oldTable is not null) return Refuse("42P17", "OLD TABLE cannot be specified multiple times");
                oldTable = transition;
            }
        }

        return oldTable?.Name.Name != newTable?.Name.Name || session.Error("42P17", newTable!.Span, "OLD TABLE name and NEW TABLE name cannot be the same");
    }
}
