using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void CreateView(CreateViewStatement view)
    {
        output.Word(view.OrReplace ? "create or replace" : "create");
        Persistence(view.Persistence);
        output.Word(view.IsRecursive ? "recursive view" : "view");
        Name(view.Name);
        OptionalNameGroup(view.Columns);
        With(view.Options);
        output.Word("as");
        Query(view.Query);
        if (view.CheckOption != ViewCheckOption.None)
        {
            output.Word(view.CheckOption == ViewCheckOption.Local ? "with local check option" : "with cascaded check option");
        }
    }

    private void CreateTrigger(CreateTriggerStatement trigger)
    {
        output.Word(trigger.OrReplace ? "create or replace" : "create");
        Clause(trigger.IsConstraint ? "constraint trigger" : "trigger", trigger.Name);
        output.Word(trigger.Timing switch { TriggerTiming.Before => "before", TriggerTiming.After => "after", _ => "instead of" });
        for (int i = 0; i < trigger.Events.Count; i++)
        {
            WordIf(i > 0, "or");
            Event(trigger.Events[i]);
        }

        output.Word("on");
        Name(trigger.Table);
        if (trigger.ConstraintFrom is not null)
        {
            output.Word("from");
            Name(trigger.ConstraintFrom);
        }

        if (trigger.Attributes is not null) Attributes(trigger.Attributes);
        WordIf(!trigger.Transitions.IsEmpty, "referencing");
        foreach (TransitionTable transition in trigger.Transitions) Transition(transition);
        output.Word(trigger.ForEachRow ? "for each row" : "for each statement");
        if (trigger.When is not null)
        {
            output.Word("when");
            Parenthesized(trigger.When);
        }

        output.Word("execute function");
        RoutineName(trigger.Function);
        output.OpenCall();
        List(trigger.Arguments, String);
        output.Close();
    }

    private void Event(TriggerEvent triggerEvent)
    {
        output.Word(triggerEvent.Kind switch
        {
            TriggerEventKind.Insert => "insert",
            TriggerEventKind.Delete => "delete",
            TriggerEventKind.Update => "update",
            _ => "truncate",
        });
        if (triggerEvent.Columns.IsEmpty) return;
        output.Word("of");
        Names(triggerEvent.Columns);
    }

    private void Transition(TransitionTable transition)
    {
        output.Word(transition.IsNew ? "new" : "old");
        Clause(transition.IsRow ? "row as" : "table as", transition.Name);
    }

    private void CreatePolicy(CreatePolicyStatement policy)
    {
        Clause("create policy", policy.Name);
        output.Word("on");
        Name(policy.Table);
        WordIf(policy.IsRestrictive, "as restrictive");
        if (policy.Command is { } command)
        {
            output.Word("for");
            output.Word(command.ToLowerInvariant());
        }

        PolicyTail(policy.Roles, policy.Using, policy.WithCheck);
    }

    private void PolicyTail(EquatableArray<RoleName> roles, Expression? condition, Expression? check)
    {
        if (!roles.IsEmpty)
        {
            output.Word("to");
            Roles(roles);
        }

        if (condition is not null)
        {
            output.Word("using");
            Parenthesized(condition);
        }

        if (check is not null)
        {
            output.Word("with check");
            Parenthesized(check);
        }
    }

    private void CreateRule(CreateRuleStatement rule)
    {
        output.Word(rule.OrReplace ? "create or replace" : "create");
        Clause("rule", rule.Name);
        output.Word("as on");
        output.Word(rule.Event.ToLowerInvariant());
        output.Word("to");
        Name(rule.Table);
        Clause("where", rule.Where);
        output.Word(rule.IsInstead ? "do instead" : "do");
        if (rule.Actions.IsEmpty)
        {
            output.Word("nothing");
        }
        else if (rule.Actions.Count == 1)
        {
            Print(rule.Actions[0]);
        }
        else
        {
            output.Open();
            for (int i = 0; i < rule.Actions.Count; i++)
            {
                if (i > 0) output.Tight(";");
                Print(rule.Actions[i]);
            }

            output.Close();
        }
    }
}
