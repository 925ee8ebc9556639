using Perennial.Conformance.Comparison;
using Perennial.Conformance.Corpus;
using Perennial.Conformance.Oracle;
using Perennial.Conformance.Spoiling;

namespace Perennial.Conformance.Tests;

/// <summary>The same verdict and the same token at fault as PostgreSQL's own parser.</summary>
public sealed class ConformanceTests
{
    private const int Shown = 30;

    private static readonly int SpoiltStatements = TestTier.IsLong ? 200_000 : 6_000;

    private static readonly CorpusFile[] Files = [.. CorpusFolder.Default().SelectMany(CorpusFolder.Read)];

    private static readonly StatementCase[] Cases = [.. Files.SelectMany(StatementCase.Split)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statements_have_the_servers_verdict() =>
        Check(await VerdictComparison.CompareAsync("as written", Files.Length, Cases, await OracleAsync(), Cancellation));

    [Theory]
    [InlineData(13)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public async Task What_an_older_server_refuses_is_refused_for_it(int version)
    {
        ComparisonResult result = await VerdictComparison.CompareAsync($"for {version}", Files.Length, Cases, await OracleAsync(version), Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine(ComparisonResult.Table([result]));
        Disagreement[] accepted = [.. result.Disagreements.Where(static disagreement => disagreement.Kind == DisagreementKind.AcceptedHere)];
        Assert.True(accepted.Length == 0, string.Join('\n', accepted.Take(Shown)));
    }

    [Fact]
    public async Task Spoilt_statements_have_the_servers_verdict()
    {
        PostgresParser oracle = await OracleAsync();
        StatementSpoiler spoiler = new(Cases, seed: 20);
        StatementCase[] spoilt = [.. Enumerable.Range(0, SpoiltStatements).Select(_ => spoiler.Next())];
        Check(await VerdictComparison.CompareAsync("spoilt", Files.Length, spoilt, oracle, Cancellation));
    }

    [Fact]
    public async Task Statements_with_spoilt_characters_have_the_servers_verdict()
    {
        PostgresParser oracle = await OracleAsync();
        StatementSpoiler spoiler = new(Cases, seed: 21);
        StatementCase[] spoilt = [.. Enumerable.Range(0, SpoiltStatements).Select(_ => spoiler.NextByCharacter())];
        Check(await VerdictComparison.CompareAsync("spoilt by characters", Files.Length, spoilt, oracle, Cancellation));
    }

    [Fact]
    public async Task Printed_statements_mean_the_same_to_the_server() =>
        Check(await PrintComparison.CompareAsync("printed", Files.Length, Cases, await OracleAsync(), Cancellation));

    [Fact]
    public async Task Scripts_are_split_as_the_server_splits_them()
    {
        IReadOnlyList<Disagreement> disagreements = await SplitComparison.CompareAsync(Cases, await OracleAsync(), Cancellation);
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements.Take(Shown)));
    }

    private static async Task<PostgresParser> OracleAsync(int version = PostgresParserSetup.CurrentVersion)
    {
        Assert.SkipWhen(Cases.Length == 0, "The repository's db/ is not here.");
        try
        {
            return await PostgresParserSetup.PrepareAsync(version, Cancellation);
        }
        catch (PostgresParserUnavailableException unavailable)
        {
            Assert.Skip(unavailable.Message);
            throw;
        }
    }

    private static void Check(ComparisonResult result)
    {
        string table = ComparisonResult.Table([result]);
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        Assert.True(ConformanceGoals.AreMet(result), $"{table}\n{string.Join('\n', result.Disagreements.Take(Shown))}");
    }
}
