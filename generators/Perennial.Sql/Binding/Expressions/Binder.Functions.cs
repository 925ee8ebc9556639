using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Calls by name (PostgreSQL documentation, "Function Type Resolution" and "Calling Functions").</summary>
internal sealed partial class Binder
{
    private BoundExpression BindFunctionCall(Scope scope, FunctionCall call)
    {
        if (_options.QueryAnnotations && call.Name.Schema == "sqlc") return BindSqlcCall(call);
        if (call.Name.Parts.Count > 2) throw Refused(call.Name.Span, call.Name.Parts.Count == 3 ? "0A000" : "42601", $"cross-database references are not implemented: {_source.ToString(call.Name.Span)}");
        List<BoundExpression> arguments = new(call.Arguments.Count);
        List<string> names = [];
        foreach (FunctionArgument argument in call.Arguments)
        {
            if (argument.Name is { } name)
            {
                if (names.Contains(name.Name)) throw Refused(name.Span, "42601", $"argument name \"{name.Name}\" used more than once");
                names.Add(name.Name);
            }
            else if (names.Count > 0)
            {
                throw Refused(argument.Span, "42601", "positional argument cannot follow named argument");
            }

            arguments.Add(Bind(scope, argument.Value));
        }

        // The sort keys of WITHIN GROUP are arguments of the aggregate.
        if (call.IsWithinGroup)
        {
            foreach (SortItem item in call.OrderBy) arguments.Add(Bind(scope, item.Value));
        }

        if (call.Form == FunctionCallForm.CollationFor) return BindCollationFor(call, arguments);
        RoutineCallSite site = new(call, call.Name.Schema, NameOf(call, _catalog.ServerVersion)) { Call = call, ArgumentNames = [.. names] };
        return BindRoutine(scope, site, arguments)!;
    }

    /// <summary>The function that a call means: extract(day from x) was date_part up to 13.</summary>
    public static string NameOf(FunctionCall call, int serverVersion) => call.Form == FunctionCallForm.Extract && serverVersion < 14 ? "date_part" : call.Name.Name;

    private static BoundSpecial BindCollationFor(FunctionCall call, List<BoundExpression> arguments)
    {
        return new BoundSpecial("collation for", SpecialNulls.Possible, TypeOid.Text, -1, call.Span, [.. arguments]);
    }

    /// <summary>A call of a function of pg_catalog that some construct stands for.</summary>
    private BoundExpression CallRoutine(Scope scope, SqlNode node, string name, List<BoundExpression> arguments) => BindRoutine(scope, new(node, SchemaName.Catalog, name), arguments)!;

    /// <summary>Resolves and binds a call; null only in column notation.</summary>
    private BoundExpression? BindRoutine(Scope scope, RoutineCallSite site, List<BoundExpression> arguments)
    {
        FunctionCall? call = site.Call;
        TextSpan span = site.Node.Span;
        bool mayProject = arguments.Count == 1 && site.Schema is null && site.ArgumentNames.Length == 0 && !site.IsCallStatement && _types.IsRowType(arguments[0].Type)
            && (call is null || (call.OrderBy.IsEmpty && call.Filter is null && call.Over is null && call is { IsStar: false, IsDistinct: false, IsVariadic: false }));
        if (mayProject && site.IsColumnNotation && TrySelectField(arguments[0], site.Name, span) is { } field) return field;
        if (site.Schema is not null && !SchemaExists(site.Schema)) throw UnknownName(NameSpan(site), "3F000", UnknownSchema.Message(_catalog, site.Schema));

        uint[] inputs = [.. arguments.Select(static argument => argument.Type)];
        bool isPlain = call is null || call is { IsStar: false, IsDistinct: false, IsWithinGroup: false, Over: null };
        RoutineMatch match = _types.FindRoutine(site.Schema, site.Name, inputs, site.ArgumentNames, call?.IsVariadic == true, isLiteral: arguments.Count > 0 && arguments[0] is BoundConstant, site.IsCallStatement);
        if (match.ConversionTarget != 0)
        {
            if (!isPlain) throw NotAnAggregate(site, call!);
            QualifyType(site, match.ConversionTarget);
            return CoerceType(arguments[0], match.ConversionTarget, -1, CoercionContext.Explicit, isExplicit: true, span);
        }

        if (match.Candidate is null)
        {
            if (match.IsAmbiguous) throw Mismatch(NameSpan(site), $"{(site.IsCallStatement ? "procedure" : "function")} {site.ShownName}({TypeNames(inputs)}) is not unique; convert arguments explicitly", "42725");
            if (site.IsColumnNotation) return null;
            if (mayProject && TrySelectField(arguments[0], site.Name, span) is { } projected) return projected;
            throw MissingRoutine(site, inputs);
        }

        return BindResolved(scope, site, match.Candidate, arguments, inputs);
    }

