using Perennial.Sql.Findings;

namespace Perennial.Sql.Tests.Findings;

/// <summary>Rules, pages, the list of pages and the compiler's release files say the same.</summary>
public sealed class RuleDocumentationTests
{
    // Reported by the targets, before the compiler runs.
    private static readonly string[] RulesOfTargets = ["PRN9003", "PRN9006"];

    private static readonly string Root = Path.Combine(DatabaseFiles.SourceFolder(), "..", "..", "..");

    public static TheoryData<string> Ids => [.. FindingRules.All.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_with_its_title_and_severity(string id)
    {
        FindingRule rule = FindingRules.All.Single(rule => rule.Id == id);
        string[] page = File.ReadAllLines(Path.Combine(Root, "docs", "diagnostics", id + ".md"));
        Assert.Equal($"# {id}: {rule.Title}", page[0]);
        Assert.StartsWith($"Severity: {FindingSeverities.Word(rule.Severity)}", page[2], StringComparison.Ordinal);
        foreach (string heading in new[] { "## What it says", "## Why", "## What to do" }) Assert.Contains(heading, page);
    }

    [Fact]
    public void The_list_of_pages_is_complete_and_in_order()
    {
        string folder = Path.Combine(Root, "docs", "diagnostics");
        string[] listed = [.. File.ReadAllLines(Path.Combine(folder, "README.md")).Where(static line => line.StartsWith("| [PRN", StringComparison.Ordinal)).Select(static line => line[3..10])];
        Assert.Equal(listed.Order(StringComparer.Ordinal), listed);
        Assert.Equal(FindingRules.All.Select(static rule => rule.Id).Concat(RulesOfTargets).Order(StringComparer.Ordinal), listed);
        Assert.Equal(listed, Directory.EnumerateFiles(folder, "PRN*.md").Select(static path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_release_files_of_the_analyzers_name_every_rule()
    {
        string folder = Path.Combine(Root, "generators", "Perennial.Generators");
        string[] released = [.. new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(name => File.ReadAllLines(Path.Combine(folder, name))).Where(static line => line.StartsWith("PRN", StringComparison.Ordinal))];
        Assert.Equal(
            FindingRules.All.Select(static rule => $"{rule.Id} | {rule.Category} | {rule.Severity} | {rule.Title}").Order(StringComparer.Ordinal), released.Order(StringComparer.Ordinal));
    }
}
