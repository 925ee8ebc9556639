using Perennial.Sql.Procedures;

namespace Perennial.Sql.Versions;

/// <summary>A routine that a version's scripts create or replace.</summary>
/// <param name="Identity">Kind, name and input types as <see cref="FoldCheck"/> writes them.</param>
/// <param name="CreateSql">The statement in the form of <see cref="Procedure.CreateSql"/>.</param>
/// <param name="IsFromProcedures">Whether it stands in procedures.sql.</param>
/// <param name="Location">Its name in the statement.</param>
internal sealed record FoldedRoutine(string Identity, string CreateSql, bool IsFromProcedures, SourceLocation Location)
{
    /// <summary>The comment lines directly above the statement, each with its dashes; see <see cref="ProcedureHeader"/>.</summary>
    public EquatableArray<string> Header { get; init; }

    /// <summary>The bodies that a database has after some versions: the newest statement of each routine that still exists.</summary>
    public static Dictionary<string, FoldedRoutine> InEffect(IEnumerable<FoldedVersion> versions)
    {
        Dictionary<string, FoldedRoutine> routines = new(StringComparer.Ordinal);
        FoldedVersion? last = null;
        foreach (FoldedVersion version in versions)
        {
            last = version;
            foreach (FoldedRoutine routine in version.Routines) routines[routine.Identity] = routine;
        }

        if (last is null) return routines;
        HashSet<string> existing = new(last.Catalog.UserRoutines.Select(routine => FoldCheck.Identity(last.Catalog, routine)), StringComparer.Ordinal);
        foreach (string gone in routines.Keys.Where(identity => !existing.Contains(identity)).ToList()) routines.Remove(gone);
        return routines;
    }
}
