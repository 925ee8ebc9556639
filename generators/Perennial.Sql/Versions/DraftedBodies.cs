using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Versions;

/// <summary>
/// PRN1032 for procedures: the newest version may be open and have a draft of procedures.sql. What stands in it must be what schema.sql and queries/ say, because
/// those are what ships.
/// </summary>
internal static class DraftedBodies
{
    /// <param name="newest">The highest version, open and without errors.</param>
    /// <param name="procedures">The working tree's.</param>
    /// <param name="differences">Of the working tree from that version.</param>
    /// <param name="findings">Receives a finding at each routine of the draft that is another one.</param>
    public static void Check(FoldedVersion newest, IEnumerable<Procedure> procedures, RoutineDifferences differences, ICollection<Finding> findings)
    {
        if (newest.Folder.Procedures is null) return;
        Dictionary<string, Procedure> present = [];
        foreach (Procedure procedure in procedures.Where(static procedure => !procedure.IsInternal)) present[FoldCheck.Identity(procedure.Signature)] = procedure;
        foreach (FoldedRoutine routine in newest.Routines.Where(static routine => routine.IsFromProcedures))
        {
            if (present.TryGetValue(routine.Identity, out Procedure? procedure) && (RoutineTextForm.Same(routine.CreateSql, procedure.CreateSql) || differences.Between(routine, procedure) is { IsEmpty: true })) continue;
            SourceLocation place = routine.Location;
            string what = procedure is null
                ? $"The draft procedures.sql of {newest.Folder.Name} creates the {routine.Identity}, and neither schema.sql nor queries/ has it."
                : $"The {routine.Identity} in the draft procedures.sql of {newest.Folder.Name} is another one than that of {procedure.Location.Path}.";
            findings.Add(Finding.Create(
                FindingRules.FoldDiffers, place,
                $"{what} Make both the same, or delete the draft: 'perennial ship' writes it from schema.sql and queries/."));
        }
    }
}
