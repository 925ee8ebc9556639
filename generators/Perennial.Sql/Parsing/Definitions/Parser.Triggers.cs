using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE TRIGGER, CREATE CONSTRAINT TRIGGER and event triggers.</summary>
internal sealed partial class Parser
{
    // CREATE [ OR REPLACE ] TRIGGER name { BEFORE | AFTER | INSTEAD OF } event [ OR ... ] ON table
    //   [ REFERENCING transition [ ... ] ] [ FOR [ EACH ] { ROW | STATEMENT } ] [ WHEN ( condition ) ] EXECUTE { FUNCTION | PROCEDURE } name ( argument [, ...] )
    private CreateTriggerStatement ParseCreateTrigger(int start, bool orReplace)
    {
        if (Is(K.Constraint)) return ParseCreateConstraintTrigger(start, orReplace);
        Expect(K.Trigger);
        Identifier name = ParseColumnId();
        TriggerTiming timing = ParseTriggerTiming();
        EquatableArray<TriggerEvent> events = ParseTriggerEvents();
        Expect(K.On);
        QualifiedName table = ParseQualifiedName();
        EquatableArray<TransitionTable> transitions = ParseTransitions();
        bool forEachRow = ParseTriggerForEachRow();
        Expression? when = Accept(K.When) ? ParseParenthesizedExpression() : null;
        QualifiedName function = ParseTriggerFunction();
        EquatableArray<string> arguments = ParseTriggerArguments();
        return new CreateTriggerStatement(name, table, timing, events, function)
        {
            OrReplace = orReplace,
            Transitions = transitions,
            ForEachRow = forEachRow,
            When = when,
            Arguments = arguments,
            Span = SpanFrom(start),
        };
    }

    // CREATE CONSTRAINT TRIGGER name AFTER event [ OR ... ] ON table [ FROM table ] [ attribute [ ... ] ] FOR EACH ROW [ WHEN ( ... ) ] EXECUTE ...
    private CreateTriggerStatement ParseCreateConstraintTrigger(int start, bool orReplace)
    {
        Expect(K.Constraint, K.Trigger);
        Identifier name = ParseColumnId();
        Expect(K.After);
        EquatableArray<TriggerEvent> events = ParseTriggerEvents();
        Expect(K.On);
        QualifiedName table = ParseQualifiedName();
        QualifiedName? from = Accept(K.From) ? ParseQualifiedName() : null;
        int attributesStart = Start;
        ConstraintMarks marks = ParseConstraintMarks();
        int attributesEnd = End;
        Expect(K.For, K.Each);
        Expect(K.Row);
        Expression? when = Accept(K.When) ? ParseParenthesizedExpression() : null;
        QualifiedName function = ParseTriggerFunction();
        EquatableArray<string> arguments = ParseTriggerArguments();
        if (orReplace) throw Error(start, "CREATE OR REPLACE CONSTRAINT TRIGGER does not exist: drop the trigger first", "0A000");
        return new CreateTriggerStatement(name, table, TriggerTiming.After, events, function)
        {
            IsConstraint = true,
            ConstraintFrom = from,
            Attributes = MakeConstraintAttributes(marks, attributesStart, attributesEnd, "TRIGGER", ConstraintMarks.Deferral),
            ForEachRow = true,
            When = when,
            Arguments = arguments,
            Span = SpanFrom(start),
        };
    }

    private TriggerTiming ParseTriggerTiming()
    {
        if (Accept(K.Before)) return TriggerTiming.Before;
        if (Accept(K.After)) return TriggerTiming.After;
        Expect(K.Instead, K.Of);
        return TriggerTiming.InsteadOf;
    }

    private EquatableArray<TriggerEvent> ParseTriggerEvents()
    {
        NodeList<TriggerEvent> events = List<TriggerEvent>();
        int seen = 0;
        do
        {
            int start = Start;
            TriggerEvent next = ParseTriggerEvent();
            int bit = 1 << (int)next.Kind;
            if ((seen & bit) != 0) throw Error(next.Columns.IsEmpty && next.Kind != TriggerEventKind.Update ? start : Start, "a trigger names each event once");
            seen |= bit;
            events.Add(next);
        }
        while (Accept(K.Or));
        return events.ToArray();
    }

