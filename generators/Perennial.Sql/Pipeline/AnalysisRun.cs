using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>One analysis of a folder: asks the cache for each stage and puts the answers together.</summary>
internal sealed class AnalysisRun
{
    private readonly EquatableArray<InputFile> _files;
    private readonly DatabaseOptions _options;
    private readonly StageCache _cache;
    private readonly FileStages _fileStages;
    private readonly SchemaStage _schemaStage;
    private readonly VersionStage _versionStage;
    private readonly CancellationToken _cancellationToken;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, SourceText> _sources = new(StringComparer.Ordinal);

    public AnalysisRun(EquatableArray<InputFile> files, DatabaseOptions options, StageCache cache, CancellationToken cancellationToken)
    {
        _files = files.OrderBy(static file => file.RelativePath, StringComparer.Ordinal).ToEquatableArray();
        _options = options;
        _cache = cache;
        _fileStages = new FileStages(cache, options);
        _schemaStage = new SchemaStage(cache, options, _fileStages);
        _versionStage = new VersionStage(cache, options, _fileStages);
        _cancellationToken = cancellationToken;
    }

    public FolderAnalysis Run()
    {
        ContractFile contract = ReadContract();
        List<InputFile> schemaFiles = _files.Where(static file => file.Kind == InputKind.Schema).ToList();
        StageResult<SchemaCatalog> schemaResult = _schemaStage.Build(schemaFiles);
        SchemaCatalog schema = Take(schemaResult);
        if (schemaFiles.Count == 0) ReportMissingSchema();
        SignatureTypeFactory types = new(schema.Catalog, schema.OpenEnumNames);

        BindStage binding = new(_cache, _options, schema);
        List<Procedure> procedures = BuildRoutines(schema, types, binding);
        List<QueryDefinition> queries = ReadQueries();
        ProcedureNames.Check(queries, procedures, _findings);
        HashSet<string> unread = BuildQueries(queries, types, binding, procedures);

        EquatableArray<VersionFolder> versions = VersionFolderReader.Read(_files, contract, _findings);
        SealCheck.Check(versions, contract, _findings);
        procedures.Sort(ProcedureOrder.Compare);
        EquatableArray<FoldedVersion> folded = CheckFold(versions, contract, schema, schemaFiles, schemaResult.HasErrors, procedures);
        ContractMatch match = CompareContract(contract, schema, types, procedures, shipped => schemaResult.HasErrors || schemaFiles.Count == 0 || unread.Contains(shipped.QualifiedName));

        VersionFolder? newest = versions.IsEmpty ? null : versions[versions.Count - 1];
        DatabaseModel model = new()
        {
            Procedures = AsShipped(match, procedures),
            Types = SignatureTypes.Of(procedures),
            Version = newest?.Number ?? 0,
            VersionHash = newest?.Hash ?? "",
            Findings = FindingOrder.Sorted(_findings),
        };
        return new FolderAnalysis(model, contract, match, folded);
    }

    // What could not be read is not gone; its own mistake is reported where it stands.
    private ContractMatch CompareContract(
        ContractFile contract, SchemaCatalog schema, SignatureTypeFactory types, List<Procedure> procedures, Func<ProcedureSignature, bool> isUnknown)
    {
        Dictionary<string, SourceLocation> places = new(StringComparer.Ordinal);
        foreach (KeyValuePair<uint, SourceLocation> type in schema.Declarations.Types)
        {
            if (types.Find(type.Key) is { } found) places[found.DisplayName] = type.Value;
        }

        EquatableArray<Procedure> present = procedures.ToEquatableArray();
        ContractMatch match = ContractMatch.Of(contract, present);
        match = match with { Dropped = match.Dropped.Where(shipped => !isUnknown(shipped.Signature)).ToEquatableArray() };
        _findings.AddRange(ContractComparer.Compare(
            contract, match, present, SignatureTypes.Of(procedures), name => places.TryGetValue(name, out SourceLocation? place) ? place : null, _options.Evolution));
        return match;
    }

