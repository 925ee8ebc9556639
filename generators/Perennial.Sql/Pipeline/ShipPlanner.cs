using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Printing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>Works out what shipping writes: bodies that differ go to procedures.sql of the highest open version, new procedures get lines, open versions get hashes.</summary>
/// <param name="analysis">The folder as it is.</param>
/// <param name="files">Its files.</param>
internal sealed class ShipPlanner(FolderAnalysis analysis, EquatableArray<InputFile> files)
{
    private const string ContractName = "procedures.shipped.txt";

    private readonly ContractFile _contract = analysis.Contract;

    /// <param name="to">The last version to seal; null for all.</param>
    public ShipPlan Plan(int? to)
    {
        EquatableArray<Finding> errors = analysis.Model.Findings
            .Where(finding => (finding.Severity == FindingSeverity.Error || finding.Rule.StopsRelease) && !SealCheck.IsOfLostContract(finding, analysis.Versions)).ToEquatableArray();
        if (!errors.IsEmpty) return new ShipPlan { Refusals = errors };

        List<FoldedVersion> open = analysis.Versions.Where(version => version.Folder.Number > _contract.SealedVersion && version.Folder.Number <= (to ?? int.MaxValue)).ToList();
        if (open.Count == 0) return new ShipPlan();
        EquatableArray<Finding> unrunnable = open.Select(static version => version.BatchRefusal).OfType<Finding>().ToEquatableArray();
        if (!unrunnable.IsEmpty) return new ShipPlan { Refusals = unrunnable };
        bool sealsAll = open[open.Count - 1].Folder.Number == analysis.Versions[analysis.Versions.Count - 1].Folder.Number;
        List<FileChange> changes = [];
        FoldedVersion last = open[open.Count - 1];
        string? procedures = sealsAll ? WriteProcedures(last, changes) : last.Folder.Procedures?.Text;

        // What an interrupted run wrote is sealed as it was meant to be; anything else may be a change that the lost contract would have refused.
        EquatableArray<Finding> lost = analysis.Model.Findings.Where(finding => SealCheck.IsOfLostContract(finding, analysis.Versions)).ToEquatableArray();
        if (!lost.IsEmpty && changes.Count > 0) return new ShipPlan { Refusals = lost };

        List<SealedVersion> seals = _contract.Sealed.ToList();
        foreach (FoldedVersion version in open)
        {
            VersionFolder folder = version.Folder;
            if (ReferenceEquals(version, last) && procedures is not null)
                folder = folder with { Procedures = new InputFile(InputKind.Version, "", $"versions/{folder.Name}/procedures.sql", procedures) };
            seals.Add(new SealedVersion(folder.Number, folder.Name, folder.SealHash)
            {
                Files = folder.SealedFiles.Select(static file => new KeyValuePair<string, string>(file.Key, VersionHash.DigitsOf(file.Value.Text))).ToEquatableArray(),
            });
        }

        List<ContractProcedure> lines = Lines(open, last.Folder.Number, sealsAll);
        ContractFile shipped = _contract with
        {
            Procedures = lines.ToEquatableArray(),
            Types = Types(lines, last.Folder.Number),
            Sealed = seals.OrderBy(static version => version.Number).ToEquatableArray(),
        };
        InputFile? file = files.FirstOrDefault(static candidate => candidate.Kind == InputKind.Contract);
        string contract = ContractWriter.Write(file?.Text, shipped);
        if (file is null) contract = LineEnding.Like(last.Folder.FirstFile?.Text, contract);
        changes.Add(new FileChange(ContractName, contract, file is null));
        return new ShipPlan
        {
            Changes = changes.ToEquatableArray(),
            Sealed = open.Select(static version => version.Folder.Name).ToEquatableArray(),
            NewLines = lines.Where(line => !_contract.Procedures.Contains(line)).Select(static line => line.Line).ToEquatableArray(),
        };
    }

    private IEnumerable<Procedure> Callable => analysis.Model.Procedures.Where(static procedure => !procedure.IsInternal);

