using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE AGGREGATE, and aggregates named by their signature.</summary>
internal sealed partial class Parser
{
    // CREATE [ OR REPLACE ] AGGREGATE name ( { * | parameter [, ...] [ ORDER BY parameter [, ...] ] | ORDER BY ... } ) ( option [, ...] )
    // CREATE [ OR REPLACE ] AGGREGATE name ( basetype = ..., option [, ...] )
    private CreateAggregateStatement ParseCreateAggregate(int start, bool orReplace)
    {
        Expect(K.Aggregate);
        int nameStart = Start;
        QualifiedName name = ParseFunctionName();
        if (Is(K.OpenParen) && Peek(1) == K.Identifier && Peek(2) == K.EqualSign)
        {
            RoutineSignature old = new(name, null) { Span = SpanFrom(nameStart) };
            return new CreateAggregateStatement(old, ParseOldAggregateOptions(), orReplace) { Span = SpanFrom(start) };
        }

        RoutineSignature signature = ParseAggregateArguments(nameStart, name);
        return new CreateAggregateStatement(signature, ParseDefinitionOptions(), orReplace) { Span = SpanFrom(start) };
    }

    private EquatableArray<DefinitionOption> ParseOldAggregateOptions()
    {
        Expect(K.OpenParen);
        NodeList<DefinitionOption> options = List<DefinitionOption>();
        do
        {
            int start = Start;
            if (!Is(K.Identifier)) throw Unexpected("an option of the aggregate");
            Identifier name = ParseColumnId();
            Expect(K.EqualSign);
            options.Add(new DefinitionOption(null, name, ParseOptionValue()) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return options.ToArray();
    }

    private RoutineSignature ParseAggregateSignature()
    {
        int start = Start;
        return ParseAggregateArguments(start, ParseFunctionName());
    }

    private EquatableArray<RoutineSignature> ParseAggregateSignatures()
    {
        NodeList<RoutineSignature> aggregates = List<RoutineSignature>();
        do aggregates.Add(ParseAggregateSignature());
        while (Accept(K.Comma));
        return aggregates.ToArray();
    }

    private RoutineSignature ParseAggregateArguments(int start, QualifiedName name)
    {
        Expect(K.OpenParen);
        if (Accept(K.Star))
        {
            Expect(K.CloseParen);
            return new RoutineSignature(name, default(EquatableArray<RoutineParameter>)) { IsStar = true, Span = SpanFrom(start) };
        }

        EquatableArray<RoutineParameter> direct = Is(K.Order) ? default : ParseAggregateParameters();
        EquatableArray<RoutineParameter> ordered = AcceptPhrase(K.Order, K.By) ? ParseAggregateParameters() : default;
        Expect(K.CloseParen);
        if (!direct.IsEmpty && !ordered.IsEmpty) CheckOrderedSetArguments(direct, ordered);
        return new RoutineSignature(name, direct) { OrderedParameters = ordered, Span = SpanFrom(start) };
    }

    private EquatableArray<RoutineParameter> ParseAggregateParameters()
    {
        NodeList<RoutineParameter> parameters = List<RoutineParameter>();
        do
        {
            RoutineParameter parameter = ParseRoutineParameter(allowDefaults: false);
            if (parameter.Mode is ParameterMode.Out or ParameterMode.InOut) throw Error(parameter.Span.Start, "an aggregate has no output parameters", "0A000");
            parameters.Add(parameter);
        }
        while (Accept(K.Comma));
        return parameters.ToArray();
    }

    private void CheckOrderedSetArguments(EquatableArray<RoutineParameter> direct, EquatableArray<RoutineParameter> ordered)
    {
        RoutineParameter last = direct[direct.Count - 1];
        if (last.Mode != ParameterMode.Variadic) return;
        bool isSame = ordered.Count == 1 && ordered[0].Mode == ParameterMode.Variadic && ordered[0].Type == last.Type;
        if (!isSame)
            throw Error(ordered[0].Span.Start, "an ordered-set aggregate whose direct arguments end with VARIADIC has one VARIADIC aggregated argument of the same type", "0A000");
    }
}
