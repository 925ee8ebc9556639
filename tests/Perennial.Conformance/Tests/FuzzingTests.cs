using Perennial.Conformance.Corpus;
using Perennial.Conformance.Fuzzing;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

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
    public void Memory_grows_with_the_text()
    {
        Assert.SkipWhen(Files.Count == 0, "The repository's db/ is not here.");
        foreach (CorpusFile file in Files) Allocated(file.Text);
        double once = Files.Sum(static file => (double)Allocated(file.Text));
        double twice = Files.Sum(static file => (double)Allocated(file.Text + "\n" + file.Text));
        Assert.InRange(twice / once, 1.9, 2.1);
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

    private static long Allocated(string text)
    {
        SourceText source = new("", text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SqlParser.Parse(source);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Check(IEnumerable<string> texts)
    {
        Assert.SkipWhen(Files.Count == 0, "The repository's db/ is not here.");
        int count = GuardedParse.CheckAll(texts, TestTier.FuzzingTime, Cancellation);
        TestContext.Current.SendDiagnosticMessage("{0} texts", count);
        Assert.True(count > 0);
    }
}
