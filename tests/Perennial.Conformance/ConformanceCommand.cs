using Perennial.Conformance.Comparison;
using Perennial.Conformance.Corpus;
using Perennial.Conformance.Oracle;
using Perennial.Conformance.Spoiling;

namespace Perennial.Conformance;

/// <summary>Compares our parser with PostgreSQL's over a folder and prints what it finds.</summary>
public static class ConformanceCommand
{
    private static readonly int SpoiltStatements = TestTier.IsLong ? 300_000 : 20_000;

    /// <param name="version">The major version of PostgreSQL. Before the current one only the verdicts on statements as written are compared.</param>
    /// <returns>0 when the goals are met, 1 when not, 2 when the comparison cannot be made.</returns>
    public static async Task<int> RunAsync(string folder, int version, TextWriter output, CancellationToken ct)
    {
        IReadOnlyList<CorpusFile> files;
        PostgresParser oracle;
        try
        {
            files = CorpusFolder.Read(folder);
            oracle = await PostgresParserSetup.PrepareAsync(version, ct);
        }
        catch (Exception failure) when (failure is DirectoryNotFoundException or PostgresParserUnavailableException)
        {
            await output.WriteLineAsync(failure.Message);
            return 2;
        }

        StatementCase[] cases = [.. files.SelectMany(StatementCase.Split)];
        if (cases.Length == 0)
        {
            await output.WriteLineAsync($"There is no statement in the .sql files of '{folder}'.");
            return 2;
        }

        ComparisonResult written = await VerdictComparison.CompareAsync("as written", files.Count, cases, oracle, ct);
        if (version != PostgresParserSetup.CurrentVersion)
        {
            await WriteAsync(output, [written], []);
            return ConformanceGoals.AreMet(written) ? 0 : 1;
        }

        StatementSpoiler spoiler = new(cases, seed: 1);
        ComparisonResult[] results =
        [
            written,
            await VerdictComparison.CompareAsync("spoilt", files.Count, [.. Enumerable.Range(0, SpoiltStatements).Select(_ => spoiler.Next())], oracle, ct),
            await VerdictComparison.CompareAsync("spoilt by characters", files.Count, [.. Enumerable.Range(0, SpoiltStatements).Select(_ => spoiler.NextByCharacter())], oracle, ct),
            await PrintComparison.CompareAsync("printed", files.Count, cases, oracle, ct),
        ];
        IReadOnlyList<Disagreement> splits = await SplitComparison.CompareAsync(cases, oracle, ct);
        await WriteAsync(output, results, splits);
        await output.WriteLineAsync($"scripts split differently: {splits.Count}");
        return results.All(ConformanceGoals.AreMet) && splits.Count == 0 ? 0 : 1;
    }

    private static async Task WriteAsync(TextWriter output, IReadOnlyList<ComparisonResult> results, IReadOnlyList<Disagreement> splits)
    {
        foreach (Disagreement disagreement in results.SelectMany(static result => result.Disagreements).Concat(splits)) await output.WriteLineAsync(disagreement.ToString());
        await output.WriteLineAsync();
        await output.WriteLineAsync(ComparisonResult.Table(results));
    }
}
