using Perennial.Migrations.Access;
using Perennial.Migrations.Folder;
using Perennial.Migrations.Procedures;
using Perennial.Migrations.Shipping;
using Perennial.Sql;
using Perennial.Sql.Binding;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Fixes;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Migrations;

/// <summary>A database folder (<c>db/</c>) as it was when it was loaded: its versions, procedures and contract.</summary>
public sealed class DatabaseFolder
{
    // What makes a run of versions wrong whatever the server says of their statements.
    private static readonly HashSet<string> VersionRuleIds = [FindingRules.SealedFileEdited.Id, FindingRules.VersionFolders.Id, FindingRules.ContractFile.Id];

    // What makes a procedure of the working tree wrong or absent.
    private static readonly HashSet<string> ProcedureCategories = ["Syntax", "Names", "Types"];

    // One reference, so that runners that share the folder see all of it or nothing.
    private Dictionary<int, Dictionary<string, EquatableArray<RelationRight>>>? _deployedRights;

    internal DatabaseFolder(string path, DatabaseOptions options, DatabaseModel model, EquatableArray<InputFile> files)
    {
        Path = path;
        Options = options;
        Model = model;
        Files = files;
        InputFile? contract = files.FirstOrDefault(static file => file.Kind == InputKind.Contract);
        ContractHash = contract is null ? null : TextHash.Of(contract.Text);
        Versions = RunnableVersions.Read(files, contract is null ? ContractFile.Empty : ContractReader.Read(new SourceText(contract.Path, contract.Text), new List<Finding>()));
    }

    /// <summary>The folder as it was given.</summary>
    public string Path { get; }

    public DatabaseOptions Options { get; }

    /// <summary>What the analysis found, the procedures of the working tree included.</summary>
    public DatabaseModel Model { get; }

    /// <summary>The highest version folder's number; 0 without any.</summary>
    public int Version => Versions.Count == 0 ? 0 : Versions[^1].Number;

