namespace Perennial.EndToEnd.Tests;

/// <summary>What the build says to a user who makes a mistake in the sample's database.</summary>
public sealed class SampleBuildTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task An_untouched_copy_builds()
    {
        DotNetResult result = await BuildAsync();
        Assert.True(result.ExitCode == 0, result.Output);
    }

    [Fact]
    public async Task A_dropped_procedure_fails_the_build_at_its_line_of_the_contract()
    {
        string[] contract = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "db", "procedures.shipped.txt"), Token);
        int line = Array.FindIndex(contract, static entry => entry.StartsWith("function queue.count_pending(", StringComparison.Ordinal)) + 1;
        CopySample();
        _scratch.Edit("db/queries/statistics.sql", "-- name: CountPending :value", "-- name: CountWaiting :value");

        DotNetResult result = await RunBuildAsync();
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"procedures.shipped.txt({line},1): error PRN1001", result.Output, StringComparison.Ordinal);
        Assert.Contains("queue.count_pending", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_argument_fails_the_build_at_the_query_with_both_signatures()
    {
        CopySample();
        _scratch.Edit("db/queries/statistics.sql", "@queue", "@queue_name");
        string[] lines = await File.ReadAllLinesAsync(_scratch.File("db/queries/statistics.sql"), Token);
        int line = Array.FindIndex(lines, static text => text.StartsWith("-- name: CountPending ", StringComparison.Ordinal)) + 1;

        DotNetResult result = await RunBuildAsync();
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"statistics.sql({line},10): error PRN1003", result.Output, StringComparison.Ordinal);
        Assert.Contains("Shipped: function queue.count_pending(queue text not null)", result.Output, StringComparison.Ordinal);
        Assert.Contains("Now: function queue.count_pending(queue_name text not null)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typo_in_a_query_fails_the_build_at_its_place_with_a_suggestion()
    {
        CopySample();
        _scratch.Edit("db/queries/statistics.sql", "count(*) as tasks, min(t.created_at) as oldest", "count(*) as tasks, min(t.craeted_at) as oldest");
        string[] lines = await File.ReadAllLinesAsync(_scratch.File("db/queries/statistics.sql"), Token);
        int line = Array.FindIndex(lines, static text => text.Contains("craeted_at", StringComparison.Ordinal));
        int column = lines[line].IndexOf("t.craeted_at", StringComparison.Ordinal) + 1;

        DotNetResult result = await RunBuildAsync();
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"statistics.sql({line + 1},{column}): error PRN0002", result.Output, StringComparison.Ordinal);
        Assert.Contains("created_at", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switching_the_analyzers_off_is_an_error_that_names_the_way_out()
    {
        CopySample();
        DotNetResult result = await RunBuildAsync("-p:RunAnalyzers=false");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("PRN9003", result.Output, StringComparison.Ordinal);
        Assert.Contains("PerennialAllowNoAnalyzers", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_that_would_leave_the_generator_out_is_an_error_that_says_what_to_build_with()
    {
        CopySample();
        DotNetResult result = await RunBuildAsync("-p:_PerennialBuildVersion=17.7.2");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("PRN9006", result.Output, StringComparison.Ordinal);
        Assert.Contains(".NET SDK 8.0.100", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_of_csharp_that_generated_code_does_not_compile_with_is_an_error_that_says_what_to_do()
    {
        CopySample();
        DotNetResult result = await RunBuildAsync("-p:LangVersion=11");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error PRN9006: Generated code needs C# 12, and this project's LangVersion is 11.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nothing_reads_is_a_warning_that_says_what_is_read()
    {
        CopySample();
        Directory.CreateDirectory(_scratch.File("db/query"));
        Directory.CreateDirectory(_scratch.File("db/_scripts"));
        await File.WriteAllTextAsync(_scratch.File("db/query/lost.sql"), "-- name: Lost :one\nselect 1;", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_scratch.File("db/_scripts/kept.sql"), "select 1;", TestContext.Current.CancellationToken);
        DotNetResult result = await RunBuildAsync();
        Assert.Contains("lost.sql", result.Output, StringComparison.Ordinal);
        Assert.Contains("PRN9007: Nothing reads this file", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kept.sql", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("upgrade.sql", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_schema_is_an_error_that_names_the_folder()
    {
        CopySample();
        File.Delete(_scratch.File("db/schema.sql"));
        DotNetResult result = await RunBuildAsync();
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("PRN9002", result.Output, StringComparison.Ordinal);
    }

    private Task<DotNetResult> BuildAsync()
    {
        CopySample();
        return RunBuildAsync();
    }

    // The copy refers to this repository's projects, which are built already.
    private void CopySample()
    {
        _scratch.CopyFromRepository("samples/TaskQueue");
        _scratch.CopyFromRepository("db");
        foreach (string file in new[] { "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "global.json" }) File.Copy(Path.Combine(Repository.Root, file), _scratch.File(file));
        string project = _scratch.File("samples/TaskQueue/TaskQueue.csproj");
        string text = File.ReadAllText(project);
        foreach (string folder in new[] { "src", "generators" }) text = text.Replace($"\"../../{folder}/", $"\"{Repository.Root.Replace('\\', '/')}{folder}/", StringComparison.Ordinal);
        File.WriteAllText(project, text);
    }

    private Task<DotNetResult> RunBuildAsync(params string[] more) => DotNet.RunAsync(
        _scratch.File("samples/TaskQueue"), Token, environment: null,
        ["build", "-nologo", "-c", Repository.Configuration, "-p:BuildProjectReferences=false", .. more]);
}
