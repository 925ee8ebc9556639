using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class TriggerDdl
{
    public static void Create(DdlSession session, CreateTriggerStatement create)
    {
        if (session.RequireRelation(create.Table) is not { } relation) return;
        bool isView = relation.Kind == RelationKind.View;
        if (!isView && !relation.IsTable)
        {
            session.Error("42809", create.Table.Span, $"relation \"{relation.Name}\" cannot have triggers");
            return;
        }

        if (create.Timing == TriggerTiming.InsteadOf && !isView)
        {
            session.Error("42809", create.Table.Span, $"\"{relation.Name}\" is a table: tables cannot have INSTEAD OF triggers");
            return;
        }

        if (isView && create.Timing != TriggerTiming.InsteadOf && create.ForEachRow)
        {
            session.Error("42809", create.Table.Span, $"\"{relation.Name}\" is a view: views cannot have row-level BEFORE or AFTER triggers");
            return;
        }

        Trigger? existing = relation.Triggers.FirstOrDefault(trigger => trigger.Name == create.Name.Name);
        if (existing is not null && !create.OrReplace)
        {
            session.Error("42710", create.Name.Span, $"trigger \"{create.Name.Name}\" for relation \"{relation.Name}\" already exists");
            return;
        }

        if (FindFunction(session, create.Function) is not { } function) return;
        if (function.ReturnType != TypeOid.Trigger)
        {
            session.Error("42P17", create.Function.Span, $"function {create.Function} must return type trigger");
            return;
        }

        if (Events(session, relation, create) is not { } events) return;
        DefinitionExpression? bound = create.When is null
            ? null
            : session.Bind(create.When, new DefinitionScope { Construct = "WHEN", Relation = relation, HasOldAndNew = true, Target = TypeOid.Bool });
        Trigger trigger = new()
        {
            Oid = existing?.Oid ?? session.Editor.NewOid(),
            Name = create.Name.Name,
            Timing = create.Timing,
            Events = events.Events,
            ForEachRow = create.ForEachRow,
            Columns = events.Columns,
            Function = function.Oid,
            Arguments = create.Arguments,
            When = create.When,
            Transitions = create.Transitions,
            IsConstraint = create.IsConstraint,
            Deferrable = create.Attributes is { } attributes && (attributes.IsDeferrable ?? attributes.IsInitiallyDeferred ?? false),
            InitiallyDeferred = create.Attributes?.IsInitiallyDeferred ?? false,
            References = bound?.References ?? [],
        };
        Put(session, relation, trigger);
    }

    /// <summary>ENABLE and DISABLE TRIGGER.</summary>
    public static void Enable(DdlSession session, Relation relation, ChangeTrigger change)
    {
        if (change.IsRule) return;
        if (change.Name is { } name && relation.Triggers.All(trigger => trigger.Name != name.Name))
        {
            session.Error("42704", name.Span, $"trigger \"{name.Name}\" for table \"{relation.Name}\" does not exist");
            return;
        }

        char enabled = change.Enablement switch
        {
            TriggerEnablement.Disable => 'D',
            TriggerEnablement.EnableAlways => 'A',
            TriggerEnablement.EnableReplica => 'R',
            _ => 'O',
        };
        session.Editor.Put(relation with
        {
            Triggers = relation.Triggers.Select(trigger => change.Name is null || trigger.Name == change.Name.Value.Name ? trigger with { Enabled = enabled } : trigger).ToEquatableArray(),
        });
    }

    private static void Put(DdlSession session, Relation relation, Trigger trigger)
    {
        bool replaces = relation.Triggers.Any(old => old.Name == trigger.Name);
        session.Editor.Put(relation with
        {
            Triggers = (replaces ? relation.Triggers.Select(old => old.Name == trigger.Name ? trigger : old) : relation.Triggers.Append(trigger)).ToEquatableArray(),
        });

        // A partitioned table's row triggers fire on its partitions.
        if (!trigger.ForEachRow || relation.Kind != RelationKind.PartitionedTable) return;
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation))
        {
            EquatableArray<int> columns = trigger.Columns.Select(number => child.FindColumn(relation.FindColumn(number)!.Name)!.Number).ToEquatableArray();
            Put(session, child, trigger with { Oid = session.Editor.NewOid(), Columns = columns });
        }
    }

    private static Routine? FindFunction(DdlSession session, QualifiedName name)
    {
        Routine? found = session.Catalog.FindRoutines(name.Schema, name.Name).FirstOrDefault(static routine => routine.ArgumentTypes.IsEmpty);
        if (found is null && (name.Schema is not { } schema || session.RequireSchema(schema, name.Span))) session.Error("42883", name.Span, $"function {name}() does not exist");
        return found;
    }

    private static (TriggerEvents Events, EquatableArray<int> Columns)? Events(DdlSession session, Relation relation, CreateTriggerStatement create)
    {
        TriggerEvents events = TriggerEvents.None;
        List<int> columns = [];
        foreach (TriggerEvent written in create.Events)
        {
            events |= written.Kind switch
            {
                TriggerEventKind.Insert => TriggerEvents.Insert,
                TriggerEventKind.Update => TriggerEvents.Update,
                TriggerEventKind.Delete => TriggerEvents.Delete,
                _ => TriggerEvents.Truncate,
            };
            foreach (Identifier name in written.Columns)
            {
                if (relation.FindColumn(name.Name) is not { } column)
                {
                    session.Error("42703", name.Span, $"column \"{name.Name}\" of relation \"{relation.Name}\" does not exist");
                    return null;
                }

                if (columns.Contains(column.Number))
                {
                    session.Error("42701", name.Span, $"column \"{name.Name}\" specified more than once");
                    return null;
                }

                columns.Add(column.Number);
            }
        }

        return (events, columns.ToEquatableArray());
    }
}