    private static EquatableArray<Procedure> AsShipped(ContractMatch match, List<Procedure> procedures)
    {
        Dictionary<string, ContractProcedure> shipped = match.Pairs.ToDictionary(static pair => ContractReader.Key(pair.Present.Signature), static pair => pair.Shipped, StringComparer.Ordinal);
        return procedures.Select(procedure => !procedure.IsInternal && shipped.TryGetValue(ContractReader.Key(procedure.Signature), out ContractProcedure? line)
            ? procedure with { Signature = ShippedSignature.Apply(line.Signature, procedure.Signature), Since = line.Since }
            : procedure).ToEquatableArray();
    }

    private ContractFile ReadContract()
    {
        InputFile? file = _files.FirstOrDefault(static candidate => candidate.Kind == InputKind.Contract);
        return file is null ? ContractFile.Empty : Take(_fileStages.ReadContract(file));
    }

    private List<Procedure> BuildRoutines(SchemaCatalog schema, SignatureTypeFactory types, BindStage binding)
    {
        RoutineProcedureBuilder builder = new(schema.Catalog, types, schema.Declarations.SupportRoutines);
        List<Procedure> procedures = [];
        foreach (RoutineDeclaration declaration in schema.Declarations.Routines)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            EquatableArray<BoundStatement>? body = binding.Bind(declaration);
            bool hasErrors = false;
            foreach (BoundStatement statement in body ?? default)
            {
                hasErrors |= statement.HasErrors;
                ReportBody(declaration, statement);
            }

            if (builder.Build(declaration, hasErrors ? null : body, _findings) is { } procedure) procedures.Add(procedure);
        }