    private BoundExpression BindResolved(Scope scope, RoutineCallSite site, RoutineCandidate candidate, List<BoundExpression> arguments, uint[] inputs)
    {
        Routine routine = candidate.Routine;
        FunctionCall? call = site.Call;
        TextSpan at = NameSpan(site);
        CheckKind(site, routine);
        Effects.Call(routine);
        QualifyRoutine(site, routine);

        uint[] declared = candidate.ArgumentTypes;
        uint[] resolved = [.. declared];
        uint[] actual = new uint[declared.Length];
        for (int i = 0; i < actual.Length; i++) actual[i] = i < inputs.Length ? inputs[i] : declared[i];
        // Types of defaults that are polymorphic themselves do not take part: they are unknown literals nearly always.
        for (int i = inputs.Length; i < actual.Length; i++)
        {
            if (TypeSystem.IsPolymorphic(actual[i])) actual[i] = TypeOid.Unknown;
        }

        uint result = ResolvePolymorphic(actual, resolved, routine.ReturnType, at);
        if (call is { IsVariadic: true } && routine.VariadicElement == TypeOid.Any && _types.BaseElementType(inputs[inputs.Length - 1]) == 0)
        {
            throw Mismatch(arguments[arguments.Count - 1].Span, "VARIADIC argument must be an array");
        }

        if (routine.AggregateKind == AggregateKind.HypotheticalSet && call is { IsWithinGroup: true }) UnifyHypotheticalArguments(arguments, call.OrderBy.Count);
        List<BoundExpression> converted = new(resolved.Length);
        for (int i = 0; i < arguments.Count; i++)
        {
            bool isOutput = site.IsCallStatement && inputs[i] == TypeOid.Unknown && declared[i] == TypeOid.Unknown;
            converted.Add(isOutput ? arguments[i] : CoerceType(arguments[i], resolved[i], -1, CoercionContext.Implicit, isExplicit: false));
            SuggestArgumentName(routine, candidate, i, arguments[i]);
        }

        if (candidate.ArgumentNumbers is null) QualifyTextArguments(routine, converted);
        if (candidate.VariadicCount > 0 && routine.VariadicElement != TypeOid.Any) FoldVariadic(converted, candidate, routine, at);
        if (routine.Kind == RoutineForm.Aggregate) return BindAggregateCall(scope, site, routine, converted, result);
        if (routine.Kind == RoutineForm.Window) return BindWindowCall(scope, site, routine, converted, result);
        if (routine.ReturnsSet) CheckSetPlacement(scope, at);
        if (candidate.ArgumentNumbers is { } numbers) Reorder(converted, numbers, arguments.Count);
        return new BoundCall(routine, result, site.Node.Span, [.. converted], call is { IsVariadic: true });
    }

    // The row that is supposed to be there has values of the types that are sorted.
    private void UnifyHypotheticalArguments(List<BoundExpression> arguments, int sorted)
    {
        int first = arguments.Count - (2 * sorted);
        for (int i = Math.Max(0, first); i < arguments.Count - sorted; i++)
        {
            int other = i + sorted;
            uint common = SelectCommonType([arguments[other], arguments[i]], "WITHIN GROUP");
            arguments[i] = ToCommonType(arguments[i], common, "WITHIN GROUP");
            arguments[other] = ToCommonType(arguments[other], common, "WITHIN GROUP");
        }
    }

