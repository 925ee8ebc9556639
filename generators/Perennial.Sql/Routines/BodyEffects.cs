using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Routines;

/// <summary>What the statements of a <c>language sql</c> body do, beside what is said above the routine.</summary>
internal static class BodyEffects
{
    /// <summary>PRN0011 for <c>-- reads</c> above a body that a read-only connection refuses; null without.</summary>
    /// <param name="declaration">What stands above the routine.</param>
    /// <param name="routine">The routine.</param>
    /// <param name="body">Its body, without errors.</param>
    public static Finding? Check(RoutineDeclaration declaration, Routine routine, BoundBody body)
    {
        if (declaration.DeclaredMode != AccessMode.Reads || body.Statements.Select(static statement => Change(statement) ?? statement.RefusedReadOnly).FirstOrDefault(static what => what is not null) is not { } refused) return null;
        return Finding.Create(FindingRules.Annotation, declaration.Location, $"{routine.QualifiedName} says '-- reads' but {refused}, which a read-only connection refuses. Remove the line.");
    }

    // A clause with the routine as its subject; null for a statement that only reads, or sets something.
    private static string? Change(BoundStatement statement) =>
        !statement.Writes.IsEmpty ? $"changes {string.Join(" and ", statement.Writes.Select(static use => use.Schema + "." + use.Relation).Distinct())}{(statement.Command == "SELECT" ? "" : $" ({statement.Command})")}"
        : statement.LocksRows ? "locks rows"
        : null;
}
