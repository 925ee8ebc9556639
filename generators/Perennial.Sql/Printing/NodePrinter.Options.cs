using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    /// <summary><c>with (a = 1)</c>.</summary>
    private void With(EquatableArray<DefinitionOption> options)
    {
        if (options.IsEmpty) return;
        output.Word("with");
        Group(options, Option);
    }

    private void Option(DefinitionOption option)
    {
        if (option.Namespace is { } scope)
        {
            Identifier(scope, IdentifierPosition.Label);
            output.Glue(".");
        }

        Identifier(option.Name, IdentifierPosition.Label);
        if (option.Value is null) return;
        output.Word("=");
        Value(option.Value);
    }

    private void Value(OptionValue value)
    {
        switch (value)
        {
            case OptionLiteral literal: Print(literal.Value); break;
            case OptionName name: Type(name.Name); break;
            case OptionKeyword keyword: output.Word(keyword.Keyword); break;
            case OptionOperator name: Operator(name.Operator); break;
            default: throw new ArgumentException($"There is no SQL for a {value.GetType().Name}.", nameof(value));
        }
    }

    /// <summary><c>options (name 'value')</c>.</summary>
    private void Options(EquatableArray<GenericOption> options)
    {
        if (options.IsEmpty) return;
        output.Word("options");
        Group(options, Option);
    }

    private void Option(GenericOption option)
    {
        if (option.Action != GenericOptionAction.Unspecified)
        {
            output.Word(option.Action switch { GenericOptionAction.Add => "add", GenericOptionAction.Set => "set", _ => "drop" });
            Identifier(option.Name, IdentifierPosition.Label);
        }
        else
        {
            // ADD, SET and DROP are names as well, when a value follows.
            Identifier(option.Name, option.Name.Name is "add" or "set" or "drop" ? IdentifierPosition.NoKeyword : IdentifierPosition.Label);
        }

        if (option.Value is not null) String(option.Value);
    }

    private void SequenceGroup(EquatableArray<SequenceOption> options)
    {
        if (options.IsEmpty) return;
        output.Open();
        foreach (SequenceOption option in options) Option(option);
        output.Close();
    }

    private void Option(SequenceOption option)
    {
        output.Word(option.Kind switch
        {
            SequenceOptionKind.As => "as",
            SequenceOptionKind.Cache => "cache",
            SequenceOptionKind.Cycle => "cycle",
            SequenceOptionKind.NoCycle => "no cycle",
            SequenceOptionKind.Increment => "increment by",
            SequenceOptionKind.MaxValue => "maxvalue",
            SequenceOptionKind.NoMaxValue => "no maxvalue",
            SequenceOptionKind.MinValue => "minvalue",
            SequenceOptionKind.NoMinValue => "no minvalue",
            SequenceOptionKind.OwnedBy => "owned by",
            SequenceOptionKind.SequenceName => "sequence name",
            SequenceOptionKind.Start => "start with",
            SequenceOptionKind.Restart => option.Value is null ? "restart" : "restart with",
            SequenceOptionKind.Logged => "logged",
            _ => "unlogged",
        });
        if (option.Value is not null) output.Word(option.Value);
        if (option.Name is { Parts.Count: 1, Name: "none" }) output.Word("none");
        else if (option.Name is not null) Name(option.Name);
        if (option.Type is not null) Type(option.Type);
    }

    private void Behavior(DropBehavior behavior)
    {
        if (behavior != DropBehavior.Unspecified) output.Word(behavior == DropBehavior.Cascade ? "cascade" : "restrict");
    }

    private void Role(RoleName role)
    {
        if (role.Special is { } special) output.Word(special.ToLowerInvariant());
        else Identifier(role.Name);
    }

    private void Roles(EquatableArray<RoleName> roles) => List(roles, Role);
}