    /// <summary>The names behind <c>-- service:</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Services =>
        [.. Model.Procedures.Concat(Model.InlineQueries).Where(static procedure => !procedure.IsInternal).Select(static procedure => procedure.Signature.Service).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether the analysis found an error.</summary>
    public bool HasErrors => Model.Findings.Any(static finding => finding.Severity == FindingSeverity.Error);

    /// <summary>All files of the folder, by relative path.</summary>
    internal EquatableArray<InputFile> Files { get; }

    /// <summary>By number, from 1 without gaps.</summary>
    internal EquatableArray<RunnableVersion> Versions { get; }

    /// <summary>Hash of procedures.shipped.txt; null without the file.</summary>
    internal string? ContractHash { get; }

    /// <summary>Told after each step of writing, so that a test can look at what a kill would leave there.</summary>
    internal Action<string>? OnWriting { get; set; }

    /// <summary>Whether anything is sealed.</summary>
    internal bool HasContract => Versions.Any(static version => version.IsSealed);

    /// <summary>Tells for each version of the database all that the services' rights follow from: the bodies that it has, and the queries that travel with calls.</summary>
    /// <remarks>Binds the bodies of all versions, so it is called before a transaction begins. What it returns only looks up.</remarks>
    internal Func<int, AccessNeeds> FindAccess(CancellationToken ct)
    {
        Dictionary<int, Dictionary<string, EquatableArray<RelationRight>>> deployed = _deployedRights ??= FindDeployedRights(ct);
        return version => AccessAt(deployed.GetValueOrDefault(version) ?? []);
    }

    private AccessNeeds AccessAt(Dictionary<string, EquatableArray<RelationRight>> deployed) =>
        new(Callable.Select(procedure => deployed.TryGetValue(procedure.Signature, out EquatableArray<RelationRight> rights) ? procedure with { Rights = rights.Concat(procedure.Rights).Distinct().ToEquatableArray() } : procedure).ToEquatableArray(), InlineRights);

    // Two queries may have one signature: that is a finding, but no reason not to run what is sealed.
    private Dictionary<int, Dictionary<string, EquatableArray<RelationRight>>> FindDeployedRights(CancellationToken ct) =>
        DatabaseAnalysis.FindDeployedRights(Files, Options, ct).GroupBy(static rights => rights.Version).ToDictionary(
            static version => version.Key,
            static version => version.GroupBy(static rights => RoutineName.Of(rights.Signature)).ToDictionary(
                static same => same.Key, static same => same.SelectMany(static rights => rights.Rights).Distinct().ToEquatableArray()));

    internal EquatableArray<CallableProcedure> Callable =>
        Public().Select(static procedure => new CallableProcedure(RoutineName.Of(procedure.Signature), procedure.Signature.Service, procedure.Signature.Mode)
        {
            Rights = procedure.Rights,
        }).ToEquatableArray();

    /// <summary>What services need for queries whose SQL travels with the call: only for their own, because such a right reaches further than a procedure's.</summary>
    internal EquatableArray<ServiceRight> InlineRights =>
        Model.InlineQueries.Where(static query => query.Signature.Service is not null)
            .SelectMany(static query => query.Rights.Select(right => new ServiceRight(query.Signature.Service!, right))).Distinct().ToEquatableArray();

    internal EquatableArray<WorkingProcedure> WorkingProcedures
    {
        get
        {
            HashSet<(string, TextSpan)> broken = [.. Model.Findings.Where(static finding => finding is { Severity: FindingSeverity.Error, Rule.Category: "Contract" }).Select(static finding => (finding.Path, finding.Span))];
            return Public().OrderBy(static procedure => procedure.CreationRank).Select(procedure => Working(procedure, !broken.Contains((procedure.Location.Path, procedure.Location.Span)))).ToEquatableArray();
        }
    }

    /// <summary>The folder's SQL files that lie where nothing reads them, as findings of PRN9007.</summary>
    public IEnumerable<Finding> FindUnreadFiles() =>
        FolderReader.FindUnread(Path).Select(static path => Finding.Create(
            FindingRules.UnreadFile, new SourceText(path, ""), default,
            "Nothing reads this file: tables are read from schema.sql or schema/*.sql, queries from queries/**/*.sql, versions from versions/NNNN-name/*.sql. Move it there, or out of the folder."));

    /// <summary>Reads and analyzes a folder.</summary>
    /// <param name="directory">The folder that holds schema.sql, queries/ and versions/.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="ct">Ends the work.</param>
    /// <exception cref="MigrationException">There is no such folder, it is no database folder, or the numbers of its versions have gaps.</exception>
    public static async Task<DatabaseFolder> LoadAsync(string directory, DatabaseOptions? options = null, CancellationToken ct = default)
    {
        options ??= DatabaseOptions.Default;
        EquatableArray<InputFile> files = await FolderReader.ReadAsync(directory, ct).ConfigureAwait(false);
        return new DatabaseFolder(directory, options, DatabaseAnalysis.Analyze(files, options, ct), files);
    }

    /// <summary>Analyzes the folder's files with another contract than its own: that of an earlier commit, for which the same promises hold. Lines of its own that promise less are found, too.</summary>
    /// <param name="contract">The text of the other procedures.shipped.txt.</param>
    /// <param name="path">How findings name it.</param>
    /// <param name="ct">Ends the work.</param>
    public DatabaseModel AnalyzeAgainst(string contract, string path, CancellationToken ct = default)
    {
        IEnumerable<InputFile> others = Files.Where(static file => file.Kind != InputKind.Contract);
        DatabaseModel model = DatabaseAnalysis.Analyze(others.Append(new InputFile(InputKind.Contract, path, "procedures.shipped.txt", contract)).ToEquatableArray(), Options, ct);
        if (Files.FirstOrDefault(static file => file.Kind == InputKind.Contract) is not { } own) return model;

        // What cannot be read is told by the analyses.
        ContractFile before = ContractReader.Read(new SourceText(path, contract), []), now = ContractReader.Read(new SourceText(own.Path, own.Text), []);
        return model with { Findings = model.Findings.Concat(ContractEdits.Find(before, now, Options.Evolution)).ToEquatableArray() };
    }

    /// <summary>Seals open versions: writes procedures.sql and the contract. A kill leaves the old or the new state, and shipping again changes nothing.</summary>
    /// <param name="to">The highest version to seal; null for all.</param>
    /// <param name="ct">Ends the work.</param>
    /// <exception cref="MigrationException">There is no such version.</exception>
    public async Task<ShipReport> ShipAsync(int? to = null, CancellationToken ct = default)
    {
        if (to > Version) throw new MigrationException($"There is no version {to}: the folder's highest is {Version}.");
        ShipPlan plan = DatabaseAnalysis.PlanShip(Files, Options, to, ct);
        if (plan.IsRefused) return new ShipReport { Refusals = plan.Refusals };
        IReadOnlyList<string> written = await FolderWriter.WriteAsync(Path, Files, plan.Changes, OnWriting, ct).ConfigureAwait(false);
        return new ShipReport { Written = written.ToEquatableArray(), Sealed = plan.Sealed, NewLines = plan.NewLines };
    }

    /// <summary>Begins the next version: drafts its scripts from the difference between what the versions make and schema.sql.</summary>
    /// <param name="title">What the version does, in words; the folder is named after it.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>The folder's name, the files, and what the draft does not do yet.</returns>
    /// <exception cref="MigrationException">The highest version has errors, so that nothing can be drafted on it.</exception>
    public async Task<VersionDraft> BeginVersionAsync(string title, CancellationToken ct = default)
    {
        Finding? error = Model.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error
            && (VersionRuleIds.Contains(finding.Rule.Id) || finding.Rule.Category is "Syntax" && Files.Any(file => file.Path == finding.Path && file.Kind != InputKind.Query)));
        if (error is not null) throw new MigrationException($"The folder has errors, so the next version cannot be drafted. {error}");
        VersionDraft draft = DatabaseAnalysis.DraftVersion(Files, Options, title, ct);
        await FolderWriter.WriteAsync(Path, Files, draft.Changes, OnWriting, ct).ConfigureAwait(false);
        return draft;
    }

