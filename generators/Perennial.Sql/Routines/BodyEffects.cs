using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Routines;

/// <summary>What the statements of a <c>language sql</c> body do, beside what is said of the routine.</summary>
internal static class BodyEffects
{
    /// <summary>PRN0011 for <c>-- reads</c> above a body that a read-only connection refuses, and PRN0022 for a routine that is STABLE or IMMUTABLE and writes.</summary>
    /// <param name="declaration">What stands above the routine.</param>
    /// <param name="routine">The routine.</param>
    /// <param name="body">Its body, without errors.</param>
    public static IEnumerable<Finding> Check(RoutineDeclaration declaration, Routine routine, BoundBody body)
    {
        string name = routine.Schema + "." + routine.Name;
        if (declaration.DeclaredMode == AccessMode.Reads && body.Statements.Select(static statement => Change(statement) ?? statement.RefusedReadOnly).FirstOrDefault(static what => what is not null) is { } refused)
            yield return Finding.Create(FindingRules.Annotation, declaration.Location, $"{name} says '-- reads' but {refused}, which a read-only connection refuses. Remove the line.");
        if (routine.Volatility == RoutineVolatility.Volatile || IsInlined(routine, body)) yield break;
        if (body.Statements.Select(Change).FirstOrDefault(static what => what is not null) is not { } change) yield break;
        string volatility = routine.Volatility == RoutineVolatility.Stable ? "STABLE" : "IMMUTABLE";
        yield return Finding.Create(
            FindingRules.NeverRuns, declaration.Location,
            $"{name} is {volatility} and {change}: the server refuses this whenever it runs (0A000, not allowed in a non-volatile function). Remove {volatility}, or take the statement out.");
    }

    // A clause with the routine as its subject; null for a statement that only reads.
    private static string? Change(BoundStatement statement) =>
        !statement.Writes.IsEmpty ? $"changes {string.Join(" and ", statement.Writes.Select(static use => use.Schema + "." + use.Relation).Distinct())}{(statement.Command == "SELECT" ? "" : $" ({statement.Command})")}"
        : statement.Command is not ("SELECT" or "") ? $"runs {statement.Command}"
        : statement.LocksRows ? "locks rows"
        : null;

    // In FROM the one query of such a function takes the call's place (inline_set_returning_function), and then is the caller's.
    private static bool IsInlined(Routine routine, BoundBody body) =>
        routine is { ReturnsSet: true, SecurityDefiner: false, IsStrict: false } && routine.Settings.IsEmpty && body.Statements.Count == 1 && body.Statements[0].Command == "SELECT";
}
