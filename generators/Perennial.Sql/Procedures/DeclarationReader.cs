using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Routines;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Procedures;

/// <summary>Collects what the comments above CREATE FUNCTION, PROCEDURE and TYPE say, statement by statement while the catalog grows.</summary>
internal sealed class DeclarationReader(ICollection<Finding> findings)
{
    private static readonly HashSet<string> AggregateFunctions = new(StringComparer.Ordinal)
    {
        "sfunc", "finalfunc", "combinefunc", "serialfunc", "deserialfunc", "msfunc", "minvfunc", "mfinalfunc",
    };

    private static readonly HashSet<string> OperatorFunctions = new(StringComparer.Ordinal) { "procedure", "function", "restrict", "join" };

    private readonly Dictionary<uint, RoutineDeclaration> _routines = [];
    private readonly Dictionary<uint, SourceLocation> _types = [];
    private readonly List<uint> _openEnums = [];
    private readonly HashSet<uint> _support = [];
    private readonly List<(SourceText Source, AlteredRoutine Routine)> _altered = [];

    /// <summary>What was read, once the whole schema is; reports what only the whole tells.</summary>
    public SchemaDeclarations ToDeclarations()
    {
        RefuseAltered();
        return new SchemaDeclarations
        {
            Routines = _routines.Values.OrderBy(static routine => routine.Oid).ToEquatableArray(),
            OpenEnums = _openEnums.ToEquatableArray(),
            Types = _types.OrderBy(static entry => entry.Key).ToEquatableArray(),
            SupportRoutines = _support.OrderBy(static oid => oid).ToEquatableArray(),
        };
    }

    /// <summary>The routine that a statement has just created or replaced; null when it was refused.</summary>
    public static Routine? Created(CreateRoutineStatement create, DatabaseCatalog before, DatabaseCatalog after)
    {
        foreach (Routine candidate in after.FindRoutines(create.Name.Schema, create.Name.Name))
        {
            if (candidate.IsUserDefined && !ReferenceEquals(before.FindRoutine(candidate.Oid), candidate)) return candidate;
        }

        return null;
    }

    /// <summary>Takes note of a statement that has just been applied.</summary>
    public void Read(SourceText source, ParsedStatement statement, DatabaseCatalog before, DatabaseCatalog after)
    {
        switch (statement.Node)
        {
            case CreateRoutineStatement routine:
                ReadRoutine(source, statement, routine, before, after);
                break;
            case AlterRoutineStatement:
                if (AlteredRoutine.Of(source, statement, before, after) is { } altered) _altered.Add((source, altered));
                break;
            case CreateEnumStatement type:
                ReadType(source, type.Name, after);
                if (Annotations(source, statement, AnnotationScope.Type, "above CREATE TYPE", out _).IsOpenEnum && Find(after, type.Name) is { } found) _openEnums.Add(found.Oid);
                break;
            case CreateCompositeTypeStatement type:
                ReadType(source, type.Name, after);
                RefuseMisplaced(source, statement);
                break;
            case CreateDomainStatement type:
                ReadType(source, type.Name, after);
                RefuseMisplaced(source, statement);
                break;
            case CreateAggregateStatement aggregate:
                AddSupport(aggregate.Options, AggregateFunctions, after);
                break;
            case CreateOperatorStatement @operator:
                AddSupport(@operator.Options, OperatorFunctions, after);
                break;
            case CreateCastStatement { Function: { } function }:
                AddSupport(function.Name, after);
                break;
            default:
                RefuseMisplaced(source, statement);
                break;
        }
    }

    // Above other statements comments are free text, except for what is written just as an annotation of something else.
    private void RefuseMisplaced(SourceText source, ParsedStatement statement)
    {
        AnnotationReader reader = new(source, findings);
        List<CommentLine> lines = CommentLines.Of(source, statement.LeadingComments);
        for (int i = CommentLines.BlockAbove(lines, source.GetPosition(statement.Span.Start).Line); i < lines.Count; i++)
        {
            if (lines[i].Text.Trim() is "open-enum") reader.Report(lines[i].Span, "The annotation 'open-enum' stands directly above CREATE TYPE ... AS ENUM, and nowhere else.");
            else if (lines[i].Text.Trim() is "internal") reader.Report(lines[i].Span, "The annotation 'internal' stands directly above CREATE FUNCTION or CREATE PROCEDURE, and nowhere else.");
            else if (ObjectWord(statement.Node) is { } word && AnnotationReader.Exact(lines[i]) is { } kind) reader.RefuseMisplaced(lines[i], kind, word);
        }
    }

