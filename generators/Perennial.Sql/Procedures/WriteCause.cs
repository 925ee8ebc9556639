using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Procedures;

/// <summary>What makes a procedure one that writes.</summary>
/// <param name="What">A clause with 'it' for the procedure.</param>
/// <param name="Remedy">What to do about it, without a full stop.</param>
internal sealed record WriteCause(string What, string Remedy)
{
    private const string Undecided = "Declare it STABLE, or write '-- reads' above it, if the body changes nothing";

    /// <summary>Whether something writes; else nothing tells whether it does.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>The line <c>-- writes</c> above it.</summary>
    public static WriteCause Declared { get; } = new("the line '-- writes' above it says so", "Remove the line '-- writes'");

    /// <summary>A volatile routine whose body is not looked at.</summary>
    public static WriteCause Volatile { get; } = Unknown("nothing tells what its body does, and it is VOLATILE, which a function is that does not say STABLE or IMMUTABLE");

    /// <summary>A volatile routine of which nobody knows whether it writes.</summary>
    /// <param name="why">What is not understood, as a clause.</param>
    public static WriteCause Unknown(string why) => new(why, Undecided) { IsSure = false };

    /// <summary>What of a statement writes; null when nothing does.</summary>
    public static WriteCause? Of(BoundStatement statement)
    {
        if (!statement.Writes.IsEmpty)
            return new WriteCause("it changes " + string.Join(" and ", statement.Writes.Select(static use => use.Schema + "." + use.Relation).Distinct()), "Take that out");
        if (statement.Command != "SELECT") return new WriteCause($"it contains {statement.Command}", "Take that out");
        if (statement.LocksRows) return new WriteCause("it locks rows", "Take out the lock (FOR UPDATE, FOR SHARE)");
        if (statement.RefusedReadOnly is { } refused) return new WriteCause("it " + refused, "Take that out");
        if (statement.VolatileRoutine is not { } routine) return null;
        bool isOwn = statement.Routines.Any(used => new CatalogName(used.Schema, used.Name).ToString() == routine);
        string what = $"it calls {routine}, which is VOLATILE";
        return isOwn ? new WriteCause(what, $"Take the call out, or declare {routine} STABLE again if it changes nothing")
            : new WriteCause(what, $"Write '-- reads' above it if {routine} changes nothing, as random and clock_timestamp do not, or take the call out") { IsSure = false };
    }
}
