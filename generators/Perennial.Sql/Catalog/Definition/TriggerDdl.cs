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

        if (!FitsRelation(session, relation, create) || !TriggerTransitions.Fit(session, relation, create)) return;
        if (create.ConstraintFrom is not null && session.RequireRelation(create.ConstraintFrom) is null) return;
        if (create is { When: not null, Timing: TriggerTiming.InsteadOf })
        {
            session.Error("0A000", create.When.Span, "INSTEAD OF triggers cannot have WHEN conditions");
            return;
        }

        DefinitionExpression? bound = null;
        if (create.When is { } condition)
        {
            bound = session.Bind(condition, new DefinitionScope { Construct = "WHEN", Relation = relation, HasOldAndNew = true, Target = TypeOid.Bool });
            if (session.HasErrors || !TriggerCondition.Fits(session, relation, create, condition)) return;
        }

        if (FindFunction(session, create.Function) is not { } function) return;
        if (function.ReturnType != TypeOid.Trigger)
        {
            session.Error("42P17", create.Function.Span, $"function {create.Function} must return type trigger");
            return;
        }

        Trigger? existing = relation.Triggers.FirstOrDefault(trigger => trigger.Name == create.Name.Name);
        if (existing is not null && !create.OrReplace)
        {
            session.Error("42710", create.Name.Span, $"trigger \"{create.Name.Name}\" for relation \"{relation.Name}\" already exists");
            return;
        }

        if (existing is not null && (existing.IsConstraint || create.IsConstraint))
        {
            session.Error("42710", create.Name.Span, $"trigger \"{create.Name.Name}\" for relation \"{relation.Name}\" is a constraint trigger");
            return;
        }

        if (Events(session, relation, create) is not { } events) return;
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

    /// <summary>Which kinds of triggers a kind of relation may have (CreateTriggerFiringOn).</summary>
    private static bool FitsRelation(DdlSession session, Relation relation, CreateTriggerStatement create)
    {
        bool Refuse(string message) => session.Error("42809", create.Table.Span, $"\"{relation.Name}\" {message}");
        bool isTruncate = create.Events.Any(static written => written.Kind == TriggerEventKind.Truncate);
        switch (relation.Kind)
        {
            case RelationKind.View when create.Timing != TriggerTiming.InsteadOf && create.ForEachRow:
                return Refuse("is a view: views cannot have row-level BEFORE or AFTER triggers");
            case RelationKind.View when isTruncate:
                return Refuse("is a view: views cannot have TRUNCATE triggers");
            case RelationKind.View when create.IsConstraint:
                return Refuse("is a view: views cannot have constraint triggers");
            case RelationKind.View when create.Timing == TriggerTiming.InsteadOf && !create.ForEachRow:
                return session.Error("0A000", create.Table.Span, "INSTEAD OF triggers must be FOR EACH ROW");
            case RelationKind.View when create.Timing == TriggerTiming.InsteadOf && create.Events.Any(static written => !written.Columns.IsEmpty):
                return session.Error("0A000", create.Table.Span, "INSTEAD OF triggers cannot have column lists");
            case RelationKind.View:
                return true;
            case RelationKind.ForeignTable when create.IsConstraint:
                return Refuse("is a foreign table: foreign tables cannot have constraint triggers");
        }

        if (create.Timing == TriggerTiming.InsteadOf) return Refuse("is a table: tables cannot have INSTEAD OF triggers");
        return !isTruncate || !create.ForEachRow || session.Error("0A000", create.Table.Span, "TRUNCATE FOR EACH ROW triggers are not supported");
    }

    /// <summary>ENABLE and DISABLE TRIGGER.</summary>
    public static void Enable(DdlSession session, Relation relation, ChangeTrigger change)
    {
        char enabled = change.Enablement switch
        {
            TriggerEnablement.Disable => 'D',
            TriggerEnablement.EnableAlways => 'A',
            TriggerEnablement.EnableReplica => 'R',
            _ => 'O',
        };
        if (change is { IsRule: true, Name: { } rule })
        {
            RuleDdl.Enable(session, relation, rule, enabled);
            return;
        }

        if (change.Name is { } name && relation.Triggers.All(trigger => trigger.Name != name.Name))
        {
            session.Error("42704", name.Span, $"trigger \"{name.Name}\" for table \"{relation.Name}\" does not exist");
            return;
        }

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
