using Perennial.Conformance.Corpus;
using Perennial.Conformance.Routines;
using Perennial.Testing;

namespace Perennial.Conformance.Tests;

/// <summary><c>perennial describe --functions</c> says of a schema's routines what pg_proc says after the schema was run.</summary>
public sealed class RoutineTests
{
    public static TheoryData<string, int> Fixtures
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string path in Directory.EnumerateFiles(FixtureFolder, "*.sql").Order(StringComparer.Ordinal))
            {
                foreach (int version in TestTier.IsLong ? PostgresVersions.Current : [15, 18]) data.Add(Path.GetFileName(path), version);
            }

            return data;
        }
    }

    private static string FixtureFolder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "routines");

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Routines_are_described_as_pg_proc_holds_them(string fixture, int version)
    {
        PostgresServer server = await TestServer.SharedAsync(version, TestContext.Current.CancellationToken);
        RoutineComparison result = await RoutineComparison.CompareAsync(server, fixture, CorpusFolder.ReadPath(Path.Combine(FixtureFolder, fixture)), TestContext.Current.CancellationToken);
        Assert.True(result.Missing.Count + result.Extra.Count == 0, result.ToString());
        Assert.NotEqual(0, result.Count);
    }
}