    /// <summary>Repairs what a text edit can repair: lists the columns of stars, restores shipped procedures, drafts missing downgrades. The contract is never changed.</summary>
    /// <param name="isWanted">Which repairs to make; null for all.</param>
    /// <param name="isDryRun">Whether nothing is written.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>What was repaired, and the files' new texts.</returns>
    public async Task<FolderFix> FixAsync(Func<FixTarget, bool>? isWanted = null, bool isDryRun = false, CancellationToken ct = default)
    {
        FolderFix fix = DatabaseAnalysis.Fix(Files, Options, isWanted ?? (static _ => true), mayAddFiles: true, ct);
        if (!isDryRun) await FolderWriter.WriteAsync(Path, Files, fix.Changes, OnWriting, ct).ConfigureAwait(false);
        return fix;
    }

    /// <summary>Refuses a folder that the runner would misread.</summary>
    /// <param name="withProcedures">Whether procedures of the working tree will run, so that errors in queries count as well.</param>
    /// <exception cref="MigrationException">The first error, and how many there are.</exception>
    internal void VerifyUsable(bool withProcedures)
    {
        HashSet<string> sources = [.. Files.Where(static file => file.Kind is InputKind.Schema or InputKind.Query).Select(static file => file.Path)];
        List<Finding> errors = [.. Model.Findings.Where(finding => finding.Severity == FindingSeverity.Error
            && (VersionRuleIds.Contains(finding.Rule.Id) || (withProcedures && ProcedureCategories.Contains(finding.Rule.Category) && sources.Contains(finding.Path))))];
        if (errors.Count == 0) return;
        string more = errors.Count == 1 ? "" : $" (and {errors.Count - 1} more)";
        throw new MigrationException($"The folder has errors, so nothing is run. {errors[0].ToString().TrimEnd('.')}{more}. 'perennial check' lists them all.");
    }

    private static WorkingProcedure Working(Procedure procedure, bool keepsPromises)
    {
        (string signature, SourceLocation place) = (RoutineName.Of(procedure.Signature), procedure.Location);
        SqlStatement create = new(TextHash.WithLineFeeds(procedure.CreateSql), place.Path, place.Start.Line, place.Start.Column) { Routine = signature };
        return new WorkingProcedure(signature, create) { KeepsPromises = keepsPromises };
    }

    private IEnumerable<Procedure> Public() => Model.Procedures.Where(static procedure => !procedure.IsInternal);
}
