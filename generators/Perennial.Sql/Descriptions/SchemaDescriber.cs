using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Descriptions;

/// <summary>Folds any files of DDL into a catalog: today's schema, a folder of migrations, a dump.</summary>
public static class SchemaDescriber
{
    /// <param name="files">The files in the order in which they run, each in a session of its own.</param>
    /// <param name="postgres">Major version of the server, 13 to 18.</param>
    /// <param name="withRoutines">Whether routines are described, bodies included.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SchemaDescription Describe(IReadOnlyList<InputFile> files, int postgres, bool withRoutines, CancellationToken cancellationToken = default)
    {
        List<Finding> findings = [];
        // What annotations say is not asked for here.
        DeclarationReader declarations = new(new List<Finding>());
        ScriptFold fold = new(DatabaseCatalog.Empty(postgres), SchemaStage.Binder, findings);
        Dictionary<string, SourceText> sources = new(StringComparer.Ordinal);
        foreach (InputFile file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SourceText source = sources[file.Path] = new SourceText(file.Path, MigrationText.Forward(file.Text));
            ParsedScript script = SqlParser.Parse(source, new ParseOptions(postgres));
            foreach (ParsedStatement statement in script.Statements)
            {
                if (statement.Error is { } error) findings.Add(Finding.Create(FindingRules.Syntax, source, error.Span, error.Message, error.SqlState));
            }

            fold.StartSession();
            DoBlockFold blocks = new(fold, findings, appliesConditional: true);
            fold.Apply(script, (statement, before) =>
            {
                blocks.Read(source, statement);
                findings.AddRange(DynamicCalls(fold.Catalog, source, statement));
                declarations.Read(source, statement, before, fold.Catalog);
            });
        }

        fold.StartSession();
        List<RoutineDescription> routines = withRoutines ? Routines(fold.Catalog, declarations.ToDeclarations().Routines, sources, cancellationToken) : [];
        return new SchemaDescription(fold.Catalog, routines.ToEquatableArray(), FindingOrder.Sorted(findings));
    }

    /// <summary>Calls of routines that define objects in statements which they put together themselves: what those make, only a server knows.</summary>
    private static IEnumerable<Finding> DynamicCalls(DatabaseCatalog catalog, SourceText source, ParsedStatement statement)
    {
        IEnumerable<Expression> called = statement.Node switch
        {
            CallStatement call => [call.Call],
            SelectStatement { Body: SelectCore core } => core.Items.SelectMany(static item => ExpressionParts.SelfAndParts(item.Value)),
            _ => [],
        };
        foreach (FunctionCall call in called.OfType<FunctionCall>())
        {
            foreach (Routine routine in catalog.FindRoutines(call.Name.Schema, call.Name.Name))
            {
                if (!routine.IsUserDefined || routine.Language != "plpgsql" || routine.Source is null || DoBlockFold.DynamicDefinition(routine.Source) is not { } made) continue;
                Finding found = Finding.Create(
                    FindingRules.DynamicDdl, source, statement.Span, $"This calls {routine.QualifiedName}, which runs statements that it puts together itself{made}: what they make is not described.");
                yield return found with { Severity = FindingSeverity.Warning };
                break;
            }
        }
    }

    /// <summary>The catalog after a DO block of a file that nobody wrote for us: with what it defines, also under a condition, where that can be.</summary>
    public static DatabaseCatalog ApplyBlock(DatabaseCatalog catalog, SourceText source, ParsedStatement block)
    {
        ScriptFold fold = new(catalog, SchemaStage.Binder, new List<Finding>());
        new DoBlockFold(fold, new List<Finding>(), appliesConditional: true).Read(source, block);
        return fold.Catalog;
    }

