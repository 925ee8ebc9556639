using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>CREATE and ALTER FUNCTION and PROCEDURE. The body is checked by whoever binds routines, not here.</summary>
internal static class RoutineDdl
{
    private const int FirstVersionWithProcedureResults = 14;

    public static void Create(DdlSession session, CreateRoutineStatement create)
    {
        if (session.CreationSchema(create.Name) is not { } schema) return;
        if (create.Body is null && create.Options.All(static option => option is not RoutineLanguage))
        {
            session.Error("42P13", create.Name.Span, "no language specified");
            return;
        }

        bool isProcedure = create.Kind == RoutineKind.Procedure;
        if (ReadArguments(session, create.Parameters, isProcedure, create.Name.Name) is not { } arguments) return;
        if (ReadResult(session, create, arguments.Arguments) is not { } returns) return;
        foreach (uint result in arguments.Arguments.Where(static argument => argument.IsOutput).Select(static argument => argument.Type).Append(returns.Type))
        {
            if (Polymorphism.IsDetermined(result, arguments.Arguments.Where(static argument => argument.IsInput).Select(static argument => argument.Type))) continue;
            session.Error("42P13", create.Name.Span, $"cannot determine result data type: a result of type {session.Catalog.FormatType(result)} requires an input of a matching polymorphic type");
            return;
        }

        Routine routine = new()
        {
            Oid = session.Editor.NewOid(),
            Schema = schema,
            Name = create.Name.Name,
            Kind = isProcedure ? RoutineForm.Procedure : RoutineForm.Function,
            Arguments = arguments.Arguments,
            ArgumentTypes = arguments.Arguments.Where(static argument => argument.IsInput).Select(static argument => argument.Type).ToEquatableArray(),
            DefaultCount = arguments.Defaults.Count,
            Defaults = arguments.Defaults,
            References = arguments.References,
            VariadicElement = arguments.VariadicElement,
            ReturnType = returns.Type,
            ReturnsSet = returns.IsSet,
            Language = create.Body is null ? "" : "sql",
            Body = create.Body,
        };
        routine = RoutineOptions.Apply(session, routine, create.Options);
        if (routine.Language.Length == 0) return;
        if (!FitsLanguage(session, routine, create)) return;
        if (routine.Source is null && routine.Body is null)
        {
            session.Error("42P13", create.Name.Span, "no function body specified");
            return;
        }

        if (routine.Body is not null)
        {
            routine = routine with { BodySearchPath = session.Catalog.SearchPath };
            if (session.Context.Binder?.BindBody(session.Catalog, routine, session.Context.Source) is { } body)
                routine = routine with { References = routine.References.Union(body.References).ToEquatableArray(), BodyForm = body.Form };
        }

        Put(session, routine, create.OrReplace, create.Name.Span);
    }

    /// <summary>What languages take as a body, as arguments and as a result (interpret_AS_clause, and the validators).</summary>
    private static bool FitsLanguage(DdlSession session, Routine routine, CreateRoutineStatement create)
    {
        TextSpan span = create.Name.Span;
        RoutineAs? body = create.Options.OfType<RoutineAs>().FirstOrDefault();
        if (create.Body is not null && body is not null) return session.Error("42P13", body.Span, "duplicate function body specified");
        if (create.Body is not null && routine.Language != "sql") return session.Error("42P13", create.Body.Span, "inline SQL function body only valid for language SQL");
        if (create.Body is not null && routine.ArgumentTypes.Any(Polymorphism.IsPolymorphic)) return session.Error("42P13", create.Body.Span, "SQL function with unquoted function body cannot have polymorphic arguments");
        if (body?.LinkSymbol is not null && routine.Language != "c") return session.Error("42P13", body.Span, $"only one AS item needed for language \"{routine.Language}\"");
        if (routine.Language is not ("sql" or "plpgsql") && routine.Body is null) return true;
        bool isSql = routine.Language == "sql";
        SqlType? result = session.Catalog.FindType(routine.ReturnType);
        bool isResult = result is not { Kind: TypeKind.Pseudo } || routine.ReturnType is TypeOid.Record or TypeOid.Void || Polymorphism.IsPolymorphic(routine.ReturnType)
            || (!isSql && (routine.ReturnType is TypeOid.Trigger or TypeOid.EventTrigger));
        if (!isResult)
            return session.Error(isSql ? "42P13" : "0A000", span, $"{(isSql ? "SQL" : "PL/pgSQL")} functions cannot return type {session.Catalog.FormatType(routine.ReturnType)}");
        if (!isSql && routine.ReturnType is TypeOid.Trigger && !routine.ArgumentTypes.IsEmpty)
            return session.Error("42P13", span, "trigger functions cannot have declared arguments: they find the trigger's in TG_NARGS and TG_ARGV");
        foreach (uint argument in routine.ArgumentTypes)
        {
            if (session.Catalog.FindType(argument) is not { Kind: TypeKind.Pseudo } || Polymorphism.IsPolymorphic(argument) || (argument is TypeOid.Record && !isSql)) continue;
            return session.Error(isSql ? "42P13" : "0A000", span, $"{(isSql ? "SQL" : "PL/pgSQL")} functions cannot {(isSql ? "have arguments of" : "accept")} type {session.Catalog.FormatType(argument)}");
        }

        return true;
    }

