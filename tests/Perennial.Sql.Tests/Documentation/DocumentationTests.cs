using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Perennial.Sql.Tests.Documentation;

/// <summary>What the pages say is there, and what is there is on a page.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(DatabaseFiles.SourceFolder(), "..", "..", ".."));

    private static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(Root, "*.md").Concat(new[] { "docs", "db", "benchmarks" }.SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)));

    public static TheoryData<string> PageNames => [.. Pages.Select(static page => Path.GetRelativePath(Root, page).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(PageNames))]
    public void Every_relative_link_leads_to_a_file(string page)
    {
        string text = File.ReadAllText(Path.Combine(Root, page));
        foreach (Match link in Link().Matches(Fence().Replace(text, "")))
        {
            string target = link.Groups["target"].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            string path = Path.Combine(Path.GetDirectoryName(Path.Combine(Root, page))!, target);
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to {target}, which is not there");
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/README.md")]
    [InlineData("docs/api/README.md")]
    public void A_table_of_contents_names_every_page_beside_it(string contents)
    {
        string folder = Path.Combine(Root, contents == "README.md" ? "docs" : Path.GetDirectoryName(contents)!);
        string text = File.ReadAllText(Path.Combine(Root, contents));
        foreach (string page in contents == "README.md" ? ["README.md"] : Directory.EnumerateFiles(folder, "*.md").Select(static path => Path.GetFileName(path)!).Where(static name => name != "README.md"))
            Assert.Contains($"{page})", text);
    }

    [Fact]
    public void Every_annotation_and_every_command_is_on_a_page_for_users()
    {
        string text = string.Join("\n", Directory.EnumerateFiles(Path.Combine(Root, "docs", "api"), "*.md").Append(Path.Combine(Root, "docs", "versions.md")).Select(File.ReadAllText));
        string annotations = File.ReadAllText(Path.Combine(Root, "generators", "Perennial.Sql", "Procedures", "AnnotationKind.cs"));
        string[] keys = [.. AnnotationEntry().Matches(annotations).Select(static match => match.Groups["key"].Value)];
        Assert.True(keys.Length >= 18, "the list of annotations has to be found");
        foreach (string key in keys) Assert.Matches($"-- {key}(:|`|\n)", text);

        string[] commands = [.. CommandEntry().Matches(File.ReadAllText(Path.Combine(Root, "generators", "Perennial.Sql", "Procedures", "QueryHeader.cs"))).Select(static match => match.Groups["command"].Value)];
        Assert.True(commands.Length >= 14, "the list of commands has to be found");
        foreach (string command in commands) Assert.Matches($"{command}\\b", text);
    }

    [Fact]
    public void Every_setting_of_the_build_is_on_its_page()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "build.md"));
        string[] settings = [.. XDocument.Load(Path.Combine(Root, "src", "Perennial", "build", "Perennial.props")).Descendants("CompilerVisibleProperty")
            .Select(static property => property.Attribute("Include")!.Value).Where(static name => name.StartsWith("Perennial", StringComparison.Ordinal))];
        Assert.NotEmpty(settings);
        foreach (string setting in settings.Append("PerennialDirectory").Append("PerennialAllowNoAnalyzers")) Assert.Contains($"| `{setting}` |", page);
    }

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("""^\s+new\("(?<key>[a-z-]+)", AnnotationScope""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex AnnotationEntry();

    [GeneratedRegex("""\("(?<command>:[a-z]+)", QueryCommand""", RegexOptions.ExplicitCapture)]
    private static partial Regex CommandEntry();
}
