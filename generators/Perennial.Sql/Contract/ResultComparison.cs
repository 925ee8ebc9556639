using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>PRN1008, PRN1009, PRN1010, PRN1012 and PRN1015: what callers get.</summary>
internal static class ResultComparison
{
    public static void Compare(ProcedureChange change, Evolution evolution)
    {
        ProcedureSignature shipped = change.Shipped;
        ProcedureSignature present = change.Present;
        if (shipped.Kind != present.Kind)
        {
            string call = shipped.Kind == ProcedureKind.Function ? "with SELECT, which a procedure refuses" : "with CALL, which a function refuses";
            change.Report(
                FindingRules.KindChanged, $"{change.Name} is a {Word(present.Kind)} and was a {Word(shipped.Kind)}; running services call it {call}.",
                $"Make it a {Word(shipped.Kind)} again, {change.KeepBoth}.");
            return;
        }

        if (Shape(shipped) != Shape(present))
        {
            // Arguments make the columns of a procedure.
            if (shipped.Columns.Concat(present.Columns).All(column => change.ToldColumns.Contains(column.Name))) return;
            change.Report(
                FindingRules.ResultColumnChanged, $"{change.Name} returns {Shape(present)} and returned {Shape(shipped)}.",
                $"Return {Shape(shipped)} again{ShapeHint(change)}, {change.KeepBoth}.");
            return;
        }

        CompareColumns(change, shipped, present, evolution);
        bool isWider = shipped.Cardinality < present.Cardinality;
        // A query's command decides about the set as it does about the rows; a routine declares it.
        if (shipped.ReturnsSet != present.ReturnsSet && (!isWider || change.IsRoutine))
        {
            change.Report(
                FindingRules.KindChanged, $"{change.Name} {(present.ReturnsSet ? "returns a set and returned one row" : "returns one row and returned a set")}.",
                $"Declare the result as it was shipped, {change.KeepBoth}.");
        }
        else if (isWider)
        {
            DroppedRow? dropped = present.Cardinality == ResultCardinality.ZeroOrOne ? change.Dropped : null;
            string keys = string.Join(" and ", change.LostKeys);
            string reason = dropped is not null ? ": " + Reason(dropped) : keys.Length > 0 ? $": the unique key {keys} is gone, which kept it to that" : "";
            change.Report(
                FindingRules.CardinalityWidened, $"{change.Name} may return {Rows(present.Cardinality)}, and running services rely on {Rows(shipped.Cardinality)}{reason}.",
                dropped is not null ? $"{Remedy(dropped)}, {change.KeepBoth}."
                : keys.Length > 0 ? $"Keep the key, or let the body give no more rows without it (LIMIT, an aggregate), {change.KeepBoth}." : $"Take back what widened the result (a condition on a unique key, a LIMIT, a join, the command behind '-- name:'), {change.KeepBoth}.");
        }
    }

    private static void CompareColumns(ProcedureChange change, ProcedureSignature shipped, ProcedureSignature present, Evolution evolution)
    {
        bool isScalar = shipped.IsScalar;
        List<ResultColumn> rest = present.Columns.ToList();
        bool hasAllNames = isScalar || shipped.Columns.All(old => present.Columns.Any(column => column.Name == old.Name));
        if (!isScalar && hasAllNames) rest.RemoveAll(column => !shipped.Columns.Any(old => old.Name == column.Name));
        List<ResultColumn> nullable = [];
        for (int i = 0; i < shipped.Columns.Count; i++)
        {
            ResultColumn old = shipped.Columns[i];
            string what = isScalar ? "The result" : $"The result column '{old.Name}'";
            ResultColumn? column = isScalar ? present.Columns[0] : present.Columns.FirstOrDefault(candidate => candidate.Name == old.Name);
            if (!isScalar && change.ToldColumns.Contains(old.Name)) continue;
            if (column is null)
            {
                ReportMissing(change, shipped, present, old, i);
                continue;
            }

            if (old.Type.DisplayName != column.Type.DisplayName)
            {
                change.Report(
                    FindingRules.ResultColumnChanged, $"{what} of {change.Name} is {column.Type.DisplayName} and was {old.Type.DisplayName}.",
                    change.IsRoutine ? $"Return {old.Type.DisplayName} again, {change.KeepBoth}." : $"Cast it to {CastName.Of(old.Type.DisplayName)}, {change.KeepBoth}.");
            }
            else if (!old.IsNullable && column.IsNullable && !(shipped.ReturnsSet && !present.ReturnsSet))
            {
                nullable.Add(column);
            }
        }

        ReportNullable(change, nullable);
        if (isScalar || !hasAllNames) return;
        if (!rest.Select(static column => column.Name).SequenceEqual(shipped.Columns.Select(static column => column.Name)))
        {
            string order = string.Join(", ", shipped.Columns.Select(static column => column.Name));
            change.Report(
                FindingRules.ResultColumnChanged, $"The result columns of {change.Name} are in another order.",
                $"Return them in the shipped order ({order}), {change.KeepBoth}.");
            return;
        }

        ReportAdded(change, shipped, present, evolution);
    }

