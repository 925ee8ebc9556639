using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Fixes;

/// <summary>
/// Repairs one target after the other, each in the folder that the ones before have left. Of the ways to repair a target the first is taken that brings no new
/// error; one that makes the shipped procedure again to the letter goes before one that only keeps its signature.
/// </summary>
/// <param name="options">The project's settings.</param>
/// <param name="mayAddFiles">Whether files can be added. A missing downgrade.sql is written all the same.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class FixRun(DatabaseOptions options, bool mayAddFiles, CancellationToken cancellationToken)
{
    public FolderFix Run(EquatableArray<InputFile> files, Func<FixTarget, bool> isWanted)
    {
        FolderState state = new(files, options, cancellationToken);
        List<FixTarget> repaired = [];
        List<FixNote> notes = [];
        foreach (FixTarget wanted in FixFinder.Find(state).Where(isWanted).ToList())
        {
            // What an earlier repair has settled needs no second one.
            if (FixFinder.Find(state).FirstOrDefault(target => IsSame(target, wanted)) is not { } target) continue;
            (FolderState? next, string? note) = Repair(state, target);
            if (note is not null) notes.Add(new FixNote(target, next is not null, note));
            if (next is null) continue;
            state = next;
            repaired.Add(target);
        }

        return new FolderFix(Changes(files, state.Files).ToEquatableArray(), repaired.ToEquatableArray(), notes.ToEquatableArray());
    }

    private (FolderState? State, string? Note) Repair(FolderState before, FixTarget target)
    {
        (FolderState State, string? Note)? best = null;
        string? refused = null;
        Dictionary<string, int> errors = before.Errors;
        foreach (FolderEdit edit in Ways(before, target))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (edit.AddsFiles && !mayAddFiles && !edit.IsDraft) continue;
            FolderState after = new(edit.Apply(before.Files), options, cancellationToken);
            if (FixFinder.Find(after).Any(left => IsSame(left, target)) || (!edit.IsDraft && BringsErrors(errors, after.Errors)) || IsBroken(after, target.Subject))
            {
                refused ??= FirstNew(before, after);
                continue;
            }

            if (edit.Wanted.All(wanted => Text(after, wanted.Key) == wanted.Value)) return (after, edit.Note);
            best ??= (after, edit.Note);
        }

        if (best is not null) return best.Value;

        // A star that stays one is no mistake.
        return (null, target.Kind == FixKind.ListColumns ? null : Reason(before, target, refused));
    }

    private static string Reason(FolderState state, FixTarget target, string? refused)
    {
        if (target.Kind == FixKind.AddDowngrade) return $"Nothing is drafted for {target.Subject}, because that version or one before it has errors. Repair those, and ask again.";
        const string advice = "Take it back from version control, or write one with the shipped signature.";
        if (state.NewestSealed is null) return $"{target.Subject} cannot be restored, because the sealed versions, which have its text, have errors. {advice}";
        if (refused is null) return $"{target.Subject} cannot be restored, because no sealed version has its text. {advice}";
        bool isPromised = state.Analysis.Match.Dropped.FirstOrDefault(line => ContractReader.Key(line.Signature) == target.Subject) is { } line && ShippedRoutine.PromisesRow(line.Signature);
        string promise = isPromised ? "It cannot come back empty either, since the contract promises a row or a value that is not null: keep what its body needs, or write a body that gives one." : advice;
        return $"{target.Subject} cannot be restored, because its sealed text no longer fits: {refused} {promise}";
    }

    private static string? FirstNew(FolderState before, FolderState after)
    {
        HashSet<string> old = new(before.Analysis.Model.Findings.Select(static finding => finding.Rule.Id + finding.Message), StringComparer.Ordinal);
        string? message = after.Analysis.Model.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error && !old.Contains(finding.Rule.Id + finding.Message))?.Message;
        if (message is null) return null;

        // The contract's line and its advice are in the finding that stays.
        int line = message.IndexOf(" Shipped: ", StringComparison.Ordinal);
        return (line < 0 ? message : message.Substring(0, line)).TrimEnd('.') + ".";
    }

    private IEnumerable<FolderEdit> Ways(FolderState state, FixTarget target)
    {
        if (target.Kind == FixKind.AddDowngrade) return DowngradeDraft.Write(state, target.Subject);
        (ContractProcedure Shipped, Procedure Present) pair = state.Analysis.Match.Pairs.FirstOrDefault(pair => ContractReader.Key(pair.Shipped.Signature) == target.Subject);
        if (target.Kind == FixKind.ListColumns) return StarList.Of(state, pair.Present) is { } stars ? Lists(state, stars, pair.Shipped, pair.Present) : [];
        ProcedureRestoration restoration = new(state, mayAddFiles);
        if (pair.Present is not null) return restoration.Changed(pair.Shipped, pair.Present);
        if (state.Analysis.Match.Dropped.FirstOrDefault(line => ContractReader.Key(line.Signature) == target.Subject) is { } dropped) return restoration.Dropped(dropped);
        return state.Analysis.Match.Added.FirstOrDefault(added => added.Location == target.Place) is { } overload ? restoration.Ambiguous(overload) : [];
    }

    // With the tables' names, and on one line, the list is what the function has had all along: then the database is told nothing new.
    private static IEnumerable<FolderEdit> Lists(FolderState state, StarList stars, ContractProcedure shipped, Procedure present)
    {
        string wanted = state.Sealed(shipped) is { } before ? before.Text.CreateSql : present.CreateSql;
        bool onlyShipped = state.Analysis.Model.Findings.Any(finding => finding.Rule == FindingRules.ResultColumnAdded && finding.Path == present.Location.Path && finding.Span == present.Location.Span);
        foreach (bool isShort in new[] { true, false })
        {
            FolderEdit edit = stars.Write(shipped.Signature, onlyShipped, isShort);
            edit.Wanted[ContractReader.Key(present.Signature)] = ProceduresFile.Normalize(wanted);
            yield return edit;
        }
    }

    private static string? Text(FolderState state, string key) =>
        state.Analysis.Model.Procedures.FirstOrDefault(procedure => !procedure.IsInternal && ContractReader.Key(procedure.Signature) == key) is { } found ? ProceduresFile.Normalize(found.CreateSql) : null;

    // A routine's body is PL/pgSQL to the analysis, but the query in one that was generated can be bound.
    private static bool IsBroken(FolderState state, string key) =>
        state.Analysis.Model.Procedures.FirstOrDefault(procedure => procedure.QuerySql is null && ContractReader.Key(procedure.Signature) == key) is { } procedure
        && state.Schema.Declarations.Routines.FirstOrDefault(declaration => declaration.Location == procedure.Location) is { } declaration
        && state.Schema.Catalog.FindRoutine(declaration.Oid) is { } routine
        && state.Binding.Bind(routine, state.Schema.Key, state.Schema.Catalog)?.Problem is not null;

    private static bool IsSame(FixTarget a, FixTarget b) => a.Kind == b.Kind && a.Subject == b.Subject;

    private static bool BringsErrors(Dictionary<string, int> before, Dictionary<string, int> after) =>
        after.Any(error => error.Value > (before.TryGetValue(error.Key, out int count) ? count : 0));

    private static IEnumerable<FileChange> Changes(EquatableArray<InputFile> before, EquatableArray<InputFile> after)
    {
        Dictionary<string, string> old = before.ToDictionary(static file => file.RelativePath, static file => file.Text, StringComparer.Ordinal);
        foreach (InputFile file in after)
        {
            bool isNew = !old.TryGetValue(file.RelativePath, out string? text);
            if (isNew || text != file.Text) yield return new FileChange(file.RelativePath, file.Text, isNew);
        }
    }
}
