using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Services;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>One analysis of a folder: asks the cache for each stage and puts the answers together.</summary>
internal sealed class AnalysisRun
{
    private static readonly HashSet<FindingRule> Proven = [FindingRules.ResultColumnNullable, FindingRules.CardinalityWidened, FindingRules.ModeChanged];

    private readonly EquatableArray<InputFile> _files;
    private readonly DatabaseOptions _options;
    private readonly StageCache _cache;
    private readonly FileStages _fileStages;
    private readonly SchemaStage _schemaStage;
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
        _cancellationToken = cancellationToken;
    }

    public FolderAnalysis Run()
    {
        ContractFile contract = ReadContract();
        List<InputFile> schemaFiles = _files.Where(static file => file.Kind == InputKind.Schema).ToList();
        StageResult<SchemaCatalog> schemaResult = _schemaStage.Build(schemaFiles);
        SchemaCatalog schema = Take(schemaResult);
        if (schemaFiles.Count == 0) ReportMissingSchema();

        VersionFolders folders = VersionFolderReader.Read(_files, contract, _findings);
        EquatableArray<VersionFolder> versions = folders.Folders;
        FoldRun? fold = _options.Gate == Gate.Calls ? null
            : new FoldRun(
                _cache, _options, _fileStages, folders, contract, SealCheck.Check(versions, contract, _findings) & SealedLinesCheck.Check(versions, contract, _findings), _findings, _cancellationToken);
        BindStage binding = new(_cache, _options, schema);
        List<QueryDefinition> queries = ReadQueries();
        FoldedVersion? shippedState = schemaResult.HasErrors || schemaFiles.Count == 0 ? null : fold?.NewestSealed;
        SessionStage sessions = new(_cache, _options, schema, Source);
        foreach (InputFile file in schemaFiles) sessions.Add(file);
        ProcedureRun procedures = new(schema, _options, binding, new ShippedBodies(contract, shippedState, binding), sessions, Source, _findings, _cancellationToken)
        {
            IsSchemaIncomplete = schemaResult.HasErrors,
        };
        procedures.BuildRoutines();
        HashSet<(string Schema, string Name)> ambiguous = ProcedureNames.Check(queries, procedures.Procedures, _findings);
        if (schemaFiles.Count > 0) procedures.BuildQueries(queries);
        procedures.CheckBoundaries();
        List<Procedure> present = procedures.Procedures;
        present.Sort(ProcedureOrder.Compare);

        ContractMatch match = Match(contract, present, shipped => schemaResult.HasErrors || schemaFiles.Count == 0 || procedures.Unread.Contains(shipped.QualifiedName));
        if (fold is not null)
        {
            fold.CheckCatalogs(schema, schemaFiles, schemaResult.HasErrors, present, procedures.InlineQueries);

            // A name that is there twice, and an annotation that could not be read, are told; what follows for the procedure is not known.
            MisreadProcedures misread = new(_files, file => _fileStages.Parse(file, namedParameters: file.Kind == InputKind.Query).Value, _findings.ToList());
            bool IsTold(Procedure procedure) => misread.Contains(procedure) || ambiguous.Contains((procedure.Signature.Schema, procedure.Signature.Name));
            HashSet<string> disputed = new(fold.CheckBodies(schema, match, present, IsTold, binding), StringComparer.Ordinal);
            CompareContract(
                contract, match with { Pairs = match.Pairs.Where(pair => !IsTold(pair.Present)).ToEquatableArray() },
                shipped => disputed.Contains(shipped.Line) || ambiguous.Contains((shipped.Signature.Schema, shipped.Signature.Name)), type => disputed.Contains(type.Line), schema, procedures,
                fold.IsIntact ? shippedState?.Catalog : null);
        }

        VersionFolder? newest = versions.IsEmpty ? null : versions[versions.Count - 1];
        bool IsMade(string path, int nameStart) => schema.Declarations.Routines.Select(static routine => routine.Location)
            .Concat(fold is null ? [] : fold.Versions.SelectMany(static version => version.Routines).Select(static routine => routine.Location)).Any(place => place.Path == path && place.Span.Start == nameStart);
        FollowOnErrors followOn = new(_files, file => _fileStages.Parse(file, namedParameters: false).Value, IsMade);
        DatabaseModel model = new()
        {
            Procedures = AsShipped(match, present),
            InlineQueries = procedures.InlineQueries.ToEquatableArray(),
            Types = SignatureTypes.Of(present.Concat(procedures.InlineQueries)),
            SessionStates = sessions.Check(_findings),
            Version = newest?.Number ?? 0,
            VersionHash = newest?.Hash ?? "",
            Findings = FindingOrder.Sorted(new GateFilter(_options, queries, schema).Apply(Suppress(new NewerServer(_files, _options, FindErrors).Explain(followOn.Without(_findings)))).Concat(MisspeltService.Check(_options.Service, queries, schema))),
        };
        return new FolderAnalysis(model, contract, match, fold?.Versions ?? default);
    }

    // With a newer server nothing is asked about an even newer one.
    private EquatableArray<Finding> FindErrors(EquatableArray<InputFile> files, DatabaseOptions options)
    {
        AnalysisRun run = new(files, options, _cache, _cancellationToken);
        List<InputFile> schemaFiles = files.Where(static file => file.Kind == InputKind.Schema).ToList();
        SchemaCatalog schema = run.Take(run._schemaStage.Build(schemaFiles));
        FoldRun fold = new(_cache, options, run._fileStages, VersionFolderReader.Read(files, ContractFile.Empty, new List<Finding>()), ContractFile.Empty, isIntact: true, run._findings, _cancellationToken);
        BindStage binding = new(_cache, options, schema);
        ProcedureRun procedures = new(schema, options, binding, new ShippedBodies(ContractFile.Empty, fold.NewestSealed, binding), new SessionStage(_cache, options, schema, run.Source), run.Source, run._findings, _cancellationToken);
        procedures.BuildRoutines();
        procedures.BuildQueries(run.ReadQueries());
        return run._findings.ToEquatableArray();
    }

    // What could not be read is not gone; its own mistake is reported where it stands.
    private static ContractMatch Match(ContractFile contract, List<Procedure> procedures, Func<ProcedureSignature, bool> isUnknown)
    {
        ContractMatch match = ContractMatch.Of(contract, procedures.ToEquatableArray());
        return match with { Dropped = match.Dropped.Where(shipped => !isUnknown(shipped.Signature)).ToEquatableArray() };
    }

    // A line that was edited, or has two procedures today, is told as such; what follows from that would only hide it.
    private void CompareContract(
        ContractFile contract, ContractMatch match, Func<ContractProcedure, bool> isTold, Func<ContractType, bool> isTypeTold, SchemaCatalog schema, ProcedureRun procedures,
        DatabaseCatalog? shippedCatalog)
    {
        match = match with { Pairs = match.Pairs.Where(pair => !isTold(pair.Shipped)).ToEquatableArray(), Dropped = match.Dropped.Where(dropped => !isTold(dropped)).ToEquatableArray() };
        contract = contract with { Types = contract.Types.Where(type => !isTypeTold(type)).ToEquatableArray() };
        SignatureTypeFactory types = procedures.Types;
        Dictionary<string, (uint Oid, SourceLocation Place)> declared = new(StringComparer.Ordinal);
        foreach (KeyValuePair<uint, SourceLocation> type in schema.Declarations.Types)
        {
            if (types.Find(type.Key) is { } found) declared[found.DisplayName] = (type.Key, type.Value);
        }

        EquatableArray<SignatureType> present = contract.Types.IsEmpty ? default : SignatureTypes.Of(procedures.Procedures);
        EquatableArray<Finding> changes = ContractComparer.Compare(
            contract, match, procedures.Procedures.ToEquatableArray(), present, Place, _options.Evolution, MeaningOf, procedures.InlineQueries);
        if (shippedCatalog is not null) TypeLengths.Check(contract.Types, shippedCatalog, schema.Catalog, Place, _findings);
        SourceLocation? Place(string name) => declared.TryGetValue(name, out (uint, SourceLocation Place) type) ? type.Place : null;
        string? MeaningOf(string domain, Expression condition)
        {
            if (!declared.TryGetValue(domain, out (uint Oid, SourceLocation) type) || schema.Catalog.FindType(type.Oid) is not { Kind: TypeKind.Domain } found) return null;
            DefinitionScope scope = new() { Construct = "CHECK", DomainValue = found.BaseType, TargetTypmod = found.Typmod, Target = TypeOid.Bool };
            return DefinitionBinder.Instance.FormOf(schema.Catalog, condition, scope);
        }

        foreach (Finding change in changes.Where(static finding => finding.Rule == FindingRules.ModeChanged)) RemoveRefusals(change, schema);

        // A body with errors proves nothing; the errors are told, and not also what cannot be proven because of them.
        _findings.AddRange(changes.Where(finding =>
            !Proven.Contains(finding.Rule) || !procedures.Unproven.Contains(new SourceLocation(finding.Path, finding.Span, finding.Start, finding.End))));
    }

    // That the server keeps the body of a STABLE function from writing is told with the contract that it breaks.
    private void RemoveRefusals(Finding change, SchemaCatalog schema)
    {
        foreach (RoutineDeclaration routine in schema.Declarations.Routines.Where(routine => routine.Location.Path == change.Path && routine.Location.Span == change.Span))
        {
            _findings.RemoveAll(finding => finding.Rule == FindingRules.NeverRuns && finding.SqlState == NonVolatileBody.SqlState && finding.Path == change.Path
                && (finding.Span == change.Span || (routine.BodySpan.Start <= finding.Span.Start && finding.Span.End <= routine.BodySpan.End)));
        }
    }

    private static EquatableArray<Procedure> AsShipped(ContractMatch match, List<Procedure> procedures)
    {
        if (match.Pairs.IsEmpty) return procedures.ToEquatableArray();
        Dictionary<string, ContractProcedure> shipped = match.Pairs.ToDictionary(static pair => ContractReader.Key(pair.Present.Signature), static pair => pair.Shipped, StringComparer.Ordinal);
        return procedures.Select(procedure => !procedure.IsInternal && shipped.TryGetValue(ContractReader.Key(procedure.Signature), out ContractProcedure? line)
            ? ComparedProcedures.AsShipped(line, procedure)
            : procedure).ToEquatableArray();
    }

    private ContractFile ReadContract()
    {
        InputFile? file = _files.FirstOrDefault(static candidate => candidate.Kind == InputKind.Contract);
        return file is null ? ContractFile.Empty : Take(_fileStages.ReadContract(file));
    }

    private SourceText? Source(string path)
    {
        if (_sources.TryGetValue(path, out SourceText? known)) return known;
        InputFile? file = _files.FirstOrDefault(candidate => candidate.Path == path);
        return file is null ? null : _sources[path] = new SourceText(file.Path, file.Text);
    }

    // Only who looks at everything can tell that a suppression is not needed.
    private IEnumerable<Finding> Suppress(IEnumerable<Finding> findings)
    {
        List<Suppression> suppressions = [];
        List<Finding> misused = [];
        foreach (InputFile file in _files)
        {
            if (file.Kind != InputKind.Contract) suppressions.AddRange(Suppression.Read(Source(file.Path)!, misused));
        }

        return suppressions.Count == 0 && misused.Count == 0 ? findings : Suppression.Apply(suppressions, findings, reportsUnused: _options.Gate == Gate.Full).Concat(misused);
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