    private static List<RoutineDescription> Routines(
        DatabaseCatalog catalog, EquatableArray<RoutineDeclaration> declarations, Dictionary<string, SourceText> sources, CancellationToken cancellationToken)
    {
        List<RoutineDescription> routines = [];
        HashSet<uint> described = [];
        foreach (RoutineDeclaration declaration in declarations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (catalog.FindRoutine(declaration.Oid) is not { } routine || !described.Add(routine.Oid)) continue;
            SourceText source = sources[declaration.Location.Path];
            BoundBody? body = RoutineBinder.Bind(catalog, routine, null, source);
            Finding[] errors = [.. (body?.Findings(source, declaration.BodySpan, declaration.Location.Span) ?? []).Where(QueryDescription.IsRefusal)];
            routines.Add(Describe(catalog, routine, body, errors.Length == 0 ? declaration.BodyErrors : errors.ToEquatableArray(), cancellationToken));
        }

        // What a DO block made has no place of its own in a file. The functions of extensions and those that come with a range type have no body.
        foreach (Routine routine in catalog.UserRoutines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((routine.Source is not null || routine.Body is not null) && !described.Contains(routine.Oid)) routines.Add(Describe(catalog, routine, RoutineBinder.Bind(catalog, routine), [], cancellationToken));
        }

        return routines;
    }

    private static RoutineDescription Describe(DatabaseCatalog catalog, Routine routine, BoundBody? body, EquatableArray<Finding> errors, CancellationToken cancellationToken) => new(routine.Oid, routine.Schema, routine.Name, routine.Language)
    {
        Arguments = Arguments(catalog, routine),
        Returns = Returns(catalog, routine),
        Columns = Columns(catalog, routine, !errors.IsEmpty ? null : body is null ? PlpgsqlProof.Find(catalog, routine, null, cancellationToken).Result : body.Result is { } rows ? BodyResult.Of(catalog, routine, rows) : null),
        Errors = errors,
    };

    private static EquatableArray<RoutineArgument> Arguments(DatabaseCatalog catalog, Routine routine)
    {
        SignatureTypeFactory types = new(catalog, default);
        int firstDefault = routine.Arguments.Count(static argument => argument.IsInput) - routine.DefaultCount;
        int input = 0;
        List<RoutineArgument> arguments = [];
        foreach (Argument argument in routine.Arguments)
        {
            bool hasDefault = argument.IsInput && input >= firstDefault;
            if (argument.IsInput) input++;
            arguments.Add(new(argument.Name, catalog.FormatType(argument.Type), argument.Mode, hasDefault, types.Find(argument.Type) is not { Kind: SignatureTypeKind.Domain, IsNotNull: true }));
        }

        return arguments.ToEquatableArray();
    }

    private static string? Returns(DatabaseCatalog catalog, Routine routine)
    {
        if (routine.Kind == RoutineForm.Procedure) return null;
        IEnumerable<string> columns = routine.Arguments.Where(static argument => argument.Mode == ParameterMode.Table)
            .Select(argument => (argument.Name.Length == 0 ? "" : NameRules.Quote(argument.Name) + " ") + catalog.FormatType(argument.Type));
        if (routine.Arguments.Any(static argument => argument.Mode == ParameterMode.Table)) return $"TABLE({string.Join(", ", columns)})";
        return (routine.ReturnsSet ? "SETOF " : "") + catalog.FormatType(routine.ReturnType);
    }

    private static EquatableArray<RoutineColumn> Columns(DatabaseCatalog catalog, Routine routine, BodyResult? proof)
    {
        SignatureTypeFactory types = new(catalog, default);
        if (RoutineResult.Of(routine, types.Find(routine.ReturnType), types, proof) is not { } result) return [];
        uint[] oids = [.. ColumnTypes(catalog, routine)];
        if (oids.Length != result.Columns.Count) return [];
        List<RoutineColumn> columns = [];
        for (int i = 0; i < oids.Length; i++) columns.Add(new(result.Columns[i].Name, catalog.FormatType(oids[i]), result.Columns[i].IsNullable));
        return columns.ToEquatableArray();
    }

    private static IEnumerable<uint> ColumnTypes(DatabaseCatalog catalog, Routine routine)
    {
        uint[] outputs = [.. routine.Arguments.Where(static argument => argument.IsOutput).Select(static argument => argument.Type)];
        if (outputs.Length > 0) return outputs;
        return catalog.FindType(routine.ReturnType) is { Kind: TypeKind.Composite } type && catalog.FindRelation(type.Relation) is { } relation
            ? relation.Columns.Select(static column => column.Type)
            : [routine.ReturnType];
    }
}