    private void FoldVariadic(List<BoundExpression> converted, RoutineCandidate candidate, Routine routine, TextSpan at)
    {
        int first = converted.Count - candidate.VariadicCount;
        BoundExpression[] elements = [.. converted.GetRange(first, candidate.VariadicCount)];
        uint elementType = elements[0].Type;
        uint arrayType = _types.ArrayType(elementType);
        if (arrayType == 0)
        {
            arrayType = TypeSystem.IsPolymorphic(routine.VariadicElement) || elementType == 0 ? 0 : _types.ArrayType(routine.VariadicElement);
            if (arrayType == 0) throw UnknownName(at, "42704", $"could not find array type for data type {TypeName(elementType)}");
        }

        converted.RemoveRange(first, candidate.VariadicCount);
        converted.Add(new BoundArray(arrayType, -1, elements[0].Span, elements, isMultidimensional: false));
    }

    // Named arguments in the routine's order; left-out ones are gaps that their defaults fill.
    private static void Reorder(List<BoundExpression> converted, int[] numbers, int count)
    {
        BoundExpression?[] ordered = new BoundExpression?[numbers.Length];
        for (int i = 0; i < count; i++) ordered[numbers[i]] = converted[i];
        converted.Clear();
        foreach (BoundExpression? argument in ordered)
        {
            if (argument is not null) converted.Add(argument);
        }
    }

    private static void SuggestArgumentName(Routine routine, RoutineCandidate candidate, int index, BoundExpression value)
    {
        while (value is BoundConversion conversion) value = conversion.Operand;
        if (!routine.IsUserDefined || value is not BoundParameterReference { Slot: { Name: null, SuggestedName: null } slot }) return;
        int number = candidate.ArgumentNumbers is { } numbers ? numbers[index] : index;
        foreach (Argument argument in routine.Arguments)
        {
            if (!argument.IsInput) continue;
            if (number-- == 0)
            {
                if (argument.Name.Length > 0) slot.SuggestedName = argument.Name;
                return;
            }
        }
    }

    private void CheckKind(RoutineCallSite site, Routine routine)
    {
        FunctionCall? call = site.Call;
        TextSpan at = NameSpan(site);
        if (site.IsCallStatement != (routine.Kind == RoutineForm.Procedure))
        {
            throw Mismatch(at, site.IsCallStatement
                ? $"{site.ShownName} is not a procedure; to call a function, use SELECT"
                : $"{site.ShownName} is a procedure; to call a procedure, use CALL", "42809");
        }

        if (routine.Kind == RoutineForm.Window && call?.Over is null) throw Mismatch(at, $"window function {site.ShownName} requires an OVER clause", "42809");
        if (call is null) return;
        if (routine.Kind == RoutineForm.Function && (call.IsStar || call.IsDistinct || call.IsWithinGroup || call.Filter is not null || call.Over is not null || !call.OrderBy.IsEmpty)) throw NotAnAggregate(site, call);
        if (routine.Kind == RoutineForm.Window && call.IsWithinGroup) throw Mismatch(at, $"window function {site.ShownName} cannot have WITHIN GROUP", "42809");
    }

    private BindFailure NotAnAggregate(RoutineCallSite site, FunctionCall call)
    {
        string name = site.ShownName;
        string message = call switch
        {
            { IsStar: true } => $"{name}(*) specified, but {name} is not an aggregate function",
            { IsDistinct: true } => $"DISTINCT specified, but {name} is not an aggregate function",
            { IsWithinGroup: true } => $"WITHIN GROUP specified, but {name} is not an aggregate function",
            { OrderBy.IsEmpty: false } => $"ORDER BY specified, but {name} is not an aggregate function",
            { Filter: not null } => $"FILTER specified, but {name} is not an aggregate function",
            _ => $"OVER specified, but {name} is not a window function nor an aggregate function",
        };
        return Mismatch(NameSpan(site), message, "42809");
    }

