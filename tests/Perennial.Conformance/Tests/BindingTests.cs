using Perennial.Conformance.Binding;
using Perennial.Testing;

namespace Perennial.Conformance.Tests;

/// <summary>Binding says what servers say: parameters, columns, SQLSTATE and position.</summary>
public sealed class BindingTests
{
    private const int SpoiltOfEach = 6;

    private static readonly int[] Versions = TestTier.IsLong ? [14, 15, 16, 17, 18] : [15, 18];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Fixtures()
    {
        TheoryData<string, int> data = [];
        foreach (string file in Directory.EnumerateFiles(BindFixture.Folder, "*.sql").Order(StringComparer.Ordinal))
        {
            foreach (int version in Versions)
            {
                if (version >= FirstVersion(Path.GetFileName(file))) data.Add(Path.GetFileName(file), version);
            }
        }

        return data;
    }

    // The server that brought what the file is about.
    private static int FirstVersion(string file) => file switch { "merge.sql" => 15, "sql_json.sql" => 17, _ => 0 };

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Queries_are_bound_as_the_server_binds_them(string file, int version)
    {
        PostgresServer server = await TestServer.SharedAsync(version, Cancellation);
        IReadOnlyList<string> problems = await new BindFixture(Path.Combine(BindFixture.Folder, file)).CompareAsync(server, Cancellation);
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    [Fact]
    public async Task Spoilt_queries_have_the_servers_SQLSTATE_and_queries_with_parameters_its_types()
    {
        using TemporaryCases cases = new(BindFixture.Folder);
        BindRun run = new(await TestServer.SharedAsync(18, Cancellation), new StatementVariants(seed: 4), SpoiltOfEach * (TestTier.IsLong ? 10 : 1), parameters: 1);
        await run.CompareCasesAsync(cases.Files, Cancellation);
        Assert.All(run.Tallies, static tally => Assert.True(ConformanceGoals.AreMet(tally), $"{tally}\n{string.Join('\n', tally.Disagreements.Take(30))}"));
    }

    // The fixtures cut at their dividers.
    private sealed class TemporaryCases : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("perennial-bind-").FullName;

        public TemporaryCases(string fixtures)
        {
            List<(string, string)> files = [];
            foreach (string file in Directory.EnumerateFiles(fixtures, "*.sql").Order(StringComparer.Ordinal))
            {
                string[] parts = File.ReadAllText(file).ReplaceLineEndings("\n").Split("-- queries\n");
                string schema = Path.Combine(_folder, Path.GetFileNameWithoutExtension(file) + ".schema.sql"), queries = Path.ChangeExtension(schema, ".queries.sql");
                File.WriteAllText(schema, parts[0]);
                File.WriteAllText(queries, parts[1]);
                files.Add((schema, queries));
            }

            Files = files;
        }

        public IReadOnlyList<(string Schema, string Queries)> Files { get; }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