    // What an engineer might believe to be owned or described by an annotation.
    private static string? ObjectWord(Statement? statement) => statement switch
    {
        CreateTableStatement or CreateTableAsStatement { IsMaterializedView: false } => "a table",
        CreateViewStatement => "a view",
        CreateTableAsStatement => "a materialized view",
        CreateCompositeTypeStatement or CreateRangeTypeStatement or CreateBaseTypeStatement => "a type",
        CreateDomainStatement => "a domain",
        _ => null,
    };

    private void ReadRoutine(SourceText source, ParsedStatement statement, CreateRoutineStatement create, DatabaseCatalog before, DatabaseCatalog after)
    {
        AnnotationValues values = Annotations(source, statement, AnnotationScope.Routine, "above a routine", out string documentation);
        foreach ((CommentLine line, AnnotationKind kind) in StrayAnnotations.Of(source, statement, statement.Span.End))
        {
            if (kind.CanStand(AnnotationScope.Routine)) new AnnotationReader(source, findings).Report(line.Span, $"The annotation '{kind.Key}' stands within the statement, where nothing reads it. Move it directly above CREATE.");
        }

        if (Created(create, before, after) is not { } routine) return;
        Identifier name = create.Name.Parts[create.Name.Parts.Count - 1];
        BoundBody? body = routine.Body is null ? null : RoutineBinder.Bind(after, routine, null, source);
        _routines[routine.Oid] = new RoutineDeclaration(routine.Oid, SourceLocation.Of(source, name.Span))
        {
            CreateSql = RoutineText.CreateOrReplace(source, statement.Span, create, routine, after, body),
            BodyErrors = body?.Errors ?? default,
            BodySpan = RoutineText.BodySpan(source, create),
            Service = values.Service,
            DeclaredMode = values.Mode,
            Deprecated = values.Deprecated,
            RowName = values.RowName,
            Raises = values.Raises,
            Types = values.Types,
            NotNull = values.NotNull.IsEmpty ? null : new NotNullPromise(values.NotNull, SourceLocation.Of(source, values.Find("not-null")!.ValueSpan)),
            Documentation = documentation,
            IsInternal = values.IsInternal,
        };
    }

    // 'perennial ship' writes a procedure as its CREATE statement says. What aggregates, operators and casts are made of is none, and those come later.
    private void RefuseAltered()
    {
        foreach ((SourceText source, AlteredRoutine altered) in _altered)
        {
            Routine routine = altered.Routine;
            if (!_routines.TryGetValue(routine.Oid, out RoutineDeclaration? declaration) || declaration.IsInternal || _support.Contains(routine.Oid) || routine.ReturnType is TypeOid.Trigger or TypeOid.EventTrigger) continue;
            findings.Add(Finding.Create(
                FindingRules.Unsupported, source, altered.Location.Span,
                $"This changes {routine.QualifiedName}, which is shipped as its CREATE statement says, so that databases would not get the change. Remove this statement, and {altered.EditOf("that CREATE statement")}."));
        }
    }

    private AnnotationValues Annotations(SourceText source, ParsedStatement statement, AnnotationScope scope, string place, out string documentation)
    {
        AnnotationReader reader = new(source, findings);
        AnnotationValues values = new(reader);
        List<CommentLine> lines = CommentLines.Of(source, statement.LeadingComments);
        List<string> text = [];
        for (int i = CommentLines.BlockAbove(lines, source.GetPosition(statement.Span.Start).Line); i < lines.Count; i++)
        {
            Annotation? annotation = reader.Read(lines[i], out bool isDocumentation);
            if (isDocumentation) text.Add(lines[i].Text.Trim());
            else if (annotation is not null && AnnotationKind.Find(annotation.Key)!.CanStand(scope)) values.Add(annotation);
            else if (annotation is not null) reader.RefuseScope(annotation, scope, place);
        }

        documentation = string.Join("\n", text);
        return values;
    }

    private void ReadType(SourceText source, QualifiedName name, DatabaseCatalog after)
    {
        if (Find(after, name) is { } type) _types[type.Oid] = SourceLocation.Of(source, name.Parts[name.Parts.Count - 1].Span);
    }

    private static SqlType? Find(DatabaseCatalog catalog, QualifiedName name) => catalog.FindType(name.Schema, name.Name);

    private void AddSupport(EquatableArray<DefinitionOption> options, HashSet<string> keys, DatabaseCatalog catalog)
    {
        foreach (DefinitionOption option in options)
        {
            if (keys.Contains(option.Name.Name) && option.Value is OptionName { Name.Name: { } name }) AddSupport(name, catalog);
        }
    }

    private void AddSupport(QualifiedName name, DatabaseCatalog catalog)
    {
        foreach (Routine routine in catalog.FindRoutines(name.Schema, name.Name))
        {
            if (routine.IsUserDefined) _support.Add(routine.Oid);
        }
    }
}
