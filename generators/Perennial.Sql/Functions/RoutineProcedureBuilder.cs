using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Functions;

/// <summary>Makes the procedure of a hand-written routine: its signature is the catalog's, what a body proves is added.</summary>
/// <param name="catalog">Where the routine is.</param>
/// <param name="types">The types of that catalog.</param>
/// <param name="supportRoutines">Routines that aggregates, operators and casts are made of.</param>
internal sealed class RoutineProcedureBuilder(DatabaseCatalog catalog, SignatureTypeFactory types, EquatableArray<uint> supportRoutines)
{
    private const string Trigger = "trigger";
    private const string EventTrigger = "event_trigger";

    /// <summary>The procedure; null for aggregates, window functions, and for results that no caller can name the columns of (which is a finding).</summary>
    /// <param name="declaration">What the routine's text says beyond its signature.</param>
    /// <param name="body">The statements of a <c>language sql</c> body, bound; null when the body is in another language or has errors.</param>
    /// <param name="result">What the body proves of its result; null when it proves nothing.</param>
    /// <param name="proven">What following a PL/pgSQL body told; null for others.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public Procedure? Build(RoutineDeclaration declaration, EquatableArray<BoundStatement>? body, BodyResult? result, PlpgsqlOutcome? proven, ICollection<Finding> findings)
    {
        if (catalog.FindRoutine(declaration.Oid) is not { Kind: RoutineForm.Function or RoutineForm.Procedure } routine) return null;
        SignatureType? returned = types.Find(routine.ReturnType);
        bool isInternal = declaration.IsInternal || supportRoutines.Contains(routine.Oid) || returned?.Name is Trigger or EventTrigger or "internal" or "language_handler";
        RoutineResult? shape = RoutineResult.Of(routine, returned, types, result);
        if (shape is null && !isInternal)
        {
            SourceLocation place = declaration.Location;
            findings.Add(Finding.Create(
                FindingRules.UnmappableType, place,
                $"{routine.QualifiedName} returns {(routine.ReturnsSet ? "setof " : "")}record, whose columns only each call could name. Declare them with RETURNS TABLE or OUT arguments, or write '-- internal' above the routine."));
            return null;
        }

        shape ??= new RoutineResult(ResultCardinality.None, EquatableArray<ResultColumn>.Empty, IsScalar: false);
        EquatableArray<string> reasons = routine.IsStrict ? StrictNulls(shape, RoutineResult.Of(routine with { IsStrict = false }, returned, types, result))
            : shape.IsScalar && !routine.ReturnsSet && body is { IsEmpty: false } && result is { Cardinality: not Cardinality.One } ? [Procedure.NoRow] : default;
        if (declaration.NotNull is { } promise) shape = Promised(routine, shape, promise, findings);
        WriteCause? cause = FindCause(routine, body, proven);
        AccessMode inferred = cause is null ? AccessMode.Reads : AccessMode.Writes;
        ProcedureSignature signature = new(routine.Kind == RoutineForm.Procedure ? ProcedureKind.Procedure : ProcedureKind.Function, routine.Schema, routine.Name)
        {
            Arguments = Arguments(routine),
            Cardinality = shape.Cardinality,
            Columns = shape.Columns,
            IsScalar = shape.IsScalar,
            ReturnsSet = routine.ReturnsSet,
            Mode = declaration.DeclaredMode ?? inferred,
            Volatility = routine.Volatility switch
            {
                RoutineVolatility.Immutable => Volatility.Immutable,
                RoutineVolatility.Stable => Volatility.Stable,
                _ => Volatility.Volatile,
            },
            IsStrict = routine.IsStrict,
            Security = routine.SecurityDefiner ? SecurityMode.Definer : SecurityMode.Invoker,
            Service = declaration.Service,
            Deprecated = declaration.Deprecated,
            Raises = declaration.Raises,
        };
        return new Procedure(signature, ProcedureOrigin.Routine)
        {
            Group = routine.Schema,
            DeclaredName = routine.Name,
            Command = Command(shape),
            Documentation = declaration.Documentation.Length > 0 ? declaration.Documentation : routine.Comment ?? "",
            Comment = routine.Comment,
            RowName = declaration.RowName,
            Types = declaration.Types,
            Dropped = body is { IsEmpty: false } statements ? statements[statements.Count - 1].Dropped : proven?.Dropped,
            NullReasons = reasons,
            NotNull = declaration.NotNull?.Names ?? default,
            CreateSql = declaration.CreateSql,
            IsModeProven = proven is not null && cause is null && declaration.DeclaredMode is null && routine.Volatility == RoutineVolatility.Volatile,
            WritesBecause = cause ?? (declaration.DeclaredMode == AccessMode.Writes ? WriteCause.Declared : null),
            ReturnedRowType = types.Find(routine.ReturnType) is { Kind: SignatureTypeKind.Composite } row && !routine.Arguments.Any(static argument => argument.IsOutput) ? row.DisplayName : null,
            CreationRank = BodyReferences.Rank(catalog, routine),
            Location = declaration.Location,
            IsInternal = isInternal,
        };
    }

