using Perennial.Conformance.Corpus;
using Perennial.Conformance.Ddl;
using Perennial.Conformance.Spoiling;

namespace Perennial.Conformance.Tests;

/// <summary>Mistakes in definitions are refused with the server's code, and what is still right after all is accepted.</summary>
public sealed class SpoiltDdlTests
{
    private const int Each = 3;

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Spoilt_definitions_have_the_servers_verdict(int version)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        CorpusFile[] files = [.. DdlTests.FixtureFiles.Select(static path => new CorpusFile(Path.GetFileName(path), File.ReadAllText(path)))];
        List<DdlComparison> results = await SpoiltScript.CompareAsync(await TestServer.SharedAsync(version, ct), files, new DdlSpoiler(seed: 4), Each * (TestTier.IsLong ? 10 : 1), ct);
        Assert.True(DdlGoals.AreMet(results), DdlComparison.Table(results) + "\n" + string.Join('\n', results.SelectMany(static result => result.Steps).Where(static step => !step.IsSameVerdict).Take(30)));
        Assert.True(results.Sum(static result => result.Refused) >= 2000, "too few mistakes were made to say anything");
    }
}
