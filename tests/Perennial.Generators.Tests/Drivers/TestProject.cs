using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Generators.Analyzers;

namespace Perennial.Generators.Tests.Drivers;

/// <summary>A project in memory: C# text, SQL files and settings. Edits give new projects.</summary>
internal sealed record TestProject
{
    public const string Root = "/app/db/";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public string CSharp { get; init; } = "namespace App; public sealed partial class Database;";

    /// <summary>Texts by relative path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>A file that the compiler gets a second time.</summary>
    public string? ListedTwice { get; init; }

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("RootNamespace", "App");

    public static TestProject Create(params (string Path, string Text)[] files) => new() { Files = files.ToImmutableSortedDictionary(static file => file.Path, static file => file.Text, StringComparer.Ordinal) };

    /// <summary>All files of a folder on disk that the database takes.</summary>
    public static TestProject FromFolder(string folder) => Create(
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), Full: path))
            .Where(static file => Sql.Pipeline.InputFile.Classify(file.Path) is not null)
            .Select(static file => (file.Path, File.ReadAllText(file.Full).ReplaceLineEndings("\n"))),
    ]);

    public TestProject With(string path, string text) => this with { Files = Files.SetItem(path, text) };

    public TestProject With(string path, Func<string, string> edit) => With(path, edit(Files[path]));

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText(CSharp, new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken)],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public ImmutableArray<AdditionalText> AdditionalTexts() => [.. Files.Concat(Files.Where(file => file.Key == ListedTwice)).Select(static file => (AdditionalText)new MemoryText(Root + file.Key, file.Value))];

    public AnalyzerConfigOptionsProvider Options() => new MemoryOptions(Root, Properties);

    /// <summary>A driver that records why each step ran.</summary>
    /// <param name="others">Generators that run beside the database's.</param>
    public GeneratorDriver CreateDriver(params IIncrementalGenerator[] others) => CSharpGeneratorDriver.Create(
        [new DatabaseGenerator().AsSourceGenerator(), .. others.Select(static other => other.AsSourceGenerator())],
        AdditionalTexts(),
        new CSharpParseOptions(LanguageVersion.Latest),
        Options(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by hint name. Fails when the result does not compile.</summary>
    public IReadOnlyDictionary<string, string> Generate()
    {
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(Compile(), out Compilation output, out ImmutableArray<Diagnostic> diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());
    }

    /// <summary>What all analyzers report, by place.</summary>
    /// <param name="compilation">The project with what generators made; the project alone without.</param>
    public async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation? compilation = null)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new SqlAnalyzer(), new ContractAnalyzer(), new VersionAnalyzer(), new ConfigurationAnalyzer()];
        CompilationWithAnalyzers analysis = (compilation ?? Compile()).WithAnalyzers(analyzers, new AnalyzerOptions(AdditionalTexts(), Options()));
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