    // What is null for nothing else than that the function is STRICT.
    private static EquatableArray<string> StrictNulls(RoutineResult shape, RoutineResult? lenient) => lenient is null
        ? default
        : shape.Columns.Select((column, index) => column.IsNullable && !lenient.Columns[index].IsNullable ? Procedure.StrictNull : "").ToEquatableArray();

    // Columns that the author knows to be never null, whatever the body proves.
    private static RoutineResult Promised(Routine routine, RoutineResult shape, NotNullPromise promise, ICollection<Finding> findings)
    {
        List<string> columns = shape.IsScalar ? [NotNullPromise.Result] : shape.Columns.Select(static column => column.Name).ToList();
        foreach (string name in promise.Names)
        {
            if (columns.Contains(name)) continue;
            string what = columns.Count == 0 ? "nothing; remove the line."
                : shape.IsScalar ? $"a bare value: write '-- not-null: {NotNullPromise.Result}'."
                : $"no column of that name.{NameSuggestion.For(name, columns)}";
            findings.Add(new Finding(
                FindingRules.Annotation, FindingSeverity.Error, promise.Location.Path, promise.Location.Span, promise.Location.Start, promise.Location.End,
                $"'-- not-null' names '{name}', and {routine.QualifiedName} returns {what}"));
        }

        return shape with { Columns = shape.Columns.Select(column => promise.Names.Contains(shape.IsScalar ? NotNullPromise.Result : column.Name) ? column with { IsNullable = false } : column).ToEquatableArray() };
    }

    // A volatile one in another language than SQL and PL/pgSQL may do anything; from others the server keeps only their own statements.
    private WriteCause? FindCause(Routine routine, EquatableArray<BoundStatement>? body, PlpgsqlOutcome? proven)
    {
        if (proven is not null) return proven.WritesBecause;
        if (routine.Volatility != RoutineVolatility.Volatile) return body is null ? null : NonVolatileBody.CauseOf(routine, body.Value, new RoutineEffects(catalog, null, routine, CancellationToken.None));
        return body is null ? WriteCause.Volatile : body.Value.Select(WriteCause.Of).FirstOrDefault(static cause => cause is not null);
    }

    private EquatableArray<ProcedureArgument> Arguments(Routine routine)
    {
        List<ProcedureArgument> arguments = [];
        int inputs = routine.Arguments.Count(static argument => argument.IsInput);
        int input = 0;
        foreach (Argument argument in routine.Arguments)
        {
            if (argument.Mode == ParameterMode.Table || types.Find(argument.Type) is not { } type) continue;
            ArgumentMode mode = argument.Mode switch
            {
                ParameterMode.Out => ArgumentMode.Out,
                ParameterMode.InOut => ArgumentMode.InOut,
                ParameterMode.Variadic => ArgumentMode.Variadic,
                _ => ArgumentMode.In,
            };
            bool refusesNull = type.Kind == SignatureTypeKind.Domain && type.IsNotNull;
            bool hasDefault = argument.IsInput && input >= inputs - routine.DefaultCount;
            if (argument.IsInput) input++;
            arguments.Add(new ProcedureArgument(argument.Name, mode, type, !refusesNull, hasDefault) { RefusesNull = refusesNull && argument.IsInput });
        }

        return arguments.ToEquatableArray();
    }

    private static QueryCommand Command(RoutineResult shape) => shape.Cardinality switch
    {
        ResultCardinality.None => QueryCommand.Exec,
        ResultCardinality.Many => QueryCommand.Many,
        _ => shape.IsScalar ? QueryCommand.Value : QueryCommand.One,
    };
}