    private BindFailure MissingRoutine(RoutineCallSite site, uint[] inputs)
    {
        string kind = site.IsCallStatement ? "procedure" : "function";
        string shown = $"{kind} {site.ShownName}({ShowArguments(inputs, site.ArgumentNames)}) does not exist";
        List<string> overloads = [];
        foreach (Routine routine in _catalog.FindRoutines(site.Schema, site.Name, _types.SearchPath))
        {
            if (overloads.Count < 5) overloads.Add($"{routine.Name}({(site.ArgumentNames.Length > 0 ? NamedTypes(routine) : TypeNames(routine.ArgumentTypes))})");
        }

        string hint = overloads.Count switch
        {
            0 => SuggestRoutine(site),
            1 => $"; there is {overloads[0]}",
            _ => $"; there are {string.Join(", ", overloads)}",
        };
        if (site.Schema is null && overloads.Count > 0) hint = ForeignNames.ForCall(site.Name, inputs.Length) + hint;
        return Fail(FindingRules.UnknownName, NameSpan(site), "42883", shown + hint);
    }

    // A call by name needs to know the names.
    private string NamedTypes(Routine routine) =>
        string.Join(", ", routine.Arguments.Where(static argument => argument.IsInput).Select(argument => (argument.Name + " " + TypeName(argument.Type)).TrimStart()));

    private string SuggestRoutine(RoutineCallSite site)
    {
        HashSet<string> names = [];
        SortedSet<string> elsewhere = new(StringComparer.Ordinal);
        foreach (Routine routine in _catalog.UserRoutines)
        {
            if (routine.Name == site.Name) elsewhere.Add($"{routine.Schema}.{routine.Name}");
            if (site.Schema is null || routine.Schema == site.Schema) names.Add(routine.Name);
        }

        if (elsewhere.Count > 0) return $". There is {string.Join(" and ", elsewhere)}";
        foreach (string common in CommonRoutines) names.Add(common);
        if (site.Schema is null && ForeignNames.ForRoutine(site.Name) is { Length: > 0 } own) return own;
        string suggestion = NameSuggestion.For(site.Name, names);
        return suggestion.Length == 0 ? "" : "." + suggestion.TrimEnd();
    }

    private static readonly string[] CommonRoutines =
    [
        "abs", "age", "array_agg", "array_append", "array_cat", "array_length", "array_position", "array_positions", "array_prepend", "array_remove", "array_replace", "array_to_json",
        "array_to_string", "avg", "bool_and", "bool_or", "btrim", "cardinality", "ceil", "char_length", "clock_timestamp", "concat", "concat_ws", "count", "covar_pop", "cume_dist",
        "currval", "date_bin", "date_part", "date_trunc", "decode", "dense_rank", "encode", "every", "exp", "extract", "first_value", "floor", "format", "gcd", "gen_random_uuid",
        "generate_series", "initcap", "json_agg", "json_array_elements", "json_array_elements_text", "json_array_length", "json_build_object", "json_each", "json_each_text",
        "json_object_agg", "json_object_keys", "json_populate_record", "json_typeof", "jsonb_agg", "jsonb_array_elements", "jsonb_array_elements_text", "jsonb_array_length",
        "jsonb_build_object", "jsonb_each", "jsonb_each_text", "jsonb_insert", "jsonb_object_agg", "jsonb_object_keys", "jsonb_path_exists", "jsonb_path_query", "jsonb_path_query_array",
        "jsonb_path_query_first", "jsonb_populate_record", "jsonb_pretty", "jsonb_set", "jsonb_strip_nulls", "jsonb_to_record", "jsonb_to_recordset", "jsonb_typeof", "justify_interval",
        "lag", "last_value", "lead", "left", "length", "ln", "log", "lower", "lpad", "ltrim", "make_date", "make_interval", "make_timestamp", "make_timestamptz", "max", "md5", "min", "mod",
        "mode", "nextval", "now", "nth_value", "ntile", "nullif", "num_nonnulls", "octet_length", "percent_rank", "percentile_cont", "percentile_disc", "pg_advisory_lock",
        "pg_advisory_xact_lock", "pg_notify", "pg_sleep", "pg_try_advisory_lock", "pg_try_advisory_xact_lock", "phraseto_tsquery", "plainto_tsquery", "power", "quote_ident", "quote_literal",
        "random", "range_agg", "rank", "regexp_match", "regexp_matches", "regexp_replace", "regexp_split_to_array", "regexp_split_to_table", "repeat", "replace", "reverse", "right", "round",
        "row_number", "row_to_json", "rpad", "rtrim", "set_config", "setseed", "setval", "sha256", "sign", "split_part", "sqrt", "starts_with", "statement_timestamp", "stddev", "string_agg",
        "string_to_array", "string_to_table", "strpos", "substr", "substring", "sum", "to_char", "to_date", "to_hex", "to_json", "to_jsonb", "to_number", "to_timestamp", "to_tsquery",
        "to_tsvector", "transaction_timestamp", "translate", "trim", "trunc", "ts_headline", "ts_rank", "ts_rank_cd", "unnest", "upper", "variance", "websearch_to_tsquery", "width_bucket",
    ];

