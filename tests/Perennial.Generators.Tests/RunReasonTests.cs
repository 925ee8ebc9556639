using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perennial.Generators.Tests.Drivers;

namespace Perennial.Generators.Tests;

/// <summary>What an edit re-runs. The steps' names are those of <see cref="TrackingNames"/>.</summary>
public sealed class RunReasonTests
{
    [Fact]
    public void An_edit_in_unrelated_csharp_re_runs_nothing()
    {
        TestProject before = ShopFiles.Create();
        GeneratorDriver driver = before.CreateDriver().RunGenerators(before.Compile(), TestContext.Current.CancellationToken);
        CSharpCompilation edited = before.Compile().AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken));
        GeneratorRunResult result = driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        foreach (string step in new[] { TrackingNames.Options, TrackingNames.InputFile, TrackingNames.InputFiles, TrackingNames.Database, TrackingNames.Class, TrackingNames.Types, TrackingNames.Group })
            Assert.All(Reasons(result, step), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void The_same_text_in_a_new_file_object_changes_nothing()
    {
        GeneratorRunResult result = Edit(static project => project, areNew: true);
        Assert.All(Reasons(result, TrackingNames.InputFile), static reason => Assert.Contains(reason, Unchanged));
        Assert.All(Reasons(result, TrackingNames.Database), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_comment_in_the_schema_changes_no_output()
    {
        GeneratorRunResult result = Edit(static project => project.With("schema.sql", static text => "-- a remark\n\n" + text));
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, TrackingNames.InputFile));
        foreach (string step in new[] { TrackingNames.Database, TrackingNames.Class, TrackingNames.Types, TrackingNames.Group })
            Assert.All(Reasons(result, step), static reason => Assert.Contains(reason, Unchanged));
    }

    [Fact]
    public void An_edit_of_one_query_emits_one_file_again()
    {
        GeneratorRunResult result = Edit(static project => project.With("queries/notes.sql", static text => text.Replace("select t.note from", "select t.note, t.name from", StringComparison.Ordinal)));
        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(Reasons(result, TrackingNames.Group), static reason => !Unchanged.Contains(reason)));
        Assert.All(Reasons(result, TrackingNames.Class), static reason => Assert.Contains(reason, Unchanged));
        Assert.All(Reasons(result, TrackingNames.Types), static reason => Assert.Contains(reason, Unchanged));
        Assert.Equal(1, result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).Count(static output => !Unchanged.Contains(output.Reason)));
    }

    [Theory]
    [InlineData("queries/aviary.sql")]
    [InlineData("queries/ostriches.sql")]
    [InlineData("queries/zoo.sql")]
    public void A_new_file_of_queries_emits_itself_and_the_class(string path)
    {
        GeneratorRunResult result = Edit(project => project.With(path, "-- schema: shop\n-- name: More :many\nselect t.name from shop.teas t;"));
        Assert.Equal(IncrementalStepRunReason.New, Assert.Single(Reasons(result, TrackingNames.Group), static reason => !Unchanged.Contains(reason)));
        Assert.All(Reasons(result, TrackingNames.Class), static reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
        Assert.All(Reasons(result, TrackingNames.Types), static reason => Assert.Contains(reason, Unchanged));
    }

    [Fact]
    public void A_removed_file_of_queries_emits_the_class_alone()
    {
        GeneratorRunResult result = Edit(static project => project with { Files = project.Files.Remove("queries/teas.sql") });
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(result, TrackingNames.Group));
        Assert.All(Reasons(result, TrackingNames.Class), static reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
        Assert.DoesNotContain(result.GeneratedSources, static source => source.HintName == "Database.Teas.g.cs");
    }

    [Fact]
    public void An_unrelated_setting_changes_nothing()
    {
        GeneratorRunResult result = Edit(static project => project with { Properties = project.Properties.Add("SomethingElse", "1") });
        Assert.All(Reasons(result, TrackingNames.Options), static reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(Reasons(result, TrackingNames.Database), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static readonly IncrementalStepRunReason[] Unchanged = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static GeneratorRunResult Edit(Func<TestProject, TestProject> edit, bool areNew = false)
    {
        TestProject before = ShopFiles.Create();
        TestProject after = edit(before);
        GeneratorDriver driver = before.CreateDriver();
        ImmutableArray<AdditionalText> texts = before.AdditionalTexts();
        return driver.ReplaceAdditionalTexts(texts)
            .RunGenerators(before.Compile(), TestContext.Current.CancellationToken)
            .ReplaceAdditionalTexts(areNew ? after.AdditionalTexts() : Kept(texts, after))
            .WithUpdatedAnalyzerConfigOptions(after.Options())
            .RunGenerators(after.Compile(), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();
    }

    // An editor hands in the very objects of files that nobody touched.
    private static ImmutableArray<AdditionalText> Kept(ImmutableArray<AdditionalText> before, TestProject after)
    {
        Dictionary<(string, string), AdditionalText> known = before.ToDictionary(static text => (text.Path, text.GetText()!.ToString()));
        return [.. after.AdditionalTexts().Select(text => known.GetValueOrDefault((text.Path, text.GetText()!.ToString()), text))];
    }

    private static IReadOnlyList<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason)];
}
