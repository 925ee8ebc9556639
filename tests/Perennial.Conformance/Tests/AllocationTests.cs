using Perennial.Conformance.Corpus;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Tests;

/// <summary>What the parser allocates is linear in the text. Run alone: parsers on other threads push names out of the table that all share.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private static readonly IReadOnlyList<CorpusFile> Files = [.. CorpusFolder.Default().SelectMany(CorpusFolder.Read)];

    [Fact]
    public void Memory_grows_with_the_text()
    {
        Assert.SkipWhen(Files.Count == 0, "The repository's db/ is not here.");

        // From two to four copies and not from one to two: a name costs at its first place only.
        double two = Files.Sum(static file => (double)Allocated(Copies(file, 2)));
        double four = Files.Sum(static file => (double)Allocated(Copies(file, 4)));
        Assert.InRange(four / two, 1.9, 2.1);
    }

    private static string Copies(CorpusFile file, int count) => string.Join('\n', Enumerable.Repeat(file.Text, count));

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
