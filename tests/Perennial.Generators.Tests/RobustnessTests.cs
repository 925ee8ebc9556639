using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Perennial.Generators.Tests.Drivers;

namespace Perennial.Generators.Tests;

/// <summary>Whatever the files hold, the generator ends without an exception, and code that does not compile comes with a finding that says why.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Words =
    [
        "select", "from", "class", "-- row: Task", "-- row: TeaKind", "-- page: name", "-- order: name", "-- optional: kind", "-- inline", "-- type: name string", "@name", "@kind?", "sqlc.embed(t)",
        "sqlc.slice(ids)", "t.name as \"Equals\"", "null", "array[t.kind]", "'x'", ";", "(", ")", "--", "/*", "::shop.tea_kind", "default", ":copyfrom", ":value", ":stream", "\0", "\uFFFD", "ß",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Spoilt_files_never_throw_and_what_does_not_compile_is_explained(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 12; i++)
        {
            TestProject project = ShopFiles.Create();
            foreach (string path in project.Files.Keys) project = project.With(path, text => Spoil(text, random, random.Next(3)));

            GeneratorDriver driver = project.CreateDriver().RunGeneratorsAndUpdateCompilation(project.Compile(), out Compilation output, out _, TestContext.Current.CancellationToken);
            Assert.Null(driver.GetRunResult().Results.Single().Exception);
            IReadOnlyList<Diagnostic> found = await project.AnalyzeAsync();
            Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "AD0001");
            ImmutableArray<Diagnostic> compiled = output.GetDiagnostics(TestContext.Current.CancellationToken);
            if (!found.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                Assert.True(!compiled.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), string.Join("\n", compiled) + "\n" + string.Join("\n", project.Files.Values));
        }
    }

    [Fact]
    public void A_cancelled_run_ends_and_the_next_one_is_whole()
    {
        TestProject project = ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n-- name: Only :many\nselect t.note as cancelled from shop.teas t;");
        GeneratorDriver driver = project.CreateDriver();
        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(project.Compile(), new CancellationToken(canceled: true)));
        GeneratorRunResult result = driver.RunGenerators(project.Compile(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.Contains(result.GeneratedSources, static source => source.HintName == "Database.Notes.g.cs");
    }

    // Replaces, removes, doubles and inserts pieces, as slips of the hand and merges do.
    private static string Spoil(string text, Random random, int edits)
    {
        for (int i = 0; i < edits; i++)
        {
            int start = random.Next(text.Length);
            int length = Math.Min(random.Next(12), text.Length - start);
            text = random.Next(4) switch
            {
                0 => text.Remove(start, length),
                1 => text.Insert(start, text.Substring(start, length)),
                2 => text.Insert(start, " " + Words[random.Next(Words.Length)] + " "),
                _ => Swap(text, random),
            };
        }

        return text;
    }

    private static string Swap(string text, Random random)
    {
        string[] words = text.Split(' ');
        words[random.Next(words.Length)] = Words[random.Next(Words.Length)];
        return string.Join(' ', words);
    }
}
