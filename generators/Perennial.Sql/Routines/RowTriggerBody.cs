using Perennial.Sql.Catalog;

namespace Perennial.Sql.Routines;

/// <summary>Follows the ways through the PL/pgSQL body of a row trigger, each for the events that it is taken for.</summary>
internal sealed class RowTriggerBody
{
    private readonly PlpgsqlBody _body;
    private readonly string _source;

    // Whether a row may be another than the trigger was called with, and TG_OP another event.
    private bool _losesRow;
    private bool _losesOperation;

    public RowTriggerBody(PlpgsqlBody body, string source)
    {
        (_body, _source) = (body, source);
        FindStores([body.Block]);
    }

    /// <summary>Whether the row is kept on all ways.</summary>
    /// <param name="events">What the trigger is called for.</param>
    public bool Keeps(TriggerEvents events) => !_losesRow && Keeps([_body.Block], ref events);

    private void FindStores(IReadOnlyList<PlpgsqlNode> statements)
    {
        foreach (PlpgsqlNode statement in statements)
        {
            switch (statement)
            {
                case PlpgsqlBlock block:
                    foreach (PlpgsqlDeclaration declaration in block.Declarations)
                    {
                        Lose(new PlpgsqlTarget([declaration.Name]));
                        if (declaration.AliasOf is { } original) Lose(new PlpgsqlTarget([original]));
                    }

                    FindStores(block.Statements);
                    foreach (IReadOnlyList<PlpgsqlNode> handler in block.Handlers) FindStores(handler);
                    break;
                case PlpgsqlAssignment assignment:
                    Lose(assignment.Target);
                    break;
                case PlpgsqlInto into:
                    foreach (PlpgsqlTarget target in into.Targets) Lose(target);
                    break;
                case PlpgsqlStore store:
                    foreach (PlpgsqlTarget target in store.Targets) Lose(target);
                    break;
                case PlpgsqlLoop loop:
                    foreach (PlpgsqlTarget target in loop.Targets) Lose(target);
                    FindStores(loop.Statements);
                    break;
                case PlpgsqlChoice choice:
                    foreach (PlpgsqlBranch branch in choice.Branches) FindStores(branch.Statements);
                    if (choice.Otherwise is { } otherwise) FindStores(otherwise);
                    break;
            }
        }
    }

    // A block's label may stand before the row; behind the row stands a field of it.
    private void Lose(PlpgsqlTarget target)
    {
        if (target.Names.Count > 1 && target.Names[0] is "new" or "old") return;
        string last = target.Names[target.Names.Count - 1];
        _losesRow |= last is "new" or "old";
        _losesOperation |= last == "tg_op";
    }

    // The events become those that the end is reached for: a way that returns or raises an error ends.
    private bool Keeps(IReadOnlyList<PlpgsqlNode> statements, ref TriggerEvents events)
    {
        foreach (PlpgsqlNode statement in statements)
        {
            if (events == TriggerEvents.None) return true;
            if (!Keeps(statement, ref events)) return false;
        }

        return true;
    }

    private bool Keeps(PlpgsqlNode statement, ref TriggerEvents events)
    {
        switch (statement)
        {
            case PlpgsqlBlock block:
                return Keeps(block, ref events);
            case PlpgsqlLoop loop:
                // Goes on behind the loop for all events: it may have had no round, and EXIT leaves it.
                TriggerEvents inside = events;
                return Keeps(loop.Statements, ref inside);
            case PlpgsqlChoice choice:
                return Keeps(choice, ref events);
            case PlpgsqlReturn result:
                bool keeps = GivesRow(result, events);
                events = TriggerEvents.None;
                return keeps;
            case PlpgsqlJump:
                events = TriggerEvents.None;
                return true;
            default:
                return true;
        }
    }

    private bool Keeps(PlpgsqlBlock block, ref TriggerEvents events)
    {
        TriggerEvents before = events;
        if (!Keeps(block.Statements, ref events)) return false;
        foreach (IReadOnlyList<PlpgsqlNode> handler in block.Handlers)
        {
            TriggerEvents handled = before;
            if (!Keeps(handler, ref handled)) return false;
            events |= handled;
        }

        if (block.IsLabelled && _body.LeavesByLabel) events = before;
        return true;
    }

    private bool Keeps(PlpgsqlChoice choice, ref TriggerEvents events)
    {
        TriggerEvents after = TriggerEvents.None;
        foreach (PlpgsqlBranch branch in choice.Branches)
        {
            TriggerEvents? tested = EventsOf(branch.Condition);
            TriggerEvents taken = tested is { } passed ? passed & events : events;
            if (!Keeps(branch.Statements, ref taken)) return false;
            after |= taken;
            if (tested is { } gone) events &= ~gone;
        }

        if (choice.Otherwise is null) events = TriggerEvents.None;
        else if (!Keeps(choice.Otherwise, ref events)) return false;
        events |= after;
        return true;
    }

    // TG_OP = 'INSERT', TG_OP IN ('INSERT', 'UPDATE'); null for other conditions.
    private TriggerEvents? EventsOf(string condition)
    {
        if (_losesOperation) return null;
        PlpgsqlTokens tokens = new(condition);
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
    private bool GivesRow(PlpgsqlReturn result, TriggerEvents events)
    {
        if (result is not { Kind: PlpgsqlReturnKind.End, Value: { } value }) return false;
        PlpgsqlTokens tokens = new(_source.Substring(value.Start, value.Length));
        string words = "";
        for (; !tokens.IsAtEnd; tokens.Position++) words += tokens.Word() + " ";
        return words is "new " or "( new ) " or "coalesce ( new , old ) " || (words == "old " && events == TriggerEvents.Update);
    }
}
