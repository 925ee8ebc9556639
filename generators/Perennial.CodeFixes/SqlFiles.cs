using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Perennial.Generators.Inputs;
using Perennial.Sql;
using Perennial.Sql.Fixes;
using Perennial.Sql.Pipeline;

namespace Perennial.CodeFixes;

/// <summary>The SQL files of a project: its additional documents.</summary>
internal static class SqlFiles
{
    /// <summary>The solution after repairs in a project's SQL files; every project that has the same files gets their new texts.</summary>
    public static async Task<Solution> FixAsync(Solution solution, ProjectId projectId, Func<FixTarget, bool> isWanted, CancellationToken cancellationToken)
    {
        if (solution.GetProject(projectId) is not { } project) return solution;
        (EquatableArray<InputFile> files, FolderFix fix) = Find(project, isWanted, cancellationToken);
        foreach (FileChange change in fix.Changes) solution = await WriteAsync(solution, project, PathOf(files, change), change.Text, MayAddFiles(project), cancellationToken).ConfigureAwait(false);
        return solution;
    }

    /// <summary>What has to be known besides the edits: why there are none, or what they cannot keep. Null when there is nothing of the kind.</summary>
    public static string? Note(Project project, Func<FixTarget, bool> isWanted, CancellationToken cancellationToken)
    {
        FolderFix fix = Find(project, isWanted, cancellationToken).Fix;
        return fix.Notes.IsEmpty ? null : fix.Notes[0].Text;
    }

    private static (EquatableArray<InputFile> Files, FolderFix Fix) Find(Project project, Func<FixTarget, bool> isWanted, CancellationToken cancellationToken)
    {
        GeneratorOptions options = GeneratorOptions.Read(project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions);
        EquatableArray<InputFile> files = InputFiles.ReadAll(project.AnalyzerOptions, cancellationToken);
        return (files, DatabaseAnalysis.Fix(files, options.Database, isWanted, MayAddFiles(project), cancellationToken));
    }

    private static bool MayAddFiles(Project project) => project.Solution.Workspace.CanApplyChange(ApplyChangesKind.AddAdditionalDocument);

    private static async Task<Solution> WriteAsync(Solution solution, Project project, string path, string text, bool mayAddFiles, CancellationToken cancellationToken)
    {
        List<TextDocument> documents = solution.Projects.SelectMany(static candidate => candidate.AdditionalDocuments).Where(document => document.FilePath == path).ToList();
        foreach (TextDocument document in documents)
        {
            solution = solution.WithAdditionalDocumentText(document.Id, await TextAsync(document, text, cancellationToken).ConfigureAwait(false));
        }

        // The targets name the downgrade.sql that a version lacks, so that it is a document already; elsewhere it may have to be one.
        if (documents.Count > 0 || !mayAddFiles) return solution;
        return solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), Path.GetFileName(path), SourceText.From(text, NewEncoding), filePath: path);
    }

    private static System.Text.Encoding NewEncoding => new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    // Only what differs is changed, so that an editor keeps its place in the file. A file that is not there yet has no text and no encoding.
    private static async Task<SourceText> TextAsync(TextDocument document, string text, CancellationToken cancellationToken)
    {
        SourceText old = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (old.Length == 0) return SourceText.From(text, NewEncoding);
        string before = old.ToString();
        int start = 0;
        while (start < before.Length && start < text.Length && before[start] == text[start]) start++;
        int end = 0;
        while (end < before.Length - start && end < text.Length - start && before[before.Length - 1 - end] == text[text.Length - 1 - end]) end++;
        return old.WithChanges(new TextChange(TextSpan.FromBounds(start, before.Length - end), text.Substring(start, text.Length - end - start)));
    }

    private static string PathOf(EquatableArray<InputFile> files, FileChange change)
    {
        InputFile? file = files.FirstOrDefault(file => file.RelativePath == change.RelativePath);
        if (file is not null) return file.Path;
        InputFile known = files[0];
        char separator = known.Path.Contains('\\') ? '\\' : '/';
        return known.Path.Substring(0, known.Path.Length - known.RelativePath.Length) + change.RelativePath.Replace('/', separator);
    }
}
