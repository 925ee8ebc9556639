using Perennial.Conformance.Corpus;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Tests;

/// <summary>What the parser allocates is linear in the text. Run alone: parsers on other threads push names out of the table that all share.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int ShortestText = 1 << 16;

    private static readonly IReadOnlyList<CorpusFile> Files = [.. CorpusFolder.Default().SelectMany(CorpusFolder.Read)];

    [Fact]
    public void Memory_grows_with_the_text()
    {
        Assert.SkipWhen(Files.Count == 0, "The repository's db/ is not here.");

        double once = Files.Sum(static file => (double)Allocated(Copies(file, 1)));
        double twice = Files.Sum(static file => (double)Allocated(Copies(file, 2)));
        Assert.InRange(twice / once, 1.9, 2.1);
    }

    // A short file is repeated until what a parse costs whatever its length no longer counts, and a name, which costs at its first place only.
    private static string Copies(CorpusFile file, int times) =>
        string.Join('\n', Enumerable.Repeat(file.Text, times * (2 + (ShortestText / Math.Max(1, file.Text.Length)))));

    // The second time, when names are known and code is compiled.
    private static long Allocated(string text)
    {
        SourceText source = new("", text);
        SqlParser.Parse(source);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SqlParser.Parse(source);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
