using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Perennial.Generators.Analyzers;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Tests;

namespace Perennial.CodeFixes.Tests;

/// <summary>A project with SQL files in a workspace, as an editor has it open.</summary>
internal sealed class EditedProject : IDisposable
{
    private const string Root = "/app/db/";

    private readonly AdhocWorkspace _workspace = new();

    public EditedProject(DatabaseFiles files, string csharp = "namespace App; public sealed partial class Database;", string csharpPath = "/app/Database.cs", params string[] absent)
    {
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "App", "App", LanguageNames.CSharp, filePath: "/app/App.csproj"))
            .AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(csharpPath), SourceText.From(csharp), filePath: csharpPath);
        foreach ((string path, string text) in files.Texts)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: Root + path);
        foreach (string path in absent)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(""), filePath: Root + path);
        solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), "app.globalconfig", SourceText.From(Settings(files, absent)), filePath: "/app/app.globalconfig");
        _workspace.TryApplyChanges(solution);
        ProjectId = id;
    }

    private ProjectId ProjectId { get; }

    public Project Project => _workspace.CurrentSolution.GetProject(ProjectId)!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The files as they are now.</summary>
    public async Task<DatabaseFiles> FilesAsync()
    {
        DatabaseFiles files = DatabaseFiles.Empty;
        foreach (TextDocument document in Project.AdditionalDocuments) files = files.With(document.FilePath![Root.Length..], (await document.GetTextAsync(Token)).ToString());
        return files;
    }

    public async Task<ImmutableArray<Diagnostic>> OffersAsync(DiagnosticAnalyzer? analyzer = null)
    {
        Compilation compilation = (await Project.GetCompilationAsync(Token))!;
        return await compilation.WithAnalyzers([analyzer ?? new FixAnalyzer()], Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(Token);
    }

    /// <summary>Takes one offer.</summary>
    public async Task TakeAsync(Diagnostic offer)
    {
        Apply(await (await ActionAsync(offer)).GetOperationsAsync(Token));
    }

    /// <summary>What the light bulb shows for an offer.</summary>
    public async Task<string> TitleAsync(Diagnostic offer) => (await ActionAsync(offer)).Title;

    /// <summary>Takes all offers of one identifier at once; the action's key is that of whatever was offered first, as dotnet format has it.</summary>
    /// <returns>How often each file was changed.</returns>
    public async Task<IReadOnlyList<string>> TakeAllAsync(string id)
    {
        ImmutableArray<Diagnostic> offers = await OffersAsync();
        CodeFixProvider provider = new SqlFixProvider();
        CodeAction? first = null;
        await provider.RegisterCodeFixesAsync(new CodeFixContext(Document(offers[0]), offers[0], (found, _) => first = found, Token));
        FixAllContext context = new(Document(offers[0]), provider, FixAllScope.Solution, first!.EquivalenceKey!, [id], new Offers(offers), Token);
        CodeAction action = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(Token);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        string[] files = [.. changed.GetChanges(_workspace.CurrentSolution).GetProjectChanges().SelectMany(static project => project.GetChangedAdditionalDocuments().Concat(project.GetAddedAdditionalDocuments()))
            .Select(document => changed.GetAdditionalDocument(document)!.FilePath![Root.Length..]).Order(StringComparer.Ordinal)];
        Apply(operations);
        return files;
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<CodeAction> ActionAsync(Diagnostic offer)
    {
        CodeAction? action = null;
        await new SqlFixProvider().RegisterCodeFixesAsync(new CodeFixContext(Document(offer), offer, (found, _) => action = found, Token));
        return action!;
    }

    private Document Document(Diagnostic offer) => Project.GetDocument(offer.Location.SourceTree)!;

    private void Apply(ImmutableArray<CodeActionOperation> operations) =>
        Assert.True(_workspace.TryApplyChanges(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution));

    private static string Settings(DatabaseFiles files, string[] absent)
    {
        StringBuilder text = new("is_global = true\nbuild_property.RootNamespace = App\n");
        IEnumerable<(string Path, string Kind)> kinds = files.Texts.Keys.Select(static path => (path, InputFile.Classify(path)?.ToString() ?? ""))
            .Concat(absent.Select(static path => (path, "absent")))
            // As the targets name what comes.
            .Append(("versions/0002-next/downgrade.sql", "Version")).Concat(new[] { "items", "notes", "lists", "shop" }.Select(static name => ($"queries/{name}.sql", "Query"))).DistinctBy(static file => file.Item1);
        foreach ((string path, string kind) in kinds)
            text.Append($"[{Root}{path}]\nbuild_metadata.AdditionalFiles.PerennialKind = {kind}\nbuild_metadata.AdditionalFiles.PerennialPath = {path}\n");
        return text.ToString();
    }

    private sealed class Offers(ImmutableArray<Diagnostic> offers) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(offers);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(offers);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