    public static void Alter(DdlSession session, AlterRoutineStatement alter)
    {
        if (RoutineLookup.Require(session, alter.Kind, alter.Routine, ifExists: false) is not { IsUserDefined: true } routine) return;
        if (routine.Kind == RoutineForm.Aggregate) session.Error("42809", alter.Routine.Span, $"\"{routine.Name}\" is an aggregate function");
        else session.Editor.Put(RoutineOptions.Apply(session, routine, alter.Options));
    }

    /// <summary>Adds a routine, or lets it take the place of the one with its name and argument types (ProcedureCreate).</summary>
    public static void Put(DdlSession session, Routine routine, bool orReplace, TextSpan span)
    {
        Routine? existing = session.Catalog.FindRoutines(routine.Schema, routine.Name).FirstOrDefault(old => old.ArgumentTypes == routine.ArgumentTypes);
        if (existing is null)
        {
            session.Editor.Put(routine);
            return;
        }

        if (!orReplace)
        {
            session.Error("42723", span, $"function \"{routine.Name}\" already exists with same argument types");
            return;
        }

        if (existing.Kind != routine.Kind)
        {
            session.Error("42809", span, $"cannot change routine kind: \"{routine.Name}\" is {Article(existing.Kind)}");
            return;
        }

        if (existing.ReturnType != routine.ReturnType || existing.ReturnsSet != routine.ReturnsSet || !SameRow(existing, routine))
        {
            session.Error("42P13", span, $"cannot change return type of existing {(routine.Kind == RoutineForm.Procedure ? "procedure" : "function")}: drop it first");
            return;
        }

        for (int i = 0; i < existing.Arguments.Count && i < routine.Arguments.Count; i++)
        {
            Argument old = existing.Arguments[i];
            if (old.Name.Length == 0 || old.Name == routine.Arguments[i].Name || old.Mode == ParameterMode.Table) continue;
            session.Error("42P13", span, $"cannot change name of input parameter \"{old.Name}\": drop the function first");
            return;
        }

        if (routine.DefaultCount < existing.DefaultCount)
        {
            session.Error("42P13", span, "cannot remove parameter defaults from existing function: drop it first");
            return;
        }

        session.Editor.Put(routine with { Oid = existing.Oid, Comment = existing.Comment, Access = existing.Access });
    }

    private static bool SameRow(Routine old, Routine now)
    {
        IEnumerable<Argument> Outputs(Routine routine) => routine.Arguments.Where(static argument => argument.IsOutput);
        return old.ReturnType != TypeOid.Record || Outputs(old).Select(static a => (a.Name, a.Type)).SequenceEqual(Outputs(now).Select(static a => (a.Name, a.Type)));
    }

    /// <summary>The arguments as the catalog keeps them; null after an error (interpret_function_parameter_list).</summary>
    internal static RoutineArguments? ReadArguments(DdlSession session, EquatableArray<RoutineParameter> parameters, bool isProcedure, string routineName)
    {
        List<Argument> arguments = [];
        List<Expression> defaults = [];
        HashSet<ObjectReference> references = [];
        uint variadicElement = 0;
        foreach (RoutineParameter parameter in parameters)
        {
            if (ResolveArgument(session, parameter) is not { } type) return null;
            bool isInput = parameter.Mode is not (ParameterMode.Out or ParameterMode.Table);
            if (isProcedure && parameter.Mode == ParameterMode.Out && session.ServerVersion < FirstVersionWithProcedureResults)
            {
                session.Error("0A000", parameter.Span, "procedures cannot have OUT arguments: INOUT is permitted");
                return null;
            }

            if (variadicElement != 0 && (isInput || isProcedure) && parameter.Mode != ParameterMode.Table)
            {
                session.Error("42P13", parameter.Span, "VARIADIC parameter must be the last input parameter");
                return null;
            }

            if (parameter.Mode == ParameterMode.Variadic)
            {
                variadicElement = VariadicElement(session.Catalog, type);
                if (variadicElement == 0)
                {
                    session.Error("42P13", parameter.Span, "VARIADIC parameter must be an array");
                    return null;
                }
            }

            string name = parameter.Name?.Name ?? "";
            if (name.Length > 0 && arguments.Any(other => other.Name == name && Collides(other.Mode, parameter.Mode)))
            {
                session.Error("42P13", parameter.Name!.Value.Span, $"parameter name \"{name}\" used more than once");
                return null;
            }

            arguments.Add(new(name, type, parameter.Mode));
            if (parameter.Default is { } value)
            {
                if (!isInput)
                {
                    session.Error("42P13", parameter.Span, "only input parameters can have default values");
                    return null;
                }

                DefinitionExpression? bound = session.Bind(value, new DefinitionScope { Construct = "FUNCTION DEFAULT", Target = Polymorphism.IsPolymorphic(type) ? 0 : type });
                if (bound is not null) references.UnionWith(bound.References);
                defaults.Add(value);
            }
            else if (isInput && defaults.Count > 0)
            {
                session.Error("42P13", parameter.Span, "input parameters after one with a default value must also have defaults");
                return null;
            }
        }

        return new(arguments.ToEquatableArray(), defaults.ToEquatableArray(), variadicElement, references.ToEquatableArray());
    }

