using Perennial.Conformance.Corpus;
using Perennial.Conformance.Ddl;
using Perennial.Testing;

namespace Perennial.Conformance.Tests;

/// <summary>Each script runs on a server and through the catalog stage: every statement has the same SQLSTATE, and after each both hold the same objects.</summary>
public sealed class DdlTests
{
    public static TheoryData<string, int> Fixtures
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string path in FixtureFiles)
            {
                data.Add(Path.GetFileName(path), 15);
                data.Add(Path.GetFileName(path), 18);
            }

            return data;
        }
    }

    /// <summary>The paths of the scripts.</summary>
    internal static IReadOnlyList<string> FixtureFiles => [.. Directory.EnumerateFiles(FixtureFolder, "*.sql").Order(StringComparer.Ordinal)];

    private static string FixtureFolder => Path.Combine(AppContext.BaseDirectory, "Ddl", "Fixtures");

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Script_gives_the_same_objects_and_errors_as_on_the_server(string fixture, int version)
    {
        CorpusFile file = new(fixture, await File.ReadAllTextAsync(Path.Combine(FixtureFolder, fixture), TestContext.Current.CancellationToken));
        PostgresServer server = await TestServer.SharedAsync(version, TestContext.Current.CancellationToken);
        DdlComparison result = Assert.Single(await DdlComparison.CompareAsync(server, [file], setup: null, TestContext.Current.CancellationToken));
        DdlStep[] differences = [.. result.Steps.Where(static step => !step.IsSameVerdict || step.Missing.Count + step.Extra.Count > 0)];
        Assert.True(differences.Length == 0, string.Join('\n', differences.Take(30)));
        Assert.NotEmpty(result.Steps);
    }

    [Fact]
    public async Task Regression_suite_has_the_servers_verdicts_and_objects()
    {
        List<DdlComparison> results = await CompareSuiteAsync(static name => TestTier.IsLong || DdlGoals.QuickFiles.Contains(name));
        DdlStep[] steps = [.. results.SelectMany(static result => result.Steps)];
        string table = DdlComparison.Table(results);
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        Assert.True(steps.Count(static step => step.IsSameVerdict) >= DdlGoals.SameVerdict * steps.Length, table);
        Assert.True(steps.Count(static step => step.Missing.Count + step.Extra.Count == 0) >= DdlGoals.SameObjects * steps.Length, table);
    }

    [Fact]
    public async Task Signatures_of_the_regression_suites_routines_are_pg_procs()
    {
        List<DdlComparison> results = await CompareSuiteAsync(static name => DdlGoals.RoutineFiles.Contains(name));
        DdlStep[] routines = [.. results.SelectMany(static result => result.Steps).Where(static step => step.Theirs.IsAccepted && step.IsRoutine)];
        DdlStep[] differing = [.. routines.Where(static step => !step.IsSameVerdict || step.Missing.Concat(step.Extra).Any(static line => line.StartsWith("routine ", StringComparison.Ordinal)))];
        Assert.True(differing.Length == 0, string.Join('\n', differing.Take(30)));
        Assert.True(routines.Length >= 300, $"only {routines.Length} routines were compared");
    }

    private static async Task<List<DdlComparison>> CompareSuiteAsync(Func<string, bool> isWanted)
    {
        string? folder = CorpusFolder.Default().SelectMany(static folder => new[] { folder, Path.Combine(folder, "postgres-regress") })
            .FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "test_setup.sql")));
        Assert.SkipWhen(folder is null, "PostgreSQL's regression suite is not beside the repository.");
        IReadOnlyList<CorpusFile> files = CorpusFolder.Read(folder);
        PostgresServer server = await TestServer.SharedAsync(18, TestContext.Current.CancellationToken);
        CorpusFile? setup = files.FirstOrDefault(static file => file.Name == "test_setup.sql");
        return await DdlComparison.CompareAsync(server, files.Where(file => isWanted(Path.GetFileNameWithoutExtension(file.Name))), setup, TestContext.Current.CancellationToken);
    }
}
