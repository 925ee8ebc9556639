using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>
/// Whether an inserted row gets past the row triggers before it (PostgreSQL documentation, "Overview of Trigger Behavior"): one that gives null leaves the row out. A function in PL/pgSQL
/// keeps it where every RETURN gives the row that it was called with; of other functions nothing is known.
/// </summary>
internal static class RowTriggers
{
    // The server's own that change a column and give the row.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "tsvector_update_trigger", "tsvector_update_trigger_column" };

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
        return function is { Language: "plpgsql", Source: { } source } && PlpgsqlReader.Read(source) is { } body && Keeps([body.Block], source, events);
    }

    private static bool Keeps(IReadOnlyList<PlpgsqlNode> statements, string source, TriggerEvents events) => statements.All(statement => statement switch
    {
        PlpgsqlBlock block => Keeps(block.Statements, source, events) && block.Handlers.All(handler => Keeps(handler, source, events)),
        PlpgsqlAssignment assignment => !IsRow(assignment.Target),
        PlpgsqlInto into => !into.Targets.Any(IsRow),
        PlpgsqlStore store => !store.Targets.Any(IsRow),
        PlpgsqlLoop loop => !loop.Targets.Any(IsRow) && Keeps(loop.Statements, source, events),
        PlpgsqlChoice choice => KeepsOnBranches(choice, source, events),
        PlpgsqlReturn result => GivesRow(result, source, events),
        _ => true,
    });

    private static bool IsRow(PlpgsqlTarget target) => target.Variable is "new" or "old";

    private static bool KeepsOnBranches(PlpgsqlChoice choice, string source, TriggerEvents events)
    {
        foreach (PlpgsqlBranch branch in choice.Branches)
        {
            TriggerEvents taken = branch.Condition is { } condition && EventsOf(condition, source) is { } tested ? tested & events : events;
            if (taken != TriggerEvents.None && !Keeps(branch.Statements, source, taken)) return false;
            if (branch.Condition is { } known && EventsOf(known, source) is { } passed) events &= ~passed;
            if (events == TriggerEvents.None) return true;
        }

        return choice.Otherwise is null || Keeps(choice.Otherwise, source, events);
    }

    // TG_OP = 'INSERT', TG_OP IN ('INSERT', 'UPDATE'); null for other conditions.
    private static TriggerEvents? EventsOf(TextSpan condition, string source)
    {
        PlpgsqlTokens tokens = new(source.Substring(condition.Start, condition.Length));
        if (!tokens.Take("tg_op")) return null;
        bool isList = tokens.Take("in");
        if (isList ? !tokens.Take("(") : !tokens.Take("=")) return null;
        TriggerEvents events = TriggerEvents.None;
        do
        {
            TriggerEvents? named = tokens.Text() switch { "'INSERT'" => TriggerEvents.Insert, "'UPDATE'" => TriggerEvents.Update, "'DELETE'" => TriggerEvents.Delete, _ => null };
            if (named is null) return null;
            events |= named.Value;
            tokens.Position++;
        }
        while (isList && tokens.Take(","));
        return (!isList || tokens.Take(")")) && tokens.IsAtEnd ? events : null;
    }

    // There is no old row of an INSERT.
    private static bool GivesRow(PlpgsqlReturn result, string source, TriggerEvents events)
    {
        if (result is not { Kind: PlpgsqlReturnKind.End, Value: { } value }) return false;
        PlpgsqlTokens tokens = new(source.Substring(value.Start, value.Length));
        string words = "";
        for (; !tokens.IsAtEnd; tokens.Position++) words += tokens.Word() + " ";
        return words is "new " or "( new ) " or "coalesce ( new , old ) " || (words == "old " && events == TriggerEvents.Update);
    }
}
