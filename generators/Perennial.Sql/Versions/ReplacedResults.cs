using System.Runtime.CompilerServices;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// Functions whose declared result becomes another one, though callers see the columns that were shipped: RETURNS SETOF of a table becomes RETURNS TABLE, say. PostgreSQL
/// replaces a body, but no result (42P13), so that the function is dropped in the transaction that makes it anew.
/// </summary>
internal static class ReplacedResults
{
    private const string CannotReplace = "42P13";

    // Asked at every edit of a query, and another one only when a version changes.
    private static readonly ConditionalWeakTable<FoldedVersion, Dictionary<string, FoldedRoutine>> Settled = new();

    /// <summary>What stands above the statement of <see cref="FindDrop"/> in procedures.sql.</summary>
    public static EquatableArray<string> Header { get; } = ["-- PostgreSQL cannot replace the declared result, so the function is made anew."];

    /// <summary>The statement that has to run before a procedure's own; null when the server replaces what is there.</summary>
    /// <param name="upgraded">The catalog after upgrade.sql.</param>
    /// <param name="procedure">A procedure that the version brings.</param>
    public static string? FindDrop(DatabaseCatalog upgraded, Procedure procedure)
    {
        ProcedureSignature signature = procedure.Signature;
        string identity = FoldCheck.Identity(signature);
        return upgraded.FindRoutines(signature.Schema, signature.Name).Any(routine => FoldCheck.Identity(upgraded, routine) == identity)
            && Refusals(upgraded, procedure.CreateSql).Exists(static finding => finding.SqlState == CannotReplace)
            ? "drop " + identity
            : null;
    }

    /// <summary>PRN1032 where something holds on to a function that would have to be dropped.</summary>
    /// <param name="versions">All versions, folded without errors; the highest is open.</param>
    /// <param name="procedures">The working tree's.</param>
    /// <param name="findings">Receives a finding at each such procedure.</param>
    public static void Check(EquatableArray<FoldedVersion> versions, IEnumerable<Procedure> procedures, ICollection<Finding> findings)
    {
        FoldedVersion newest = versions[versions.Count - 1];

        // What a draft does is folded as it stands.
        if (newest.Folder.Procedures is not null) return;
        Dictionary<string, FoldedRoutine> settled = Settled.GetValue(newest, _ => FoldedRoutine.InEffect(versions));
        foreach (Procedure procedure in procedures)
        {
            if (procedure.IsInternal || !settled.TryGetValue(FoldCheck.Identity(procedure.Signature), out FoldedRoutine? routine)) continue;
            if (routine.CreateSql == procedure.CreateSql || Declaration(routine.CreateSql) == Declaration(procedure.CreateSql) || FindDrop(newest.Upgraded, procedure) is not { } drop) continue;
            Finding? refusal = Refusals(newest.Upgraded, drop).Find(static finding => finding.Severity == FindingSeverity.Error);
            if (refusal is null) continue;
            findings.Add(Finding.Create(
                FindingRules.FoldDiffers, procedure.Location,
                $"{procedure.Signature.QualifiedName} is declared with another result now, which PostgreSQL does not replace, and the function cannot be dropped first: {Finding.Sentence(refusal.Message)} "
                + $"Drop what depends on it in versions/{newest.Folder.Name}/upgrade.sql, then the function, and create both again there; undo that in downgrade.sql. Or take the declaration back."));
        }
    }

    // What stands before a body in a string: as long as that is the same, the result is.
    private static string Declaration(string createSql)
    {
        int body = createSql.IndexOf("as $", StringComparison.OrdinalIgnoreCase);
        return body < 0 ? createSql : createSql.Substring(0, body);
    }

    private static List<Finding> Refusals(DatabaseCatalog catalog, string sql)
    {
        List<Finding> refused = [];
        ScriptFold fold = new(catalog, binder: null, refused);
        fold.StartSession();
        fold.Apply(SqlParser.Parse(new SourceText("", sql)));
        return refused;
    }
}
