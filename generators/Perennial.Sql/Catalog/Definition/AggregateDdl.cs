using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class AggregateDdl
{
    private static readonly string[] SupportFunctions = ["finalfunc", "combinefunc", "serialfunc", "deserialfunc", "msfunc", "minvfunc", "mfinalfunc"];

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

        bool isOrdered = !create.Signature.OrderedParameters.IsEmpty;
        uint[] inputs = [.. parameters.Arguments.Select(static argument => argument.Type)];
        int direct = isOrdered ? create.Signature.Parameters!.Value.Count : 0;
        if (!Polymorphism.IsDetermined(state.Oid, inputs))
        {
            session.Error("42P13", name.Span, $"cannot determine transition data type: an aggregate using {session.Catalog.FormatType(state.Oid)} as transition type must have an argument of a matching polymorphic type");
            return;
        }

        if (FindSupport(session, transition, [state.Oid, .. inputs.Skip(isOrdered && direct == inputs.Length ? direct - 1 : direct)]) is not { } transitionFunction) return;
        if (transitionFunction.Result != state.Oid)
        {
            session.Error("42804", name.Span, $"return type of transition function {transition} is not {session.Catalog.FormatType(state.Oid)}");
            return;
        }

        uint result = state.Oid;
        if (DefinitionOptions.Name(create.Options, "finalfunc") is { } final)
        {
            IEnumerable<uint> passed = DefinitionOptions.Boolean(create.Options, "finalfunc_extra") ? inputs : inputs.Take(direct);
            if (FindSupport(session, final, [state.Oid, .. passed]) is not { } finalFunction) return;
            result = finalFunction.Result;
        }

        if (!Polymorphism.IsDetermined(result, inputs))
        {
            session.Error("42P13", name.Span, $"cannot determine result data type: a result of type {session.Catalog.FormatType(result)} requires an argument of a matching polymorphic type");
            return;
        }

        bool isHypothetical = DefinitionOptions.Boolean(create.Options, "hypothetical");
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
            DirectArgumentCount = direct,
            InitialStateIsNull = DefinitionOptions.Find(create.Options, "initcond") is null && DefinitionOptions.Find(create.Options, "initcond1") is null,
            AggregateOptions = Describe(session, create.Options, transitionFunction.Routine),
            References = SupportFunctions.Select(option => Function(session, create.Options, option)).Append(transitionFunction.Routine)
                .Where(static function => function is { IsUserDefined: true }).Select(static function => new ObjectReference(ObjectClass.Routine, function!.Oid)).Distinct().ToEquatableArray(),
        };
        RoutineDdl.Put(session, aggregate, create.OrReplace, name.Span);
    }

    // Types and functions are marked, so that their names may change. What is said by default is left out.
    private static EquatableArray<StorageOption> Describe(DdlSession session, EquatableArray<DefinitionOption> options, Routine transition)
    {
        List<StorageOption> described = [];
        foreach (DefinitionOption option in options)
        {
            string name = option.Name.Name.ToLowerInvariant();
            string? value = name switch
            {
                "basetype" or "hypothetical" or "finalfunc_modify" or "mfinalfunc_modify" => null,
                "sfunc" or "sfunc1" => QueryForm.Routine(transition.Oid),
                "stype" or "stype1" or "mstype" => DefinitionOptions.Type(session, options, option.Name.Name) is { } type ? QueryForm.Type(type.Oid, type.Typmod) : null,
                "parallel" => DefinitionOptions.Text(option.Value) is "unsafe" ? null : DefinitionOptions.Text(option.Value),
                "finalfunc_extra" or "mfinalfunc_extra" => DefinitionOptions.Boolean(options, option.Name.Name) ? "true" : null,
                _ => Function(session, options, name) is { } function ? QueryForm.Routine(function.Oid) : DefinitionOptions.Text(option.Value) ?? DefinitionOptions.Name(options, name)?.Name,
            };
            if (value is not null) described.Add(new(name.TrimEnd('1'), value));
        }

        return described.OrderBy(static option => option.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    // The further functions, where the name says which one.
    private static Routine? Function(DdlSession session, EquatableArray<DefinitionOption> options, string option) =>
        SupportFunctions.Contains(option) && DefinitionOptions.Name(options, option) is { } name && session.Catalog.FindRoutines(name.Schema, name.Name) is { Length: 1 } found ? found[0] : null;

    private static RoutineArguments? ReadParameters(DdlSession session, CreateAggregateStatement create)
    {
        if (create.Signature.Parameters is { } parameters)
        {
            // VARIADIC among the direct arguments takes those that are ordered as well, which repeat it (makeOrderedSetArgs).
            if (parameters.Count > 0 && parameters[parameters.Count - 1].Mode == ParameterMode.Variadic && create.Signature.OrderedParameters.Count == 1 && create.Signature.OrderedParameters[0].Mode == ParameterMode.Variadic)
                return RoutineDdl.ReadArguments(session, parameters, isProcedure: false, create.Signature.Name.Name);
            return RoutineDdl.ReadArguments(session, parameters.Concat(create.Signature.OrderedParameters).ToEquatableArray(), isProcedure: false, create.Signature.Name.Name);
        }

        // The old form names its one argument in an option; "ANY" means none.
        if (DefinitionOptions.Text(create.Options, "basetype") is { } baseType && string.Equals(baseType, "any", StringComparison.OrdinalIgnoreCase)) return new([], [], 0, []);
        return DefinitionOptions.Type(session, create.Options, "basetype") is { } type ? new([new Argument("", type.Oid)], [], 0, []) : null;
    }

    /// <summary>The function that takes the types as they are, and what it then returns; null after an error (lookup_agg_function).</summary>
    private static (Routine Routine, uint Result)? FindSupport(DdlSession session, QualifiedName name, uint[] types)
    {
        Routine? best = null;
        int bestScore = -1;
        foreach (Routine routine in session.Catalog.FindRoutines(name.Schema, name.Name))
        {
            if (routine.Kind != RoutineForm.Function) continue;
            EquatableArray<uint> declared = Expand(routine, types.Length);
            int score = declared.Count == types.Length ? Score(session.Catalog, declared, types) : -1;
            if (score > bestScore) (best, bestScore) = (routine, score);
        }

        if (best is null)
        {
            if (name.Schema is { } schema && !session.RequireSchema(schema, name.Span)) return null;
            session.Error("42883", name.Span, $"function {name}({string.Join(", ", types.Select(type => session.Catalog.FormatType(type)))}) does not exist");
            return null;
        }

        if (Expand(best, types.Length).Where((declared, i) => !IsBinaryCoercible(session.Catalog, types[i], declared)).Any())
        {
            session.Error("42804", name.Span, $"function {name}({string.Join(", ", Expand(best, types.Length).Select(type => session.Catalog.FormatType(type)))}) requires run-time type coercion");
            return null;
        }

        return (best, Polymorphism.Resolve(session.Catalog, best.ReturnType, Expand(best, types.Length), types));
    }

    private static bool IsBinaryCoercible(DatabaseCatalog catalog, uint type, uint declared) =>
        declared == type || declared == catalog.GetBaseType(type) || Polymorphism.Accepts(catalog, declared, type) || catalog.FindCast(type, declared) is { Method: CastMethod.Binary };

    /// <summary>The parameter types, the variadic one repeated as often as needed.</summary>
    private static EquatableArray<uint> Expand(Routine routine, int count) => routine.VariadicElement == 0 || count < routine.ArgumentTypes.Count
        ? routine.ArgumentTypes
        : routine.ArgumentTypes.Take(routine.ArgumentTypes.Count - 1).Concat(Enumerable.Repeat(routine.VariadicElement, count - routine.ArgumentTypes.Count + 1)).ToEquatableArray();

    // Equal types count most, and a domain passes for the type below it; -1 when some argument does not fit.
    private static int Score(DatabaseCatalog catalog, EquatableArray<uint> declared, uint[] types)
    {
        if (!Polymorphism.Agree(catalog, declared, types)) return -1;
        int score = 0;
        for (int i = 0; i < types.Length; i++)
        {
            if (declared[i] == types[i]) score += 2;
            else if (declared[i] == catalog.GetBaseType(types[i])) score++;
            else if (catalog.GetBaseType(declared[i]) == types[i]) continue;
            else if (!Polymorphism.Accepts(catalog, declared[i], types[i]) && catalog.FindCast(types[i], declared[i]) is not { Context: CastContext.Implicit }) return -1;
        }

        return score;
    }
}
