using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class AggregateDdl
{
    public static void Create(DdlSession session, CreateAggregateStatement create)
    {
        QualifiedName name = create.Signature.Name;
        if (session.CreationSchema(name) is not { } schema) return;
        if (ReadParameters(session, create) is not { } parameters) return;
        if (DefinitionOptions.Name(create.Options, "sfunc") is not { } transition && (transition = DefinitionOptions.Name(create.Options, "sfunc1")) is null)
        {
            session.Error("42P13", name.Span, "aggregate sfunc must be specified");
            return;
        }

        if ((DefinitionOptions.Type(session, create.Options, "stype") ?? DefinitionOptions.Type(session, create.Options, "stype1")) is not { } state)
        {
            if (!session.HasErrors) session.Error("42P13", name.Span, "aggregate stype must be specified");
            return;
        }

        int arguments = parameters.Arguments.Count - (create.Signature.OrderedParameters.IsEmpty ? 0 : create.Signature.Parameters!.Value.Count);
        if (FindSupport(session, transition, arguments + 1) is not { } transitionFunction) return;
        uint result = state.Oid;
        if (DefinitionOptions.Name(create.Options, "finalfunc") is { } final)
        {
            if (FindSupport(session, final, null) is not { } finalFunction) return;
            result = finalFunction.ReturnType;
        }

        bool isHypothetical = DefinitionOptions.Boolean(create.Options, "hypothetical");
        bool isOrdered = !create.Signature.OrderedParameters.IsEmpty;
        Routine aggregate = new()
        {
            Oid = session.Editor.NewOid(),
            Schema = schema,
            Name = name.Name,
            Kind = RoutineForm.Aggregate,
            Arguments = parameters.Arguments,
            ArgumentTypes = parameters.Arguments.Select(static argument => argument.Type).ToEquatableArray(),
            VariadicElement = parameters.VariadicElement,
            ReturnType = result,
            Volatility = RoutineVolatility.Immutable,
            Language = "internal",
            AggregateKind = isHypothetical ? AggregateKind.HypotheticalSet : isOrdered ? AggregateKind.OrderedSet : AggregateKind.Normal,
            DirectArgumentCount = isOrdered ? create.Signature.Parameters!.Value.Count : 0,
            InitialStateIsNull = DefinitionOptions.Find(create.Options, "initcond") is null && DefinitionOptions.Find(create.Options, "initcond1") is null,
            References = transitionFunction.IsUserDefined ? [new(ObjectClass.Routine, transitionFunction.Oid)] : [],
        };
        RoutineDdl.Put(session, aggregate, create.OrReplace, name.Span);
    }

    private static RoutineArguments? ReadParameters(DdlSession session, CreateAggregateStatement create)
    {
        if (create.Signature.Parameters is { } parameters)
            return RoutineDdl.ReadArguments(session, parameters.Concat(create.Signature.OrderedParameters).ToEquatableArray(), isProcedure: false, create.Signature.Name.Name);

        // The old form names its one argument in an option; "ANY" means none.
        if (DefinitionOptions.Text(create.Options, "basetype") is { } baseType && string.Equals(baseType, "any", StringComparison.OrdinalIgnoreCase)) return new([], [], 0, []);
        return DefinitionOptions.Type(session, create.Options, "basetype") is { } type ? new([new Argument("", type.Oid)], [], 0, []) : null;
    }

    private static Routine? FindSupport(DdlSession session, QualifiedName name, int? argumentCount)
    {
        Routine? found = session.Catalog.FindRoutines(name.Schema, name.Name)
            .FirstOrDefault(routine => argumentCount is null || routine.ArgumentTypes.Count == argumentCount || routine.VariadicElement != 0);
        if (found is null) session.Error("42883", name.Span, $"function {name} does not exist with the arguments that the aggregate passes");
        return found;
    }
}
