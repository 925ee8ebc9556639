using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// PRN1020 in versions: the bodies that a database has at an open version must fit its tables, once after upgrade.sql and procedures.sql, and once more after
/// online.sql, because services run in between. Sealed versions were checked while they were open.
/// </summary>
/// <param name="contract">The shipped lines; only they are promises.</param>
/// <param name="binding">Binds bodies.</param>
/// <param name="findings">Receives what no longer fits.</param>
internal sealed class DeployedBodyCheck(ContractFile contract, BindStage binding, ICollection<Finding> findings)
{
    private readonly Dictionary<string, ContractProcedure> _lines = ContractLines.Of(contract).ByIdentity;

    /// <summary>
    /// Checks the versions below the highest one, which run with the bodies of their own or earlier procedures.sql. The bodies of the working tree come with the
    /// highest version and are bound against schema.sql.
    /// </summary>
    /// <param name="versions">All versions, folded without errors.</param>
    public void CheckVersions(EquatableArray<FoldedVersion> versions)
    {
        for (int i = 0; i + 1 < versions.Count; i++)
        {
            FoldedVersion version = versions[i];
            if (version.Folder.Number <= contract.SealedVersion || version.Folder.Upgrade is not { } upgrade) continue;
            FoldedVersion? before = i == 0 ? null : versions[i - 1];
            HashSet<string> reported = new(StringComparer.Ordinal);
            foreach ((string key, DatabaseCatalog state) in new[] { (version.Key + " upgraded", version.AfterUpgrade), (version.Key, version.Catalog) })
            {
                foreach (Routine routine in state.UserRoutines.OrderBy(static routine => routine.Oid))
                {
                    string identity = FoldCheck.Identity(state, routine);
                    if (!_lines.TryGetValue(identity, out ContractProcedure? line) || reported.Contains(identity)) continue;
                    if (Problem(before?.Catalog, routine, key, state) is not { } problem || (before is not null && WasBroken(before, routine))) continue;
                    reported.Add(identity);
                    SourceLocation place = SourceLocation.Of(new SourceText(upgrade.Path, upgrade.Text), new TextSpan(0, 0));
                    Report(
                        place, $"After version {version.Folder.Name} the body of the shipped {line.Signature.QualifiedName} does not fit the tables: {Finding.Sentence(problem)} ", line,
                        $"Keep what the body uses until a later version, or bring a body that fits in versions/{version.Folder.Name}/procedures.sql.");
                }
            }
        }
    }

    /// <summary>Checks a procedure of the working tree in the time between upgrade.sql and online.sql.</summary>
    /// <param name="version">The highest version.</param>
    /// <param name="procedure">The procedure.</param>
    /// <param name="problem">Why its body does not fit then.</param>
    public void ReportWhileOnline(FoldedVersion version, Procedure procedure, string problem)
    {
        if (!_lines.TryGetValue(FoldCheck.Identity(procedure.Signature), out ContractProcedure? line)) return;
        Report(
            procedure.Location, $"While online.sql of version {version.Folder.Name} has not ended, the body of the shipped {line.Signature.QualifiedName} does not fit the tables: {Finding.Sentence(problem)} ", line,
            $"Make that change of the tables in versions/{version.Folder.Name}/upgrade.sql, or use it in a later version only.");
    }

    /// <summary>Whether a query can tell two states of a database apart: of indexes only the unique ones are its business, for ON CONFLICT.</summary>
    public static bool IsNoticed(DatabaseCatalog before, DatabaseCatalog after)
    {
        if (ReferenceEquals(before.User.Relations, after.User.Relations) && ReferenceEquals(before.User.Types, after.User.Types) && ReferenceEquals(before.User.Routines, after.User.Routines)) return false;
        if (!ReferenceEquals(before.User.Types, after.User.Types) || !ReferenceEquals(before.User.Routines, after.User.Routines)) return true;
        if (before.User.Relations.Count != after.User.Relations.Count) return true;
        foreach (Relation relation in after.UserRelations)
        {
            if (before.FindRelation(relation.Oid) is not { } old || (!ReferenceEquals(old, relation) && !(old with { Indexes = Unique(old) }).Equals(relation with { Indexes = Unique(relation) }))) return true;
        }

        return false;
    }

    private static EquatableArray<RelationIndex> Unique(Relation relation) => relation.Indexes.Where(static index => index.IsUnique).ToEquatableArray();

    // What did not fit before is no fault of this version.
    private bool WasBroken(FoldedVersion before, Routine routine) =>
        before.Catalog.FindRoutine(routine.Oid) is { } old && old.Source == routine.Source && Equals(old.Body, routine.Body) && binding.Bind(old, before.Key, before.Catalog)?.Problem is not null;

    // The server keeps an SQL-standard body by what it means: a new name of a column is none of its business, unless the runner has to write the body again.
    private string? Problem(DatabaseCatalog? before, Routine routine, string key, DatabaseCatalog state)
    {
        if (binding.Bind(routine, key, state) is not { } body) return null;
        return routine.Body is null || (before is not null && BodyReferences.AreDisturbed(routine, before, state))
            ? body.Problem
            : body.Statements.SelectMany(static statement => statement.Findings).FirstOrDefault(static finding => finding.Rule == FindingRules.MissingInsertColumn || finding.Rule == FindingRules.NeverRuns)?.Message;
    }

    private void Report(SourceLocation place, string what, ContractProcedure line, string advice) => findings.Add(Finding.Create(FindingRules.BodyDoesNotBind, place, $"{what}Running services call it. Shipped: {line.Line} | {advice}"));
}