    // Both lines are told once for all columns.
    private static void ReportNullable(ProcedureChange change, List<ResultColumn> columns)
    {
        if (columns.Count == 0) return;
        bool isScalar = change.Shipped.IsScalar;
        string names = string.Join(", ", columns.Select(static column => column.Name));
        string Because(ResultColumn column) => change.NullReason(column) is { Length: > 0 } reason ? $" ({reason})" : "";
        string what = isScalar ? $"The result of {change.Name} may be null{Because(columns[0])}, and running services rely on a value."
            : columns.Count == 1 ? $"The result column '{columns[0].Name}' of {change.Name} may be null{Because(columns[0])}, and running services rely on a value."
            : $"Result columns of {change.Name} may be null, and running services rely on values: {string.Join(", ", columns.Select(column => $"'{column.Name}'{Because(column)}"))}.";
        bool isOne = columns.Count == 1;
        change.Report(
            FindingRules.ResultColumnNullable, what,
            !change.Shipped.IsStrict && columns.TrueForAll(column => change.NullReason(column) == Procedure.StrictNull) ? $"Take STRICT out again, {change.KeepBoth}."
                : !change.Present.ReturnsSet && change.Dropped is { } dropped ? $"Make sure that there is a row: {Reason(dropped)}. {Remedy(dropped)}, {change.KeepBoth}."
                : isScalar && change.NullReason(columns[0]) == Procedure.NoRow
                ? $"Put coalesce around the query as a whole (select coalesce((select ...), ...)) or around an aggregate (max, sum): these give a row in every case{(change.IsRoutine ? $"; if you know that there always is one, say so above the routine: '-- not-null: {NotNullPromise.Result}'" : "")}, {change.KeepBoth}."
                : change.NullReason(columns[0]).StartsWith(Procedure.BodyDoesNotFit, StringComparison.Ordinal) ? "Keep what the body uses, or rewrite the body in the same version so that it gives the same from the new tables."
                : change.IsRoutine
                ? $"Return what is provably never null, as coalesce and count are; if you know that {(isOne ? "it never is" : "they never are")}, say so above the routine: '-- not-null: {(isScalar ? NotNullPromise.Result : names)}'."
                : isScalar ? "Make sure that it is never null, as coalesce does."
                : $"Make sure that {(isOne ? "it is" : "they are")} never null, as coalesce does; if you know that {(isOne ? "it never is" : "they never are")}, say so: {string.Join(", ", columns.Select(static column => $"as \"{column.Name}!\""))}.");
    }

    /// <summary>Whether some result column is told to be nullable because the function became STRICT.</summary>
    public static bool LosesValuesByStrict(ProcedureChange change) =>
        !change.Shipped.IsStrict && change.Shipped.Kind == change.Present.Kind && Shape(change.Shipped) == Shape(change.Present) && change.Shipped.ReturnsSet == change.Present.ReturnsSet
        && change.Present.Columns.Any(column => column.IsNullable && change.NullReason(column) == Procedure.StrictNull
            && change.Shipped.Columns.Any(old => !old.IsNullable && (change.Shipped.IsScalar || old.Name == column.Name) && old.Type.DisplayName == column.Type.DisplayName));

    private static void ReportMissing(ProcedureChange change, ProcedureSignature shipped, ProcedureSignature present, ResultColumn old, int position)
    {
        ResultColumn? instead = position < present.Columns.Count && !shipped.Columns.Any(column => column.Name == present.Columns[position].Name) ? present.Columns[position] : null;
        bool isRenamed = instead is not null && instead.Type.DisplayName == old.Type.DisplayName;
        change.Report(
            FindingRules.ResultColumnChanged,
            isRenamed ? $"The result column '{old.Name}' of {change.Name} is called '{instead!.Name}' now." : $"{change.Name} no longer returns the column '{old.Name}', which running services read.",
            isRenamed ? $"Keep its name{(change.IsRoutine ? "" : $" ('{NameRules.Quote(instead!.Name)} as {NameRules.Quote(old.Name)}')")}, {change.KeepBoth}." : $"Return it again, {change.KeepBoth}.");
    }

    private static void ReportAdded(ProcedureChange change, ProcedureSignature shipped, ProcedureSignature present, Evolution evolution)
    {
        List<string> added = present.Columns.Where(column => !shipped.Columns.Any(old => old.Name == column.Name) && !change.ToldColumns.Contains(column.Name)).Select(static column => $"'{column.Name}'").ToList();
        if (added.Count == 0) return;
        bool isAtEnd = present.Columns.Take(shipped.Columns.Count).Select(static column => column.Name).SequenceEqual(shipped.Columns.Select(static column => column.Name));
        if (evolution == Evolution.Additive && isAtEnd) return;
        string columns = string.Join(", ", shipped.Columns.Select(static column => column.Name));
        string place = evolution == Evolution.Additive ? "Put it behind the shipped columns"
            : change.ReturnedRowType is { } type ? $"Return the shipped columns only: {DeclaredColumns(shipped)} instead of {type} and select those columns ({columns}) in the body, take the new one back"
            : $"Name the shipped columns ({columns}) where '*' brought it in, take it back";
        string[] embeds = [.. change.Embedded.Where(record => added.Exists(name => EmbeddedNames(present, record).Contains(name))).Select(static record => $"sqlc.embed({record.Name})")];
        if (embeds.Length > 0 && evolution != Evolution.Additive) place = $"Name the shipped columns ({columns}) instead of {string.Join(" and ", embeds)}, take the new one{(added.Count == 1 ? "" : "s")} back";
        string cause = embeds.Length > 0 ? $", because {string.Join(" and ", embeds)} has every column of its table"
            : change.ReturnedRowType is { } row ? $", because it returns the row type {row}, which has every column of its table or type" : "";
        change.Report(FindingRules.ResultColumnAdded, $"{change.Name} also returns {string.Join(" and ", added)}{cause}.", $"{place}, {change.KeepBoth}.");
    }

    private static IEnumerable<string> EmbeddedNames(ProcedureSignature present, EmbeddedRecord record) => present.Columns.Skip(record.First).Take(record.Columns.Count).Select(static column => $"'{column.Name}'");

    // OUT arguments declare the columns of a function that returns no set.
    private static string DeclaredColumns(ProcedureSignature shipped)
    {
        IEnumerable<string> columns = shipped.Columns.Select(static column => $"{NameRules.Quote(column.Name)} {column.Type.DisplayName}");
        return shipped.ReturnsSet ? $"declare 'returns table ({string.Join(", ", columns)})'" : $"declare the arguments '{string.Join(", ", columns.Select(static column => "out " + column))}'";
    }

    private static string Shape(ProcedureSignature signature) =>
        signature.Cardinality == ResultCardinality.None ? "nothing" : signature.IsScalar ? "a bare value" : "rows with named columns";

    // The commands, or the declaration, that give what was shipped.
    private static string ShapeHint(ProcedureChange change)
    {
        ProcedureSignature shipped = change.Shipped;
        if (change.IsRoutine)
        {
            return shipped.Kind == ProcedureKind.Procedure ? ""
                : shipped.Cardinality == ResultCardinality.None ? " (declare 'returns void')"
                : shipped.IsScalar ? $" (declare 'returns {(shipped.ReturnsSet ? "setof " : "")}{shipped.Columns[0].Type.DisplayName}')"
                : $" ({DeclaredColumns(shipped)})";
        }

        string command = shipped.Cardinality == ResultCardinality.None ? ":exec"
            : shipped.IsScalar && shipped.Columns[0] is { IsNullable: false, Type.DisplayName: "bigint" } ? ":execrows, which gives the number of rows, or :value, whichever it was"
            : shipped.IsScalar ? ":value"
            : shipped.Cardinality == ResultCardinality.Many ? ":many"
            : ":one or :single";
        return $" (the command behind '-- name:' decides: write {command})";
    }

    private static string Word(ProcedureKind kind) => kind == ProcedureKind.Function ? "function" : "procedure";

    private static string Reason(DroppedRow dropped) => dropped.Trigger is { } trigger
        ? $"the trigger {trigger} of {dropped.Relation} may leave out a row that is inserted, because its function {dropped.Function} is not seen to return 'new' on all ways"
        : $"a row that is inserted into {dropped.Relation} may go elsewhere, by its rules or because the view is not updated by itself";

    private static string Remedy(DroppedRow dropped) => dropped.Trigger is { } trigger
        ? $"Write every RETURN of {dropped.Function} as 'return new;' (in PL/pgSQL, and without storing into 'new' as a whole) and raise an error where a row is refused, make {trigger} an AFTER trigger"
        : "Insert into the table itself";

    private static string Rows(ResultCardinality cardinality) => cardinality switch
    {
        ResultCardinality.One => "exactly one row",
        ResultCardinality.ZeroOrOne => "at most one row, perhaps none",
        _ => "many rows",
    };
}
