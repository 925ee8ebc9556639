using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>Folds one version onto the catalog of the version before.</summary>
/// <param name="binder">Types views and expressions.</param>
/// <param name="parse">Parses a file; its findings are taken by the fold.</param>
internal sealed class VersionFold(IDefinitionBinder? binder, Func<InputFile, bool, StageResult<ParsedScript>> parse)
{
    /// <param name="before">The catalog of the version before.</param>
    /// <param name="folder">The version.</param>
    /// <param name="key">The key of the result.</param>
    /// <param name="aside">The procedures of <paramref name="before"/> whose bodies the runner sets aside where the server asks for it.</param>
    /// <param name="findings">Receives what is wrong in the version's files.</param>
    public FoldedVersion Apply(DatabaseCatalog before, VersionFolder folder, string key, IReadOnlyList<Routine> aside, ICollection<Finding> findings)
    {
        List<Finding> own = [];
        List<FoldedRoutine> routines = [];
        List<AlteredRoutine> altered = [];
        StatementCheck statements = new(folder);
        DatabaseCatalog upgraded = Run(BodyReferences.SetAside(before, aside).WithTransaction(), folder.Upgrade, own, routines, altered, statements);
        DatabaseCatalog afterUpgrade = BodyReferences.Restore(Run(upgraded, folder.Procedures, own, routines, altered, statements, isProcedures: true).WithoutTransaction(), aside);
        EquatableArray<QueryDefinition> steps = folder.Online is { } online ? QueryFileReader.ReadOnline(parse(online, true).Value, own) : [];
        DatabaseCatalog after = Run(afterUpgrade, folder.Online, own, routines, altered, statements, isOnline: true);
        bool hasErrors = own.Exists(static finding => finding.Severity == FindingSeverity.Error);
        DatabaseCatalog? undone = null;
        if (folder.Downgrade is not null)
        {
            List<Finding> downgrade = [];
            HashSet<string> procedures = new(routines.Where(static routine => routine.IsFromProcedures).Select(static routine => routine.Identity), StringComparer.Ordinal);
            DatabaseCatalog without = WithoutNewProcedures(before, after, routines);
            HashSet<uint> earlier = new(aside.Select(static routine => routine.Oid));
            List<Routine> replaced = BodyReferences.Of(without, routine => earlier.Contains(routine.Oid) || procedures.Contains(FoldCheck.Identity(without, routine)));
            undone = Run(BodyReferences.SetAside(without, replaced).WithTransaction(), folder.Downgrade, downgrade, [], altered, statements).WithoutTransaction();
            if (hasErrors || !folder.ChangesSomething || downgrade.Exists(static finding => finding.Severity == FindingSeverity.Error)) undone = null;

            // After an upgrade that was refused, or is missing, most of what the downgrade names is not there; only what is wrong by itself is worth telling.
            own.AddRange(hasErrors || !folder.ChangesSomething ? downgrade.Where(static finding => finding.Rule == FindingRules.Syntax) : downgrade);
        }

        foreach (Finding finding in own) findings.Add(finding);
        return new FoldedVersion(folder, key, afterUpgrade, after, undone, hasErrors)
        {
            Upgraded = upgraded,
            Routines = routines.ToEquatableArray(),
            Altered = altered.ToEquatableArray(),
            StatementFindings = statements.Findings,
            BatchRefusal = BatchSteps.RefusalOf(steps),
        };
    }

    private DatabaseCatalog Run(DatabaseCatalog catalog, InputFile? file, List<Finding> findings, List<FoldedRoutine> routines, List<AlteredRoutine> altered, StatementCheck statements, bool isProcedures = false, bool isOnline = false)
    {
        if (file is null) return catalog;
        StageResult<ParsedScript> script = parse(file, isOnline);
        findings.AddRange(script.Findings);
        ScriptFold fold = new(catalog, binder, findings);
        fold.StartSession();
        DoBlockFold blocks = new(fold, findings);
        if (!isProcedures) statements.ReadCommands(script.Value);
        fold.Apply(script.Value, (statement, before) =>
        {
            blocks.Read(script.Value.Source, statement);
            statements.Read(file, script.Value.Source, statement, before);
            if (AlteredRoutine.Of(script.Value.Source, statement, before, fold.Catalog) is { } changed) altered.Add(changed);
            if (statement.Node is not CreateRoutineStatement create || DeclarationReader.Created(create, before, fold.Catalog) is not { } routine) return;

            // The server looks up the names of an SQL-standard body when the statement runs; procedures.sql has the other checks of bodies off.
            BoundBody? body = routine.Body is null ? null : RoutineBinder.Bind(fold.Catalog, routine, null, script.Value.Source);
            if (body is not null) findings.AddRange(isProcedures ? body.ParseErrors : body.Errors);
            routines.Add(Routine(script.Value.Source, statement, create, body, routine, fold.Catalog, isProcedures));
        });
        return fold.Catalog;
    }

    // As when a database goes down: the procedures that the version brought, or dropped and made anew, go first, since their signatures may use types that downgrade.sql drops.
    // What something else needs stays, and downgrade.sql has to drop that.
    private DatabaseCatalog WithoutNewProcedures(DatabaseCatalog before, DatabaseCatalog after, List<FoldedRoutine> routines)
    {
        HashSet<string> made = new(routines.Where(static routine => routine.IsFromProcedures).Select(static routine => routine.Identity), StringComparer.Ordinal);
        HashSet<string> added = new(after.UserRoutines.Where(routine => before.FindRoutine(routine.Oid) is null).Select(routine => FoldCheck.Identity(after, routine)).Where(made.Contains), StringComparer.Ordinal);
        if (added.Count == 0) return after;

        // Those that call each other go in whatever order. All at once, because each DROP looks through the whole catalog; one by one where something holds one of them.
        DatabaseCatalog loose = BodyReferences.SetAside(after, BodyReferences.Of(after, routine => added.Contains(FoldCheck.Identity(after, routine))));
        List<Finding> refused = [];
        DatabaseCatalog without = Drop(loose, "drop routine " + string.Join(", ", added.Select(static identity => identity.Substring(identity.IndexOf(' ') + 1))) + ";\n", refused);
        return refused.Count == 0 ? without : Drop(loose, string.Concat(added.Select(static identity => $"drop {identity};\n")), refused);
    }

    private DatabaseCatalog Drop(DatabaseCatalog catalog, string drops, List<Finding> refused)
    {
        ScriptFold fold = new(catalog, binder, refused);
        fold.StartSession();
        fold.Apply(parse(new InputFile(InputKind.Version, "", "", drops), false).Value);
        return fold.Catalog;
    }

    private static FoldedRoutine Routine(
        SourceText source, ParsedStatement statement, CreateRoutineStatement create, BoundBody? body, Routine routine, DatabaseCatalog catalog, bool isProcedures) =>
        new(
            FoldCheck.Identity(catalog, routine), RoutineText.CreateOrReplace(source, statement.Span, create, routine, catalog, body), isProcedures,
            SourceLocation.Of(source, create.Name.Span))
        {
            Header = Header(source, statement),
        };

    private static EquatableArray<string> Header(SourceText source, ParsedStatement statement)
    {
        if (statement.LeadingComments.IsEmpty) return default;
        List<CommentLine> lines = CommentLines.Of(source, statement.LeadingComments);
        return lines.Skip(CommentLines.BlockAbove(lines, source.GetPosition(statement.Span.Start).Line)).Select(line => source.Text.Substring(line.Span.Start, line.Span.Length)).ToEquatableArray();
    }
}
