using System.Globalization;
using System.Text;
using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;
using Perennial.Sql.Versions.Drafting;

namespace Perennial.Sql.Pipeline;

/// <summary>Drafts the next version from the difference between what the versions make and schema.sql, and checks the draft as any version is checked.</summary>
internal static class VersionDrafter
{
    /// <param name="files">All files of the folder.</param>
    /// <param name="options">The project's settings.</param>
    /// <param name="title">What the version does, in words.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static VersionDraft Draft(EquatableArray<InputFile> files, DatabaseOptions options, string title, CancellationToken cancellationToken)
    {
        FileStages fileStages = new(StageCache.Shared, options);
        List<InputFile> schemaFiles = files.Where(static file => file.Kind == InputKind.Schema).OrderBy(static file => file.RelativePath, StringComparer.Ordinal).ToList();
        SchemaCatalog schema = new SchemaStage(StageCache.Shared, options, fileStages).Build(schemaFiles).Value;
        FolderAnalysis analysis = new AnalysisRun(files, options, StageCache.Shared, cancellationToken).Run();
        FoldedVersion? newest = analysis.Versions.IsEmpty ? null : analysis.Versions[analysis.Versions.Count - 1];
        DatabaseCatalog from = newest?.Catalog ?? DatabaseCatalog.Empty(options.OldestPostgres);

        HashSet<string> procedures = ProcedureNames(analysis);
        Dictionary<string, string> today = new(StringComparer.Ordinal);
        foreach (RoutineDeclaration declaration in schema.Declarations.Routines)
        {
            if (schema.Catalog.FindRoutine(declaration.Oid) is { } routine) today[FoldCheck.Identity(schema.Catalog, routine)] = declaration.CreateSql;
        }

        Dictionary<string, FoldedRoutine> before = FoldedRoutine.InEffect(analysis.Versions);
        DefinitionTexts todaysTexts = new();
        todaysTexts.Read(DatabaseCatalog.Empty(options.OldestPostgres).WithSearchPath(new SearchPath(options.SearchPath)), schemaFiles.ConvertAll(file => fileStages.Parse(file, namedParameters: false).Value), isSessionEach: false);
        DefinitionTexts earlierTexts = TextsOf(analysis.Versions, fileStages, DatabaseCatalog.Empty(options.OldestPostgres));
        GeneratedGrants generated = GrantsOf(analysis, options);
        DraftWriter up = new(from, schema.Catalog, isSafe: newest is not null, procedures, generated, name => today.TryGetValue(name, out string? text) ? text : todaysTexts.Find(name));
        DraftWriter down = new(schema.Catalog, from, isSafe: false, procedures, generated, name => before.TryGetValue(name, out FoldedRoutine? routine) ? routine.CreateSql : earlierTexts.Find(name));

        int number = (newest?.Folder.Number ?? 0) + 1;
        string folder = number.ToString("0000", CultureInfo.InvariantCulture) + "-" + Slug(title);
        List<FileChange> changes = Changes();
        EquatableArray<Finding> remaining = Remaining(files, changes, options, folder, cancellationToken);

        // What stands below 'set search_path' in schema.sql is copied as it is written there, and means the same only under the same setting.
        SearchPath? written = schemaFiles.SelectMany(file => fileStages.Parse(file, namedParameters: false).Value.Statements)
            .Select(static statement => statement.Node is SetStatement set ? SettingDdl.ReadSearchPath(set) : null).LastOrDefault(static path => path is { Schemas.IsEmpty: false });
        string path = $"search_path = {string.Join(", ", written?.Schemas.Select(CatalogText.Quote) ?? [])}";
        bool hasOnline = up.Online.Any();
        (bool Upgrade, bool Online, bool Downgrade)[] choices = hasOnline ? [(true, false, false), (false, true, false), (true, true, false), (true, true, true)] : [(true, false, false), (true, false, true)];
        foreach ((bool upgrade, bool online, bool downgrade) in choices)
        {
            if (written is null || remaining.IsEmpty) break;
            List<FileChange> under = Changes(upgrade ? "set local " + path : null, online ? "set " + path : null, downgrade ? "set local " + path : null);
            EquatableArray<Finding> left = Remaining(files, under, options, folder, cancellationToken);
            if (left.Count < remaining.Count) (changes, remaining) = (under, left);
        }

        for (int i = 0; i < changes.Count; i++)
        {
            // What is nowhere else belongs to the upgrade.
            string notes = string.Concat(remaining.Where(finding => Math.Max(0, changes.FindIndex(change => finding.Path.EndsWith(change.RelativePath, StringComparison.Ordinal))) == i)
                .Select(finding => $"-- still to do{(finding.Path.EndsWith(changes[i].RelativePath, StringComparison.Ordinal) ? $" in line {finding.Start.Line}" : "")}: " + finding.Message.Replace("\r", "").Replace('\n', ' ') + "\n"));
            if (notes.Length > 0) changes[i] = changes[i] with { Text = changes[i].Text + "\n" + notes };
        }

        string? neighbour = (newest?.Folder.FirstFile ?? schemaFiles.FirstOrDefault())?.Text;
        return new VersionDraft(folder, changes.Select(change => change with { Text = LineEnding.Like(neighbour, change.Text) }).ToEquatableArray(), remaining);

        // With a statement before all others of a file, or none.
        List<FileChange> Changes(string? upgrade = null, string? online = null, string? downgrade = null)
        {
            List<FileChange> scripts =
            [
                new($"versions/{folder}/upgrade.sql", Script($"From version {number - 1} to {number}: {title}.", Behind(upgrade, up.Statements), "Only procedures change."), IsNew: true),
                new($"versions/{folder}/downgrade.sql", Script($"Back from version {number} to {number - 1}.", Behind(downgrade, down.Statements), "Procedures come back by themselves."), IsNew: true),
            ];
            if (up.Online.Any()) scripts.Add(new($"versions/{folder}/online.sql", Script("After the upgrade, while services run: each statement is a step of its own.", Behind(online, up.Online), ""), IsNew: true));
            return scripts;

            static IEnumerable<string> Behind(string? first, IEnumerable<string> statements) => first is null ? statements : statements.Select(statement => DefinitionTexts.Under(InSchema(statement), first)).Prepend(first);

            // Without a schema, an extension comes into the first of the search path.
            static string InSchema(string statement) => statement.StartsWith("create extension ", StringComparison.Ordinal) && !statement.Contains(" schema ") ? statement + " schema public" : statement;
        }
    }