        return procedures;
    }

    // A body in quotes with escapes has other characters than its file; then the routine's name is the place.
    private void ReportBody(RoutineDeclaration declaration, BoundStatement statement)
    {
        SourceLocation place = declaration.Location;
        if (declaration.BodySpan is { } body && Source(place.Path) is { } source) _findings.AddRange(BindStage.Move(statement.Findings, source, body.Start));
        else _findings.AddRange(statement.Findings.Select(finding => finding with { Path = place.Path, Span = place.Span, Start = place.Start, End = place.End }));
    }

    /// <returns>The names of the queries that are wrong in themselves, so that nothing is known about their procedures.</returns>
    private HashSet<string> BuildQueries(List<QueryDefinition> queries, SignatureTypeFactory types, BindStage binding, List<Procedure> procedures)
    {
        HashSet<string> unread = new(StringComparer.Ordinal);
        foreach (QueryDefinition query in queries)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (query.IsReadable && BuildQuery(query, types, binding) is { } procedure) procedures.Add(procedure);
            else unread.Add(query.Schema + "." + query.ProcedureName);
        }

        return unread;
    }

    private Procedure? BuildQuery(QueryDefinition query, SignatureTypeFactory types, BindStage binding)
    {
        BoundStatement bound = binding.Bind(query);
        if (!bound.Findings.IsEmpty) _findings.AddRange(BindStage.Move(bound.Findings, Source(query.Location.Path)!, query.Span.Start));
        return bound.HasErrors ? null : QueryProcedureBuilder.Build(query, bound, types, _findings);
    }

    private SourceText? Source(string path)
    {
        if (_sources.TryGetValue(path, out SourceText? known)) return known;
        InputFile? file = _files.FirstOrDefault(candidate => candidate.Path == path);
        return file is null ? null : _sources[path] = new SourceText(file.Path, file.Text);
    }

    private List<QueryDefinition> ReadQueries()
    {
        List<QueryDefinition> queries = [];
        foreach (InputFile file in _files)
        {
            if (file.Kind == InputKind.Query) queries.AddRange(Take(_fileStages.ReadQueries(file)));
        }

        return queries;
    }

    private EquatableArray<FoldedVersion> CheckFold(
        EquatableArray<VersionFolder> folders, ContractFile contract, SchemaCatalog schema, List<InputFile> schemaFiles, bool schemaHasErrors, List<Procedure> procedures)
    {
        EquatableArray<StageResult<FoldedVersion>> folded = _versionStage.Fold(folders, _cancellationToken);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (RoutineDeclaration routine in schema.Declarations.Routines)
        {
            if (schema.Catalog.FindRoutine(routine.Oid) is { } found && procedures.Exists(procedure => !procedure.IsInternal && procedure.Location == routine.Location))
                names.Add(FoldCheck.Identity(schema.Catalog, found));
        }

        foreach (ContractProcedure procedure in contract.Procedures) names.Add(FoldCheck.Identity(procedure.Signature));
        FoldCheck check = new(names, _findings);
        bool hasErrors = false;
        for (int i = 0; i < folded.Count; i++)
        {
            FoldedVersion version = Take(folded[i]);
            hasErrors |= version.HasErrors;
            if (hasErrors || version.AfterDowngrade is not { } undone) continue;
            (string, DatabaseCatalog) before = i == 0 ? ("", _versionStage.Empty) : (folded[i - 1].Value.Key, folded[i - 1].Value.Catalog);
            check.CheckDowngrade(version.Folder, _versionStage.Compare(before, (version.Key + " undone", undone)));
        }

        // What is wrong in a script makes the catalogs differ as well; one mistake is told once.
        EquatableArray<FoldedVersion> versions = folded.Select(static result => result.Value).ToEquatableArray();
        if (folded.IsEmpty || hasErrors || schemaHasErrors || schemaFiles.Count == 0) return versions;
        FoldedVersion newest = folded[folded.Count - 1].Value;
        check.CheckSchema(
            newest.Folder, newest.Folder.Number > contract.SealedVersion, _versionStage.Compare((schema.Key, schema.Catalog), (newest.Key, newest.Catalog)),
            new Lazy<ObjectPlaces>(() => Places(schemaFiles, schema)), new Lazy<ObjectPlaces>(() => VersionPlaces(folded)), schemaFiles[0]);
        return versions;
    }

    private ObjectPlaces Places(List<InputFile> files, SchemaCatalog schema)
    {
        ObjectPlaces places = new();
        foreach (InputFile file in files)
        {
            ParsedScript script = _fileStages.Parse(file, namedParameters: false).Value;
            foreach (ParsedStatement statement in script.Statements) places.Read(script.Source, statement, schema.Catalog);
        }

        return places;
    }

    private ObjectPlaces VersionPlaces(EquatableArray<StageResult<FoldedVersion>> versions)
    {
        ObjectPlaces places = new();
        foreach (StageResult<FoldedVersion> version in versions)
        {
            foreach (InputFile? file in new[] { version.Value.Folder.Upgrade, version.Value.Folder.Procedures, version.Value.Folder.Online })
            {
                if (file is null) continue;
                ParsedScript script = _fileStages.Parse(file, namedParameters: file == version.Value.Folder.Online).Value;
                foreach (ParsedStatement statement in script.Statements) places.Read(script.Source, statement, version.Value.Catalog);
            }
        }

        return places;
    }

    private void ReportMissingSchema()
    {
        string path = _files.IsEmpty ? "schema.sql" : Directory(_files[0]) + "schema.sql";
        _findings.Add(Finding.Create(
            FindingRules.SchemaMissing, new SourceText(path, ""), new TextSpan(0, 0),
            "There is no schema.sql (and no schema/*.sql), so no query can be checked. Write today's tables, types and routines into it; PerennialDirectory names the folder."));
    }

    private static string Directory(InputFile file) =>
        file.Path.Length > file.RelativePath.Length ? file.Path.Substring(0, file.Path.Length - file.RelativePath.Length) : "";

    private T Take<T>(StageResult<T> result)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _findings.AddRange(result.Findings);
        return result.Value;
    }
}
