using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Routines;

/// <summary>
/// What the server keeps the body of a STABLE or IMMUTABLE function from: changes, row locks, and every command that is no query (0A000; PostgreSQL documentation, "Function Volatility Categories"). A routine that
/// the body calls may do what it is declared for.
/// </summary>
internal static class NonVolatileBody
{
    /// <summary>Of a refusal.</summary>
    public const string SqlState = "0A000";

    /// <summary>What the server says of a statement that it refuses for the function's volatility, with what to do; null where it runs.</summary>
    /// <param name="routine">The function.</param>
    /// <param name="statement">A statement of its body.</param>
    public static string? Refusal(Routine routine, BoundStatement statement) => routine.Volatility == RoutineVolatility.Volatile || Refused(statement) is not { } what
        ? null
        : $"{routine.QualifiedName} is {Word(routine)}, and {what} is not allowed in a non-volatile function: the server refuses this whenever it runs. Take it out, or declare the function VOLATILE.";

    /// <summary>What makes a function that is not volatile one that writes: a statement that the server refuses, or runs because it puts the body into the caller's query; null without.</summary>
    /// <param name="routine">The function.</param>
    /// <param name="statements">Its body.</param>
    /// <param name="effects">Of what it calls.</param>
    public static WriteCause? CauseOf(Routine routine, EquatableArray<BoundStatement> statements, RoutineEffects effects)
    {
        bool isInlined = MayBeInlined(routine, statements);
        foreach (BoundStatement statement in statements)
        {
            if (effects.Of(statement) is not { IsSure: true } cause) continue;
            return isInlined || Refused(statement) is not { } what ? cause : cause with { What = $"{cause.What}, and every other call fails, too, because it is {Word(routine)} ({what} is not allowed in a non-volatile function)" };
        }

        return null;
    }

    /// <summary>
    /// Whether the server may put the body into the query that calls the function in FROM, where nothing keeps it from writing (inline_set_returning_function).
    /// </summary>
    public static bool MayBeInlined(Routine routine, EquatableArray<BoundStatement> statements) =>
        routine is { Language: "sql", ReturnsSet: true, IsStrict: false, SecurityDefiner: false } && routine.Settings.IsEmpty && statements.Count == 1 && statements[0].Command == "SELECT";

    /// <summary>What the server calls a statement that it refuses in a function that is not volatile; null where it runs.</summary>
    public static string? Refused(BoundStatement statement)
    {
        if (statement.HasErrors || statement.Command.Length == 0) return null;
        if (statement.Command != "SELECT") return statement.Command == "UTILITY" ? "this command" : statement.Command;
        return !statement.Writes.IsEmpty ? "a query whose WITH changes " + string.Join(" and ", statement.Writes.Select(static use => use.Schema + "." + use.Relation).Distinct())
            : statement.LocksRows ? "SELECT FOR UPDATE (or another lock of rows)"
            : null;
    }

    /// <summary>As the function is declared.</summary>
    public static string Word(Routine routine) => routine.Volatility == RoutineVolatility.Stable ? "STABLE" : "IMMUTABLE";
}