    /// <summary>Identities of the routines that procedures.sql brings.</summary>
    internal static HashSet<string> ProcedureNames(FolderAnalysis analysis)
    {
        HashSet<string> procedures = new(analysis.Model.Procedures.Where(static procedure => !procedure.IsInternal).Select(static procedure => FoldCheck.Identity(procedure.Signature)), StringComparer.Ordinal);
        foreach (ContractProcedure line in analysis.Contract.Procedures) procedures.Add(FoldCheck.Identity(line.Signature));
        foreach (FoldedRoutine routine in analysis.Versions.SelectMany(static version => version.Routines).Where(static routine => routine.IsFromProcedures)) procedures.Add(routine.Identity);
        return procedures;
    }

    /// <summary>The grants that follow from the contract.</summary>
    internal static GeneratedGrants GrantsOf(FolderAnalysis analysis, DatabaseOptions options) =>
        new(analysis.Model.Procedures.Concat(analysis.Model.InlineQueries), analysis.Contract, options);

    private static EquatableArray<Finding> Remaining(EquatableArray<InputFile> files, List<FileChange> changes, DatabaseOptions options, string folder, CancellationToken cancellationToken)
    {
        IEnumerable<InputFile> drafted = changes.Select(static change => new InputFile(InputKind.Version, change.RelativePath, change.RelativePath, change.Text));
        FolderAnalysis analysis = new AnalysisRun(files.Concat(drafted).ToEquatableArray(), options, StageCache.Shared, cancellationToken).Run();
        return analysis.Model.Findings.Where(finding => finding.Severity == FindingSeverity.Error
            && (finding.Rule == FindingRules.FoldDiffers || finding.Path.StartsWith($"versions/{folder}/", StringComparison.Ordinal))).ToEquatableArray();
    }

    /// <summary>What versions create that a catalog does not hold in full.</summary>
    internal static DefinitionTexts TextsOf(IEnumerable<FoldedVersion> versions, FileStages stages, DatabaseCatalog before)
    {
        DefinitionTexts texts = new();
        foreach (FoldedVersion version in versions)
        {
            VersionFolder folder = version.Folder;
            List<ParsedScript> scripts = [];
            if (folder.Upgrade is { } upgrade) scripts.Add(stages.Parse(upgrade, namedParameters: false).Value);
            if (folder.Procedures is { } procedures) scripts.Add(stages.Parse(procedures, namedParameters: false).Value);
            if (folder.Online is { } online) scripts.Add(stages.Parse(online, namedParameters: true).Value);
            texts.Read(before, scripts, isSessionEach: true);
            before = version.Catalog;
        }

        return texts;
    }

    /// <summary>The text of a version's file.</summary>
    internal static string Script(string title, IEnumerable<string> statements, string nothing)
    {
        StringBuilder text = new("-- " + title + "\n");
        bool any = false;
        foreach (string statement in statements)
        {
            any = true;
            text.Append('\n').Append(ProceduresFile.Normalize(statement)).Append(";\n");
        }

        if (!any && nothing.Length > 0) text.Append("-- ").Append(nothing).Append('\n');
        return text.ToString();
    }

    private static string Slug(string title)
    {
        StringBuilder slug = new();
        foreach (char c in title.ToLowerInvariant())
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9')) slug.Append(c);
            else if (slug.Length > 0 && slug[slug.Length - 1] != '-') slug.Append('-');
        }

        string text = slug.ToString().Trim('-');
        return text.Length > 0 ? text : "changes";
    }
}
