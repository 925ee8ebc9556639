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

    /// <summary>
    /// The version whose creation of a procedure still stands, and that creation. One that was retired and comes back in a later version is another procedure from then on: no service of before may call it.
    /// </summary>
    /// <param name="versions">In order.</param>
    /// <param name="signature">The procedure.</param>
    public static (FoldedVersion Version, FoldedRoutine Routine)? FindCreation(IEnumerable<FoldedVersion> versions, ProcedureSignature signature)
    {
        string identity = FoldCheck.Identity(signature);
        (FoldedVersion, FoldedRoutine)? creation = null;
        foreach (FoldedVersion version in versions)
        {
            FoldedRoutine? made = version.Routines.FirstOrDefault(routine => routine.Identity == identity);
            if (creation is null && made is null) continue;
            if (!version.Catalog.FindRoutines(signature.Schema, signature.Name).Any(routine => FoldCheck.Identity(version.Catalog, routine) == identity)) creation = null;
            else if (creation is null && made is not null) creation = (version, made);
        }

        return creation;
    }

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
