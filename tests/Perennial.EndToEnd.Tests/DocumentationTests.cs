using System.Text.RegularExpressions;
using Perennial.Migrations;
using Perennial.Testing;

namespace Perennial.EndToEnd.Tests;

/// <summary>What the documentation shows is a project that builds, and runs on a real server.</summary>
public sealed partial class DocumentationTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_samples_of_the_api_pages_build_and_run()
    {
        DocumentationSamples samples = DocumentationSamples.Read(Path.Combine(Repository.Root, "docs", "api"));
        await PackedPackage.PackAsync(_scratch, Token);
        string project = PackedPackage.ProjectFile(_scratch, PackedPackage.Reference + $"<PackageReference Include=\"Microsoft.Extensions.Hosting\" Version=\"{HostingVersion()}\" />")
            .Replace("<RootNamespace></RootNamespace>", "<PerennialClass>LibraryDatabase</PerennialClass><PerennialNamespace>Library</PerennialNamespace><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>", StringComparison.Ordinal);
        _scratch.Write("app/app.csproj", project);
        foreach ((string path, string text) in samples.SqlFiles) _scratch.Write("app/db/" + path, text);
        for (int i = 0; i < samples.Types.Count; i++) _scratch.Write($"app/Types{i}.cs", samples.Types[i]);
        _scratch.Write("app/Program.cs", samples.Calls());
        string schema = samples.SqlFiles.Single(static file => file.Path == "schema.sql").Text;
        _scratch.Write("app/db/versions/0001-initial/upgrade.sql", schema);
        _scratch.Write("app/db/versions/0001-initial/downgrade.sql", "drop schema library cascade;\n");

        DotNetResult build = await DotNet.RunAsync(_scratch.File("app"), Token, environment: null, "build", "-nologo");
        Assert.True(build.ExitCode == 0, build.Output);

        string generated = string.Concat(Directory.EnumerateFiles(_scratch.File("app/obj"), "LibraryDatabase*.g.cs", SearchOption.AllDirectories).Select(File.ReadAllText).Select(Plain));
        Assert.True(samples.Promises.Count >= 15, "the signatures have to be found");
        foreach ((string page, string text) in samples.Promises) Assert.True(generated.Contains(Plain(text), StringComparison.Ordinal), $"{page} shows what is not generated: {text}");

        foreach (int version in TestServer.CurrentByDefault)
        {
            await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
            await new MigrationRunner(database.ConnectionString, await DatabaseFolder.LoadAsync(_scratch.File("app/db"), ct: Token)).DevAsync(ct: Token);
            DotNetResult run = await DotNet.RunAsync(_scratch.File("app"), Token, environment: null, "run", "--no-build", "--", database.ConnectionString);
            Assert.True(run.ExitCode == 0, run.Output);
            Assert.Contains($"{samples.CallCount} blocks", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_block_of_sql_that_belongs_to_no_file_is_not_passed_over()
    {
        _scratch.Write("api/page.md", "```sql\n-- querys/notes.sql\n-- name: GetNote :one\nselect 1 as one;\n```\n");
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => DocumentationSamples.Read(_scratch.File("api")));
        Assert.Contains("page.md has a block of SQL that belongs to no file", refused.Message, StringComparison.Ordinal);
    }

    // The one that other tests have restored: no network is needed.
    private static string HostingVersion()
    {
        Match package = HostingPackage().Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props")));
        Assert.True(package.Success, "Directory.Packages.props has no Microsoft.Extensions.Hosting");
        return package.Groups["version"].Value;
    }

    [GeneratedRegex("Include=\"Microsoft\\.Extensions\\.Hosting\" Version=\"(?<version>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex HostingPackage();

    [Fact]
    public async Task The_first_project_of_the_start_page_builds_and_runs()
    {
        string page = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "start.md"), Token)).ReplaceLineEndings("\n");
        string[] blocks = [.. Block().Matches(page).Select(static block => block.Groups["text"].Value)];
        string schema = blocks.Single(static block => block.StartsWith("create schema park;", StringComparison.Ordinal));
        await PackedPackage.PackAsync(_scratch, Token);
        _scratch.Write("Garage/Garage.csproj", PackedPackage.ProjectFile(_scratch, PackedPackage.Reference).Replace("<RootNamespace></RootNamespace>", "", StringComparison.Ordinal));
        _scratch.Write("Garage/db/schema.sql", schema);
        _scratch.Write("Garage/db/queries/spots.sql", blocks.Single(static block => block.StartsWith("-- schema: park", StringComparison.Ordinal)));
        _scratch.Write("Garage/Program.cs", blocks.Single(static block => block.StartsWith("using Garage;", StringComparison.Ordinal)));
        _scratch.Write("Garage/db/versions/0001-initial/upgrade.sql", schema);
        _scratch.Write("Garage/db/versions/0001-initial/downgrade.sql", "drop schema park cascade;\n");
        await using TestDatabase database = await (await TestServer.SharedAsync(15, Token)).CreateDatabaseAsync(ct: Token);
        await new MigrationRunner(database.ConnectionString, await DatabaseFolder.LoadAsync(_scratch.File("Garage/db"), ct: Token)).DevAsync(ct: Token);

        DotNetResult run = await DotNet.RunAsync(_scratch.File("Garage"), Token, environment: null, "run", "--", database.ConnectionString);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("\n1: Electric without a note\n", page, StringComparison.Ordinal);
        Assert.Contains("1: Electric without a note", run.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("^```(sql|csharp)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    // Without namespaces, remarks and line breaks: the pages show what a reader needs.
    private static string Plain(string text) => Blank().Replace(Documentation().Replace(Namespace().Replace(text, ""), ""), "");

    [GeneratedRegex(@"global::([A-Za-z]+\.)*", RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\s*///.*$", RegexOptions.Multiline)]
    private static partial Regex Documentation();

    [GeneratedRegex(@"\s+|,(?=\s*\})|\[.*?\](?=public|internal)")]
    private static partial Regex Blank();
}
