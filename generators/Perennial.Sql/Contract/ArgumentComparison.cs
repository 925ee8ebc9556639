using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>PRN1002 to PRN1007: what callers pass.</summary>
internal static class ArgumentComparison
{
    public static void Compare(ProcedureChange change, Evolution evolution)
    {
        EquatableArray<ProcedureArgument> shipped = Passed(change.Shipped);
        EquatableArray<ProcedureArgument> present = Passed(change.Present);
        List<ProcedureArgument> added = Added(shipped, present);
        List<ProcedureArgument> rest = present.Where(argument => !added.Contains(argument)).ToList();
        if (rest.Count != shipped.Count)
        {
            ReportRemoved(change, shipped, present);
            return;
        }

        int before = rest.Count;
        bool isAtEnd = present.Take(before).SequenceEqual(rest);
        if (ReportMoved(change, shipped, rest)) return;
        for (int i = 0; i < shipped.Count; i++) CompareOne(change, shipped[i], rest[i], i + 1);
        ReportRenamed(change, [.. shipped.Zip(rest, static (old, now) => (old, now))]);
        foreach (ProcedureArgument argument in added) ReportAdded(change, argument, isAtEnd, evolution);
    }

    // CALL passes OUT arguments, too; a function's are columns of its result.
    private static EquatableArray<ProcedureArgument> Passed(ProcedureSignature signature) =>
        signature.Kind == ProcedureKind.Procedure ? signature.Arguments : signature.InputArguments;

    // Arguments whose name the shipped line does not have. When names are merely replaced (as many new as missing), they are renamed, not added.
    private static List<ProcedureArgument> Added(EquatableArray<ProcedureArgument> shipped, EquatableArray<ProcedureArgument> present)
    {
        if (present.Count <= shipped.Count) return [];
        List<ProcedureArgument> added = present.Where(argument => argument.Name.Length > 0 && !shipped.Any(old => old.Name == argument.Name)).ToList();
        int surplus = present.Count - shipped.Count;
        return added.Count == surplus ? added : present.Skip(shipped.Count).ToList();
    }

    private static void ReportRemoved(ProcedureChange change, EquatableArray<ProcedureArgument> shipped, EquatableArray<ProcedureArgument> present)
    {
        List<string> gone = shipped.Where(old => !present.Any(argument => argument.Name == old.Name)).Select(static old => $"'{old.Name}'").ToList();
        string which = gone.Count == shipped.Count - present.Count ? string.Join(" and ", gone) : "an argument";
        change.Report(
            FindingRules.ArgumentChanged, $"{change.Name} no longer takes {which}, which running services pass.",
            $"Keep the argument (its value may be ignored), {change.KeepBoth}.");
    }

    private static bool ReportMoved(ProcedureChange change, EquatableArray<ProcedureArgument> shipped, List<ProcedureArgument> present)
    {
        bool isPermutation = shipped.All(static argument => argument.Name.Length > 0)
            && shipped.Select(static argument => argument.Name).OrderBy(static name => name, StringComparer.Ordinal)
                .SequenceEqual(present.Select(static argument => argument.Name).OrderBy(static name => name, StringComparer.Ordinal));
        if (!isPermutation || shipped.Select(static argument => argument.Name).SequenceEqual(present.Select(static argument => argument.Name))) return false;
        change.Report(
            FindingRules.ArgumentChanged, $"The arguments of {change.Name} are in another order, and running services pass them by position.",
            $"Take back the order ({string.Join(", ", shipped.Select(static argument => argument.Name))}), {change.KeepBoth}.{OrderHint(change)}");
        return true;
    }

    // The order of a query's arguments is that of their first use, so an innocent edit of the text can move them.
    private static string OrderHint(ProcedureChange change) =>
        change.Present.Kind == ProcedureKind.Function ? " In a query the first use of each @name gives the order; numbers ($1, $2) fix it." : "";