    private static uint? ResolveArgument(DdlSession session, RoutineParameter parameter)
    {
        if (session.ResolveType(parameter.Type) is not { } type) return null;
        if (!parameter.Type.IsSetOf) return type.Oid;
        session.Error("42P13", parameter.Type.Span, "functions cannot accept set arguments");
        return null;
    }

    private static uint VariadicElement(DatabaseCatalog catalog, uint type) => type switch
    {
        TypeOid.AnyArray => TypeOid.AnyElement,
        TypeOid.AnyCompatibleArray => TypeOid.AnyCompatible,
        TypeOid.Any => TypeOid.Any,
        _ => catalog.FindType(type) is { IsArray: true } array ? array.ElementType : 0,
    };

    // A pure input and a pure output may share a name.
    private static bool Collides(ParameterMode left, ParameterMode right)
    {
        static bool IsIn(ParameterMode mode) => mode is ParameterMode.In or ParameterMode.Variadic;
        static bool IsOut(ParameterMode mode) => mode is ParameterMode.Out or ParameterMode.Table;
        return !((IsIn(left) && IsOut(right)) || (IsOut(left) && IsIn(right)));
    }

    private static (uint Type, bool IsSet)? ReadResult(DdlSession session, CreateRoutineStatement create, EquatableArray<Argument> arguments)
    {
        List<Argument> outputs = [.. arguments.Where(static argument => argument.IsOutput)];
        uint fromOutputs = outputs.Count switch
        {
            0 => 0,
            1 when create.Kind == RoutineKind.Function => outputs[0].Type,
            _ => TypeOid.Record,
        };
        if (create.Kind == RoutineKind.Procedure) return (fromOutputs == 0 ? TypeOid.Void : TypeOid.Record, false);
        if (create.ReturnsTable) return (fromOutputs, true);
        if (create.Returns is null)
        {
            if (fromOutputs != 0) return (fromOutputs, false);
            session.Error("42P13", create.Name.Span, "function result type must be specified");
            return null;
        }

        if (ResolveResult(session, create, create.Returns) is not { } returns) return null;
        if (fromOutputs != 0 && fromOutputs != returns.Oid)
        {
            session.Error("42P13", create.Returns.Span, $"function result type must be {session.Catalog.FormatType(fromOutputs)} because of OUT parameters");
            return null;
        }

        return (returns.Oid, create.Returns.IsSetOf);
    }

    // The input function of a type to come gives the type, which makes a shell of it (compute_return_type).
    private static (uint Oid, int Typmod)? ResolveResult(DdlSession session, CreateRoutineStatement create, TypeName type)
    {
        bool isOfLibrary = create.Options.Any(static option => option is RoutineLanguage { Name.Name: var language } && language.ToLowerInvariant() is "c" or "internal");
        if (!isOfLibrary || type.IsColumnType || type.Name.Parts.Count > 2 || session.Catalog.FindType(type.Name.Schema, type.Name.Name) is not null) return session.ResolveType(type);
        if (session.CreationSchema(type.Name) is not { } schema) return null;
        return (TypeDdl.MakeShell(session, schema, type.Name.Name), TypeModifier.None);
    }

    private static string Article(RoutineForm kind) => kind switch
    {
        RoutineForm.Aggregate => "an aggregate function",
        RoutineForm.Procedure => "a procedure",
        RoutineForm.Window => "a window function",
        _ => "a function",
    };
}

/// <summary>The arguments of a routine as read from its definition.</summary>
internal sealed record RoutineArguments(
    EquatableArray<Argument> Arguments, EquatableArray<Expression> Defaults, uint VariadicElement, EquatableArray<ObjectReference> References);
