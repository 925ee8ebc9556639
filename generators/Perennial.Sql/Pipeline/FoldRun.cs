using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>The part of an analysis that is about versions: folds them and holds them against schema.sql, the contract and the procedures.</summary>
internal sealed class FoldRun
{
    private readonly DatabaseOptions _options;
    private readonly FileStages _fileStages;
    private readonly VersionStage _stage;
    private readonly ContractFile _contract;
    private readonly EquatableArray<StageResult<FoldedVersion>> _folded;
    private readonly bool _isComplete;
    private readonly ICollection<Finding> _findings;

    /// <param name="cache">Keeps folds.</param>
    /// <param name="options">The project's settings.</param>
    /// <param name="fileStages">Parses files.</param>
    /// <param name="versions">The versions.</param>
    /// <param name="contract">Tells what is sealed.</param>
    /// <param name="isIntact">Whether the sealed files are as they were sealed; an edit of one is told as such.</param>
    /// <param name="findings">Receives what is wrong.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public FoldRun(
        StageCache cache, DatabaseOptions options, FileStages fileStages, VersionFolders versions, ContractFile contract, bool isIntact, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        _options = options;
        _fileStages = fileStages;
        _stage = new VersionStage(cache, options, fileStages, contract);
        _contract = contract;
        _findings = findings;
        IsIntact = isIntact;