    private static void CompareOne(ProcedureChange change, ProcedureArgument shipped, ProcedureArgument present, int position)
    {
        string name = shipped.Name.Length == 0 ? "$" + position : $"'{shipped.Name}'";
        if (shipped.Type.DisplayName != present.Type.DisplayName)
        {
            change.Report(
                FindingRules.ArgumentChanged, $"The argument {name} of {change.Name} is {present.Type.DisplayName} and was {shipped.Type.DisplayName}.",
                $"Keep the type {shipped.Type.DisplayName}{Cast(change, shipped, present)}, {change.KeepBoth}.");
            NoteColumns(change, shipped, present);
        }
        else if (shipped.Mode != present.Mode && !IsRenamed(change, shipped, present))
        {
            change.Report(
                FindingRules.ArgumentChanged,
                $"The argument {name} of {change.Name} is {present.Mode.ToString().ToUpperInvariant()} and was {shipped.Mode.ToString().ToUpperInvariant()}{Consequence(shipped.Mode, present.Mode)}.",
                $"Keep the mode, {change.KeepBoth}.");
            NoteColumns(change, shipped, present);
        }

        if (shipped.HasDefault && !present.HasDefault && present.Mode != ArgumentMode.Out)
        {
            change.Report(
                FindingRules.CallAmbiguous, $"The argument {name} of {change.Name} has lost its default, so calls that leave it out fail.",
                $"Give it a default again, {change.KeepBoth}.");
        }

        // A domain that refuses null now is told itself (PRN1018).
        bool isOfDomain = present.Type is { Kind: SignatureTypeKind.Domain, IsNotNull: true } && shipped.Type.DisplayName == present.Type.DisplayName;
        if (shipped.IsNullable && present.RefusesNull && !isOfDomain)
        {
            change.Report(
                FindingRules.ArgumentRefusesNull, $"The argument {name} of {change.Name} refuses null{(change.NullRefuser(present) is { Length: > 0 } refuser ? $" ({refuser} is NOT NULL)" : "")}, which running services may pass.",
                $"Accept null ({(change.IsRoutine ? "say" : $"write '@{present.Name}?' and say")} with coalesce what it means), {change.KeepBoth}.");
        }
    }

    // Both lines are told once for all of them.
    private static void ReportRenamed(ProcedureChange change, List<(ProcedureArgument Old, ProcedureArgument Now)> pairs)
    {
        const string Why = "Calls by name break, and PostgreSQL refuses to replace a procedure with other names.";
        pairs.RemoveAll(pair => pair.Old.Type.DisplayName != pair.Now.Type.DisplayName || !IsRenamed(change, pair.Old, pair.Now));
        List<(ProcedureArgument Old, ProcedureArgument Now)> taken = pairs.FindAll(pair => IsTakenByColumn(change, pair.Old, pair.Now));
        if (taken.Count > 0)
        {
            string names = List(taken, static pair => $"'{pair.Old.Name}'");
            bool isOne = taken.Count == 1;
            change.Report(
                FindingRules.ArgumentRenamed,
                $"The new result column{(isOne ? "" : "s")} {names} of {change.Name} take{(isOne ? "s" : "")} the name{(isOne ? "" : "s")} of the argument{(isOne ? "" : "s")} {names}, which become{(isOne ? "s" : "")} {List(taken, static pair => $"'{pair.Now.Name}'")}: on the server both share one list of names. {Why}",
                $"Give the column{(isOne ? " another name" : "s other names")} ({string.Join(", ", taken.Select(static pair => $"... as {NameRules.Quote(pair.Old.Name + "_2")}"))}), {change.KeepBoth}.");
        }

        List<(ProcedureArgument Old, ProcedureArgument Now)> renamed = pairs.FindAll(pair => !IsTakenByColumn(change, pair.Old, pair.Now));
        foreach ((ProcedureArgument old, ProcedureArgument now) in renamed) NoteColumns(change, old, now);
        if (renamed.Count == 0) return;
        string what = renamed.Count == 1
            ? $"The argument '{renamed[0].Old.Name}' of {change.Name} {Now(renamed[0].Now)}."
            : $"Arguments of {change.Name} have other names: {List(renamed, static pair => $"'{pair.Old.Name}' {Now(pair.Now)}")}.";
        change.Report(FindingRules.ArgumentRenamed, $"{what} {Why}", $"Keep the name{(renamed.Count == 1 ? "" : "s")} {List(renamed, static pair => $"'{pair.Old.Name}'")}, {change.KeepBoth}.");

        static string Now(ProcedureArgument present) => present.Name.Length == 0 ? "has no name any more" : $"is called '{present.Name}' now";
        static string List(List<(ProcedureArgument Old, ProcedureArgument Now)> pairs, Func<(ProcedureArgument Old, ProcedureArgument Now), string> text) =>
            pairs.Count == 1 ? text(pairs[0]) : string.Join(", ", pairs.Take(pairs.Count - 1).Select(text)) + " and " + text(pairs[pairs.Count - 1]);
    }

