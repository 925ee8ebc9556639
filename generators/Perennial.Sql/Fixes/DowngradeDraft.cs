using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;
using Perennial.Sql.Versions.Drafting;

namespace Perennial.Sql.Fixes;

/// <summary>Drafts the downgrade.sql of a version that has none, as <c>perennial new</c> drafts it: from the difference between the version's catalog and that of the version before.</summary>
internal static class DowngradeDraft
{
    /// <param name="state">The folder.</param>
    /// <param name="name">The version's folder.</param>
    public static IEnumerable<FolderEdit> Write(FolderState state, string name)
    {
        List<FoldedVersion> versions = state.Analysis.Versions.ToList();
        int index = versions.FindIndex(version => version.Folder.Name == name);
        // What a refused statement would have made, nobody knows.
        if (index < 0 || versions.Take(index + 1).Any(static version => version.HasErrors)) yield break;
        FoldedVersion version = versions[index];
        DatabaseCatalog before = index == 0 ? DatabaseCatalog.Empty(state.Options.OldestPostgres) : versions[index - 1].Catalog;
        HashSet<string> procedures = VersionDrafter.ProcedureNames(state.Analysis);
        Dictionary<string, FoldedRoutine> routines = FoldedRoutine.InEffect(versions.Take(index));
        DefinitionTexts texts = state.DefinitionTexts(index);
        DraftWriter down = new(version.Catalog, before, isSafe: false, procedures, VersionDrafter.GrantsOf(state.Analysis, state.Options), identity => routines.TryGetValue(identity, out FoldedRoutine? routine) ? routine.CreateSql : texts.Find(identity));
        string path = $"versions/{name}/downgrade.sql";
        string text = VersionDrafter.Script($"Back from version {version.Folder.Number} to {version.Folder.Number - 1}.", down.Statements, "Procedures come back by themselves.");
        string? neighbour = version.Folder.FirstFile?.Text;
        FolderEdit edit = new FolderEdit { IsDraft = true }.Add(path, LineEnding.Like(neighbour, text));
        FolderState drafted = new(edit.Apply(state.Files), state.Options, CancellationToken.None);
        string notes = string.Concat(drafted.Analysis.Model.Findings
            .Where(finding => finding.Severity == FindingSeverity.Error && finding.Path.EndsWith(path, StringComparison.Ordinal))
            .Select(static finding => "-- still to do: " + finding.Message.Replace("\r", "").Replace('\n', ' ') + "\n"));
        yield return notes.Length == 0 ? edit : new FolderEdit { IsDraft = true }.Add(path, LineEnding.Like(neighbour, text + "\n" + notes));
    }
}