        // Behind a sealed version that is missing, or has another name, nothing can be folded; that is told once.
        EquatableArray<VersionFolder> folders = versions.Folders;
        int missing = contract.Sealed.FirstOrDefault(version => !folders.Any(folder => folder.Name == version.Folder))?.Number ?? 0;
        _isComplete = missing == 0 && versions.IsWhole;
        _folded = _stage.Fold(missing == 0 ? folders : folders.Where(folder => folder.Number < missing).ToEquatableArray(), cancellationToken);
        foreach (StageResult<FoldedVersion> version in _folded)
        {
            bool isSealed = version.Value.Folder.Number <= contract.SealedVersion;

            // What an edited file does to the sealed versions behind it goes away with the edit.
            if (isSealed && !isIntact) continue;
            foreach (Finding finding in version.Findings) findings.Add(finding);
            if (isSealed || version.Value.HasErrors) continue;
            foreach (Finding finding in version.Value.StatementFindings) findings.Add(finding);
        }
    }

    /// <summary>Whether the sealed files are as they were sealed.</summary>
    public bool IsIntact { get; }

    public EquatableArray<FoldedVersion> Versions => _folded.Select(static result => result.Value).ToEquatableArray();

    /// <summary>The newest sealed version; null when nothing is sealed, a sealed version is missing, or its catalog cannot be relied on.</summary>
    public FoldedVersion? NewestSealed
    {
        get
        {
            FoldedVersion? newest = null;
            foreach (StageResult<FoldedVersion> version in _folded)
            {
                if (version.Value.Folder.Number > _contract.SealedVersion) break;
                if (version.Value.HasErrors) return null;
                newest = version.Value;
            }

            return newest?.Folder.Number == _contract.SealedVersion ? newest : null;
        }
    }

    private bool HasErrors => !_isComplete || _folded.Any(static version => version.Value.HasErrors);

    /// <summary>Holds downgrades against what they must restore, and the newest version against schema.sql.</summary>
    /// <param name="schema">Of today.</param>
    /// <param name="schemaFiles">Its files.</param>
    /// <param name="schemaHasErrors">Whether a statement of them was refused.</param>
    /// <param name="procedures">All procedures of today.</param>
    /// <param name="inlineQueries">The queries that travel with their calls.</param>
    public void CheckCatalogs(SchemaCatalog schema, List<InputFile> schemaFiles, bool schemaHasErrors, List<Procedure> procedures, IEnumerable<Procedure> inlineQueries)
    {
        GeneratedGrants generated = new(procedures.Concat(inlineQueries), _contract, _options);
        HashSet<string> callable = Callable(schema, procedures);
        FoldCheck check = new(WithEarlier(callable), generated, _findings);
        bool hasErrors = false;
        for (int i = 0; i < _folded.Count; i++)
        {
            FoldedVersion version = _folded[i].Value;
            hasErrors |= version.HasErrors;
            if (hasErrors || version.AfterDowngrade is not { } undone) continue;
            (string, DatabaseCatalog Catalog) before = i == 0 ? ("", _stage.Empty) : (_folded[i - 1].Value.Key, _folded[i - 1].Value.Catalog);
            check.CheckDowngrade(version, before.Catalog, _stage.Compare(before, (version.Key + " undone", undone)), identity => Rewrites(version, identity, procedures), IsOpen(version));
        }

        // What is wrong in a script makes the catalogs differ as well; one mistake is told once.
        if (_folded.IsEmpty || hasErrors || schemaHasErrors || schemaFiles.Count == 0 || !IsIntact || !_isComplete) return;
        foreach (FoldedVersion version in Versions.Where(IsOpen)) check.CheckAltered(version, callable);
        FoldedVersion newest = _folded[_folded.Count - 1].Value;
        check.CheckSchema(
            newest, IsOpen(newest), schema.Catalog, _stage.Compare((schema.Key, schema.Catalog), (newest.Key, newest.Catalog)),
            new Lazy<ObjectPlaces>(() => Places(schemaFiles, schema)), new Lazy<ObjectPlaces>(VersionPlaces), schemaFiles[0], GoneIn());
    }

    private Func<string, VersionFolder?> GoneIn()
    {
        Lazy<HashSet<string>>[] names = [.. _folded.Select(static version => new Lazy<HashSet<string>>(() => CatalogDescription.Names(version.Value.Catalog)))];
        return name =>
        {
            for (int i = _folded.Count - 1; i > 0 && IsOpen(_folded[i].Value); i--)
            {
                if (names[i - 1].Value.Contains(name)) return _folded[i].Value.Folder;
            }

            return null;
        };
    }

    /// <summary>Holds sealed procedures against the contract, and the bodies that open versions run with against their tables.</summary>
    /// <param name="schema">Of today.</param>
    /// <param name="match">Shipped procedures and what they are today.</param>
    /// <param name="procedures">All procedures of today.</param>
    /// <param name="isTold">Whether a mistake of a procedure is told already, so that it is not known what it would be.</param>
    /// <param name="binding">Binds queries.</param>
    /// <returns>The contract's lines that say something else than what was shipped.</returns>
    public EquatableArray<string> CheckBodies(SchemaCatalog schema, ContractMatch match, IReadOnlyCollection<Procedure> procedures, Func<Procedure, bool> isTold, BindStage binding)
    {
        if (NewestSealed is null) return [];
        EquatableArray<string> disputed = IsIntact ? SealedProceduresCheck.Check(_contract, Versions, _findings) : [];
        FoldedVersion newest = _folded[_folded.Count - 1].Value;
        if (HasErrors) return disputed;
        if (IsIntact) OfferedChoices.Check(match.Pairs, Versions.Where(version => version.Folder.Number <= _contract.SealedVersion), _findings);
        RoutineDifferences differences = new(schema.Catalog, newest.Catalog);
        if (newest.Folder.Number <= _contract.SealedVersion)
        {
            if (IsIntact) UnversionedBodies.Check(Versions, procedures.Where(procedure => !isTold(procedure)), differences, _findings);
            return disputed;
        }

        DraftedBodies.Check(newest, procedures, differences, _findings);
        ReplacedResults.Check(Versions, procedures.Where(procedure => !isTold(procedure)), _findings);
        DeployedBodyCheck check = new(_contract, binding, _findings);
        check.CheckVersions(Versions);
        if (newest.Folder.Online is null || !DeployedBodyCheck.IsNoticed(newest.AfterUpgrade, newest.Catalog)) return disputed;
        foreach ((ContractProcedure _, Procedure present) in match.Pairs)
        {
            // What fits no better at the end is no matter of online.sql, and told of the tables of today.
            if (Problem(present, newest.Key + " upgraded", newest.AfterUpgrade, schema, binding) is { } problem && Problem(present, newest.Key, newest.Catalog, schema, binding) is null)
                check.ReportWhileOnline(newest, present, problem);
        }

        return disputed;
    }

    // What an open version without a draft will bring is known by what differs from the versions.
    private bool Rewrites(FoldedVersion version, string identity, List<Procedure> procedures) =>
        version.Routines.Any(routine => routine.IsFromProcedures && routine.Identity == identity)
        || (version.Folder is { Procedures: null } && IsOpen(version)
            && !(FoldedRoutine.InEffect(Versions).TryGetValue(identity, out FoldedRoutine? settled)
                && procedures.Exists(procedure => FoldCheck.Identity(procedure.Signature) == identity && RoutineTextForm.Same(settled.CreateSql, procedure.CreateSql))));

    // Why a procedure of today does not fit a state of the database; null when it does.
    private static string? Problem(Procedure procedure, string key, DatabaseCatalog state, SchemaCatalog schema, BindStage binding)
    {
        if (procedure.QuerySql is { } sql) return binding.Bind(sql, key, state).Findings.FirstOrDefault(BoundBody.Breaks)?.Message;
        string identity = FoldCheck.Identity(procedure.Signature);
        Routine? today = schema.Catalog.UserRoutines.FirstOrDefault(routine => FoldCheck.Identity(schema.Catalog, routine) == identity);
        Routine? then = state.UserRoutines.FirstOrDefault(routine => FoldCheck.Identity(state, routine) == identity);
        if (today is null || then is null) return null;
        Routine deployed = then with { Source = today.Source, Language = today.Language, Body = today.Body, BodySearchPath = today.BodySearchPath };
        return binding.Bind(deployed, key, state)?.Problem;
    }

    private bool IsOpen(FoldedVersion version) => version.Folder.Number > _contract.SealedVersion;

    // Identities of what services call, today or by the contract.
    private HashSet<string> Callable(SchemaCatalog schema, List<Procedure> procedures)
    {
        HashSet<SourceLocation> callable = new(procedures.Where(static procedure => procedure is { Origin: ProcedureOrigin.Routine, IsInternal: false }).Select(static procedure => procedure.Location));
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (RoutineDeclaration routine in schema.Declarations.Routines)
        {
            if (callable.Contains(routine.Location) && schema.Catalog.FindRoutine(routine.Oid) is { } found) names.Add(FoldCheck.Identity(schema.Catalog, found));
        }

        names.UnionWith(ContractLines.Of(_contract).ByIdentity.Keys);
        return names;
    }

    private HashSet<string> WithEarlier(HashSet<string> callable) =>
        new(callable.Concat(Versions.SelectMany(static version => version.Routines).Where(static routine => routine.IsFromProcedures).Select(static routine => routine.Identity)), StringComparer.Ordinal);

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

    private ObjectPlaces VersionPlaces()
    {
        ObjectPlaces places = new();
        foreach (FoldedVersion version in Versions)
        {
            foreach (InputFile? file in new[] { version.Folder.Upgrade, version.Folder.Procedures, version.Folder.Online })
            {
                if (file is null) continue;
                ParsedScript script = _fileStages.Parse(file, namedParameters: file == version.Folder.Online).Value;
                foreach (ParsedStatement statement in script.Statements) places.Read(script.Source, statement, version.Catalog);
            }
        }

        return places;
    }
}