    // What the versions before and this one's upgrade.sql leave different from today's bodies.
    private string? WriteProcedures(FoldedVersion last, List<FileChange> changes)
    {
        IEnumerable<FoldedVersion> earlier = analysis.Versions.TakeWhile(version => !ReferenceEquals(version, last));
        FoldedVersion withoutDraft = last with { Routines = last.Routines.Where(static routine => !routine.IsFromProcedures).ToEquatableArray() };
        Dictionary<string, FoldedRoutine> settled = FoldedRoutine.InEffect([.. earlier, withoutDraft]);
        HashSet<string> drafted = new(last.Routines.Where(static routine => routine.IsFromProcedures).Select(static routine => ProceduresFile.Normalize(routine.CreateSql)), StringComparer.Ordinal);
        InputFile? draft = last.Folder.Procedures;
        List<(EquatableArray<string> Header, string Sql)> statements = [];
        List<string> created = [];
        HashSet<Procedure> remade = [];
        foreach (Procedure procedure in Callable.OrderBy(static procedure => procedure.CreationRank))
        {
            string text = ProceduresFile.Normalize(procedure.CreateSql);
            if (settled.TryGetValue(FoldCheck.Identity(procedure.Signature), out FoldedRoutine? routine) && RoutineTextForm.Same(routine.CreateSql, text)) continue;
            if (ReplacedResults.FindDrop(last.Upgraded, procedure) is { } drop)
            {
                statements.Add((ReplacedResults.Header, drop));
                remade.Add(procedure);
            }

            statements.Add((ProcedureHeader.Write(procedure, files.FirstOrDefault(file => file.Path == procedure.Location.Path)), text));
            created.Add(text);
        }

        // What a draft says is in the catalog already, and would be lost with it.
        Dictionary<string, string?> told = Comments(last.AfterUpgrade), settledComments = Comments(last.Upgraded);
        if (draft is not null && !Callable.Any(procedure => IsCommented(procedure, told)) && drafted.SetEquals(created)) return draft.Text;
        foreach (Procedure procedure in Callable.Where(procedure => IsCommented(procedure, settledComments) || (procedure.Comment is not null && remade.Contains(procedure))))
            statements.Add((default, $"comment on {FoldCheck.Identity(procedure.Signature)} is {(procedure.Comment is { } comment ? SqlPrinter.QuoteLiteral(comment) : "null")}"));
        if (statements.Count == 0 && draft is null) return null;
        string written = ProceduresFile.Write(last.Folder.Name, statements);
        written = LineEnding.Like((draft ?? last.Folder.FirstFile)?.Text, written);
        changes.Add(new FileChange($"versions/{last.Folder.Name}/procedures.sql", written, draft is null));
        return written;
    }

    // Of routines by their identities.
    private static Dictionary<string, string?> Comments(DatabaseCatalog? catalog)
    {
        Dictionary<string, string?> comments = new(StringComparer.Ordinal);
        foreach (Routine routine in catalog?.UserRoutines ?? []) comments[FoldCheck.Identity(catalog!, routine)] = routine.Comment;
        return comments;
    }

    // Whether COMMENT ON has to say what schema.sql does; a query has no comment there.
    private static bool IsCommented(Procedure procedure, Dictionary<string, string?> comments) => procedure.Origin == ProcedureOrigin.Routine
        && procedure.Comment != (comments.TryGetValue(FoldCheck.Identity(procedure.Signature), out string? comment) ? comment : null);

    private List<ContractProcedure> Lines(List<FoldedVersion> open, int newest, bool sealsAll)
    {
        ContractMatch match = analysis.Match;
        List<ContractProcedure> lines = [];
        foreach ((ContractProcedure shipped, Procedure present) in match.Pairs) lines.Add(Renew(shipped, present, newest));
        foreach (Procedure added in match.Added)
        {
            FoldedVersion? first = FoldedRoutine.FindCreation(open, added.Signature)?.Version;
            if (first is null && !sealsAll) continue;
            int since = first?.Folder.Number ?? newest;
            int? deprecated = added.Signature.Deprecated is null ? null : since;
            lines.Add(new ContractProcedure(added.Signature, since) { DeprecatedSince = deprecated, Line = ContractLineFormatter.Format(added.Signature, since, deprecated) });
        }

        return lines;
    }

    // A shipped line changes only where the signature was extended in an allowed way, or a deprecation came or went.
    private static ContractProcedure Renew(ContractProcedure shipped, Procedure present, int newest)
    {
        ProcedureSignature merged = ShippedSignature.Apply(shipped.Signature, present) with { Volatility = present.Signature.Volatility };
        int? deprecated = merged.Deprecated is null ? null : shipped.DeprecatedSince ?? newest;
        string line = ContractLineFormatter.Format(merged, shipped.Since, deprecated);
        return line == shipped.Line ? shipped : shipped with { Signature = merged, DeprecatedSince = deprecated, Line = line };
    }

    private EquatableArray<ContractType> Types(List<ContractProcedure> lines, int newest)
    {
        Dictionary<string, ContractType> shipped = _contract.Types.ToDictionary(static type => type.Type.DisplayName, StringComparer.Ordinal);
        HashSet<string> names = new(lines.Select(static line => ContractReader.Key(line.Signature)), StringComparer.Ordinal);
        EquatableArray<SignatureType> used = SignatureTypes.Of(Callable.Where(procedure => names.Contains(ContractReader.Key(procedure.Signature))));
        List<ContractType> types = [];
        foreach (SignatureType type in used)
        {
            int since = shipped.TryGetValue(type.DisplayName, out ContractType? old) ? old.Since : newest;
            shipped.Remove(type.DisplayName);
            types.Add(new ContractType(type, since) { Line = ContractLineFormatter.Format(type, since), Location = old?.Location });
        }

        return types.Concat(shipped.Values).ToEquatableArray();
    }
}