    private static bool IsRenamed(ProcedureChange change, ProcedureArgument shipped, ProcedureArgument present) =>
        IsTakenByColumn(change, shipped, present) || (shipped.Name != present.Name && shipped.Name.Length > 0 && !IsFreedByColumn(change, shipped, present));

    // A query's argument gives way to a result column of its name: see SignatureNames.
    private static bool IsTakenByColumn(ProcedureChange change, ProcedureArgument shipped, ProcedureArgument present) =>
        !change.IsRoutine && present.Name != shipped.Name && present.Name.TrimEnd('_') == shipped.Name.TrimEnd('_') && change.Present.Columns.Any(column => column.Name == shipped.Name);

    // The other way round: that the column is gone is told.
    private static bool IsFreedByColumn(ProcedureChange change, ProcedureArgument shipped, ProcedureArgument present) =>
        !change.IsRoutine && shipped.Name.TrimEnd('_') == present.Name && change.Shipped.Columns.Any(column => column.Name == present.Name) && !change.Present.Columns.Any(column => column.Name == present.Name);

    // What is written for a slice cannot be cast; its values have the type of what they are compared with.
    private static string Cast(ProcedureChange change, ProcedureArgument shipped, ProcedureArgument present)
    {
        string form = change.FormOf(present), type = CastName.Of(shipped.Type.DisplayName);
        if (form.Length == 0) return "";
        return form.StartsWith("sqlc.slice(", StringComparison.Ordinal)
            ? $" (what {form} is compared with decides: a value of type {(type.EndsWith("[]", StringComparison.Ordinal) ? type.Substring(0, type.Length - 2) : type)} before IN)"
            : $" (a cast in the query fixes it: {form}::{type})";
    }

    private static string Consequence(ArgumentMode shipped, ArgumentMode present) => (IsOutput(shipped), IsOutput(present)) switch
    {
        (true, false) => ", so that its value is no longer returned",
        (false, true) => ", so that its value is returned, too",
        _ => "",
    };

    private static bool IsOutput(ArgumentMode mode) => mode is ArgumentMode.Out or ArgumentMode.InOut;

    // An output argument is a column of the result as well.
    private static void NoteColumns(ProcedureChange change, ProcedureArgument shipped, ProcedureArgument present)
    {
        if (IsOutput(shipped.Mode)) change.ToldColumns.Add(shipped.Name);
        if (IsOutput(present.Mode)) change.ToldColumns.Add(present.Name);
    }

    private static void ReportAdded(ProcedureChange change, ProcedureArgument argument, bool isAtEnd, Evolution evolution)
    {
        if (IsOutput(argument.Mode) && (!isAtEnd || !argument.HasDefault || evolution == Evolution.Strict)) change.ToldColumns.Add(argument.Name);
        if (!isAtEnd)
        {
            change.Report(
                FindingRules.ArgumentChanged, $"{change.Name} takes '{argument.Name}' before arguments that running services pass by position.",
                $"Take the argument back, {change.KeepBoth}.");
        }
        else if (!argument.HasDefault)
        {
            change.Report(
                FindingRules.ArgumentAdded, $"{change.Name} also takes '{argument.Name}', which running services do not pass.",
                $"{(evolution == Evolution.Additive && change.IsRoutine ? "Give the argument a default, as additive evolution allows, or take it back" : "Take the argument back")}, {change.KeepBoth}.");
        }
        else if (evolution == Evolution.Strict)
        {
            change.Report(
                FindingRules.ArgumentAddedWithDefault, $"{change.Name} also takes '{argument.Name}'. Its default spares running services, but the arguments are part of the contract.",
                $"Take the argument back, {change.KeepBoth}; or set PerennialEvolution to additive, which allows it.");
        }
    }
}
