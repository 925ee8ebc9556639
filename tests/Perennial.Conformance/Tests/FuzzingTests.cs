using Perennial.Conformance.Corpus;
using Perennial.Conformance.Fuzzing;

namespace Perennial.Conformance.Tests;

/// <summary>No input makes the parser throw, hang or overflow the stack.</summary>
public sealed class FuzzingTests
{
    private static readonly IReadOnlyList<CorpusFile> Files = [.. CorpusFolder.Default().SelectMany(CorpusFolder.Read)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Prefixes_of_files_are_parsed() => Check(Mutations.Prefixes(Files, seed: 1));

    [Fact]
    public void Every_prefix_of_every_statement_is_parsed()
    {
        Assert.SkipUnless(TestTier.IsLong, "All prefixes are tried with PERENNIAL_TESTS=long; otherwise some are.");
        GuardedParse.CheckAll(Mutations.AllPrefixes(Files), TimeSpan.FromHours(1), Cancellation);
    }

    [Fact]
    public void Statements_with_spoilt_tokens_are_parsed() => Check(Mutations.Tokens(Files, seed: 2));

    [Fact]
    public void Texts_with_spoilt_characters_are_parsed() => Check(Mutations.SingleCharacters(Files, seed: 3));

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void Deep_nesting_and_long_chains_are_parsed(int depth) =>
        GuardedParse.CheckAll(DeepNesting.Texts(depth), TimeSpan.FromMinutes(10), Cancellation);

    private static void Check(IEnumerable<string> texts)
    {
        Assert.SkipWhen(Files.Count == 0, "The repository's db/ is not here.");
        int count = GuardedParse.CheckAll(texts, TestTier.FuzzingTime, Cancellation);
        TestContext.Current.SendDiagnosticMessage("{0} texts", count);
        Assert.True(count > 0);
    }
}
