using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Options of foreign objects: <c>options (add host 'a', drop port)</c>.</summary>
internal sealed partial class Parser
{
    // [ OPTIONS ( name 'value' [, ...] ) ]
    private EquatableArray<GenericOption> ParseOptionalGenericOptions() =>
        Accept(K.Options) ? ParseGenericOptionList(isAlter: false) : default;

    // OPTIONS ( [ ADD | SET | DROP ] name [ 'value' ] [, ...] )
    private EquatableArray<GenericOption> ParseAlterGenericOptions()
    {
        Expect(K.Options);
        return ParseGenericOptionList(isAlter: true);
    }

    private EquatableArray<GenericOption> ParseGenericOptionList(bool isAlter)
    {
        Expect(K.OpenParen);
        NodeList<GenericOption> options = List<GenericOption>();
        do options.Add(ParseGenericOption(isAlter));
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return options.ToArray();
    }

    private GenericOption ParseGenericOption(bool isAlter)
    {
        int start = Start;
        GenericOptionAction action = GenericOptionAction.Unspecified;

        // The verbs are also names of options, which a string follows.
        if (isAlter && Peek(1) != K.StringConstant)
        {
            if (Accept(K.Set)) action = GenericOptionAction.Set;
            else if (Accept(K.Add)) action = GenericOptionAction.Add;
            else if (Accept(K.Drop)) action = GenericOptionAction.Drop;
        }

        Identifier name = ParseLabel();
        string? value = action == GenericOptionAction.Drop ? null : ParseStringValue();
        return new GenericOption(action, name, value) { Span = SpanFrom(start) };
    }
}