    private string ShowArguments(uint[] inputs, string[] names)
    {
        List<string> shown = [];
        int positional = inputs.Length - names.Length;
        for (int i = 0; i < inputs.Length; i++) shown.Add(i < positional ? TypeName(inputs[i]) : $"{names[i - positional]} => {TypeName(inputs[i])}");
        return string.Join(", ", shown);
    }

    private static TextSpan NameSpan(RoutineCallSite site) => site.Call is { } call ? call.Name.Span is { Length: > 0 } span ? span : call.Span : site.Node.Span;

    private void QualifyRoutine(RoutineCallSite site, Routine routine)
    {
        if (site.Call is { Form: FunctionCallForm.Plain } call && call.Name.Span.Length > 0) Replacements.Qualify(call.Name.Span, site.Schema, routine.Schema, routine.Name);
    }

    private void QualifyType(RoutineCallSite site, uint type)
    {
        if (site.Call is { } call && _types.Find(type) is { } found) Replacements.Qualify(call.Name.Span, site.Schema, found.Schema, found.Name);
    }

    private void CheckSetPlacement(Scope scope, TextSpan at)
    {
        string? place = scope.Place switch
        {
            ExpressionPlace.Where => "WHERE",
            ExpressionPlace.JoinOn or ExpressionPlace.JoinUsing => "JOIN conditions",
            ExpressionPlace.Having => "HAVING",
            ExpressionPlace.Filter => "FILTER",
            ExpressionPlace.WindowFrame or ExpressionPlace.WindowOrder or ExpressionPlace.WindowPartition => "window definitions",
            ExpressionPlace.UpdateSource => "UPDATE",
            ExpressionPlace.MergeWhen => "MERGE WHEN conditions",
            ExpressionPlace.Limit => "LIMIT",
            ExpressionPlace.Offset => "OFFSET",
            ExpressionPlace.Returning or ExpressionPlace.MergeReturning => "RETURNING",
            ExpressionPlace.Values => "VALUES",
            ExpressionPlace.CheckConstraint or ExpressionPlace.DomainCheck => "check constraints",
            ExpressionPlace.ColumnDefault or ExpressionPlace.FunctionDefault => "DEFAULT expressions",
            ExpressionPlace.IndexExpression => "index expressions",
            ExpressionPlace.StatisticsExpression => "statistics expressions",
            ExpressionPlace.IndexPredicate => "index predicates",
            ExpressionPlace.GeneratedColumn => "column generation expressions",
            ExpressionPlace.TriggerWhen => "trigger WHEN conditions",
            ExpressionPlace.Policy => "policy expressions",
            ExpressionPlace.CallArgument => "CALL arguments",
            ExpressionPlace.AlterTransform => "transform expressions",
            ExpressionPlace.PartitionExpression => "partition key expressions",
            ExpressionPlace.PartitionBound => "partition bound expressions",
            _ => null,
        };
        if (place is not null) throw Refused(at, "0A000", $"set-returning functions are not allowed in {place}: call it in FROM, as in cross join lateral f(a)");
        if (scope.Place is ExpressionPlace.SelectTarget or ExpressionPlace.OrderBy or ExpressionPlace.GroupBy or ExpressionPlace.DistinctOn) scope.HasTargetSets = true;
    }
}