    // INSERT | DELETE | UPDATE [ OF column [, ...] ] | TRUNCATE
    private TriggerEvent ParseTriggerEvent()
    {
        int start = Start;
        if (Accept(K.Insert)) return new TriggerEvent(TriggerEventKind.Insert, default) { Span = SpanFrom(start) };
        if (Accept(K.Delete)) return new TriggerEvent(TriggerEventKind.Delete, default) { Span = SpanFrom(start) };
        if (Accept(K.Truncate)) return new TriggerEvent(TriggerEventKind.Truncate, default) { Span = SpanFrom(start) };
        Expect(K.Update);
        EquatableArray<Identifier> columns = Accept(K.Of) ? ParseNameList() : default;
        return new TriggerEvent(TriggerEventKind.Update, columns) { Span = SpanFrom(start) };
    }

    // [ REFERENCING { OLD | NEW } { TABLE | ROW } [ AS ] name [ ... ] ]
    private EquatableArray<TransitionTable> ParseTransitions()
    {
        if (!Accept(K.Referencing)) return default;
        NodeList<TransitionTable> transitions = List<TransitionTable>();
        do
        {
            int start = Start;
            bool isNew = Accept(K.New);
            if (!isNew) Expect(K.Old);
            bool isRow = Accept(K.Row);
            if (!isRow) Expect(K.Table);
            Accept(K.As);
            transitions.Add(new TransitionTable(isNew, ParseColumnId()) { IsRow = isRow, Span = SpanFrom(start) });
        }
        while (Is(K.New) || Is(K.Old));
        return transitions.ToArray();
    }

    private bool ParseTriggerForEachRow()
    {
        if (!Accept(K.For)) return false;
        Accept(K.Each);
        if (Accept(K.Row)) return true;
        Expect(K.Statement);
        return false;
    }

    private QualifiedName ParseTriggerFunction()
    {
        Expect(K.Execute);
        if (!Accept(K.Function)) Expect(K.Procedure);
        return ParseFunctionName();
    }

    // ( [ { number | string | name } [, ...] ] ); an empty first argument is left out
    private EquatableArray<string> ParseTriggerArguments()
    {
        Expect(K.OpenParen);
        List<string> arguments = [];
        bool isFirst = true;
        do
        {
            if (!isFirst || !(Is(K.CloseParen) || Is(K.Comma))) arguments.Add(ParseTriggerArgument());
            isFirst = false;
        }
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return arguments.ToEquatableArray();
    }

    private string ParseTriggerArgument() => Kind switch
    {
        K.StringConstant => ParseStringValue(),
        K.IntegerConstant or K.NumericConstant => ParseNumberText(),
        _ when IsLabel => ParseLabel().Name,
        _ => throw Unexpected("an argument: a name, a string or a number"),
    };

    // CREATE EVENT TRIGGER name ON event [ WHEN variable IN ( 'value' [, ...] ) [ AND ... ] ] EXECUTE { FUNCTION | PROCEDURE } name ( )
    private UtilityStatement ParseCreateEventTrigger(int start)
    {
        Expect(K.Event, K.Trigger);
        ParseColumnId();
        Expect(K.On);
        ParseLabel();
        if (Accept(K.When))
        {
            do
            {
                ParseColumnId();
                Expect(K.In);
                ParseEventTriggerValues();
            }
            while (Accept(K.And));
        }

        ParseTriggerFunction();
        Expect(K.OpenParen, K.CloseParen);
        return Utility(start, "CREATE EVENT TRIGGER");
    }

    private void ParseEventTriggerValues()
    {
        Expect(K.OpenParen);
        do ParseString();
        while (Accept(K.Comma));
        Expect(K.CloseParen);
    }
}
