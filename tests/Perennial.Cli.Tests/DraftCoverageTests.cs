using System.Text.RegularExpressions;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Tests;
using Perennial.Sql.Text;

namespace Perennial.Cli.Tests;

/// <summary>
/// Whatever the comparison of catalogs can report, <c>perennial new</c> drafts, or says that it is to be done by hand: every property that the comparison describes
/// differs in some pair of Drafts/, which servers run in both directions, or of ByHand/.
/// </summary>
public sealed partial class DraftCoverageTests
{
    private static readonly string Tests = DatabaseFiles.SourceFolder();

    // Drafted as every other property of their objects, by making the object anew, but not had by the oldest server that is supported, or made of C functions only.
    private static readonly HashSet<string> NotOnEveryServer =
    [
        "constraint temporal", "constraint not enforced", "constraint nulls not distinct", "index nulls not distinct", "constraint on delete columns",
        "function support function", "type category", "type preferred",
    ];

    [Fact]
    public void Every_property_that_is_compared_has_a_draft_or_is_named_as_work_by_hand()
    {
        HashSet<string> covered = [.. Differences("Drafts"), .. Differences("ByHand"), .. NotOnEveryServer];
        List<string> open = [.. Compared().Where(property => !covered.Contains(property)).Order(StringComparer.Ordinal)];
        Assert.True(open.Count == 0, "No pair of schemas in Drafts/ or ByHand/ differs in: " + string.Join(", ", open));
    }

    public static TheoryData<string> ByHand => [.. Directory.EnumerateDirectories(Path.Combine(Tests, "ByHand")).Select(static folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ByHand))]
    public async Task What_is_not_drafted_is_said_with_what_to_do(string name)
    {
        string folderOfCase = Path.Combine(Tests, "ByHand", name);
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", await File.ReadAllTextAsync(Path.Combine(folderOfCase, "old.sql"), TestContext.Current.CancellationToken));
        await Cli.RunAsync("new", "initial", "--dir", folder.Path);
        Assert.Equal(CommandLine.Success, (await Cli.RunAsync("ship", "--dir", folder.Path)).Status);
        folder.Write("schema.sql", await File.ReadAllTextAsync(Path.Combine(folderOfCase, "new.sql"), TestContext.Current.CancellationToken));

        Cli draft = await Cli.RunAsync("new", "next", "--dir", folder.Path);

        string expected = Path.Combine(folderOfCase, "expected.txt");
        string said = string.Concat(draft.Error.ReplaceLineEndings("\n").Split('\n').Where(static line => line.Contains("still to do", StringComparison.Ordinal)).Select(line => line.Replace(folder.Path + "/", "", StringComparison.Ordinal) + "\n"));
        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") await File.WriteAllTextAsync(expected, said, TestContext.Current.CancellationToken);
        Assert.Equal((await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), said);
        int count = said.Count(static c => c == '\n');
        Assert.Contains($"{(count == 1 ? "one thing is" : $"{count} things are")} still to do, above", draft.Output, StringComparison.Ordinal);
        Assert.All(said.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(Message().Match(line).Groups["message"].Value, folder.Read("versions/0002-next/upgrade.sql"), StringComparison.Ordinal));
    }

    // Kinds of objects and their properties, as the source of the comparison names them.
    private static SortedSet<string> Compared()
    {
        string source = string.Concat(
            Directory.EnumerateFiles(Path.Combine(Tests, "../../generators/Perennial.Sql/Catalog/Comparison"), "CatalogDescription*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        SortedSet<string> compared = new(StringComparer.Ordinal);
        string kind = "";
        foreach (Match match in Described().Matches(source))
        {
            if (match.Groups["method"].Success) kind = KindOf(match.Groups["method"].Value.ToLowerInvariant());
            else if (match.Groups["kind"].Success) kind = KindOf(match.Groups["kind"].Value.ToLowerInvariant());
            else if (match.Groups["property"].Success) compared.Add($"{kind} {match.Groups["property"].Value.TrimEnd()}");
            else if (match.Groups["values"].Success) compared.Add($"{kind} {(match.Groups["values"].Value.Contains("Access", StringComparison.Ordinal) || match.Groups["values"].Value == "entry.Value" ? "grant to" : match.Groups["values"].Value.Contains("Aggregate", StringComparison.Ordinal) || match.Groups["attributes"].Success ? "attribute" : "option")}");
        }

        Assert.True(compared.Count > 90, "The source of the comparison is written in another way: " + string.Join(", ", compared));
        return compared;
    }

    private static HashSet<string> Differences(string folder)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (string pair in Directory.EnumerateDirectories(Path.Combine(Tests, folder)))
        {
            DatabaseCatalog old = Read(Path.Combine(pair, "old.sql")), @new = Read(Path.Combine(pair, "new.sql"));
            foreach (CatalogDifference difference in CatalogDifference.Compare(old, @new, includeComments: true, DefinitionBinder.Instance))
            {
                if (difference.Property is not { } property) continue;
                string prefix = new[] { "option", "attribute", "grant to", "default of" }.FirstOrDefault(prefix => property.StartsWith(prefix + " ", StringComparison.Ordinal)) ?? property;
                found.Add($"{KindOf(difference.Object[..difference.Object.IndexOf(' ', StringComparison.Ordinal)])} {prefix}");
            }
        }

        return found;
    }

    private static string KindOf(string word) => word switch
    {
        "relation" or "columns" or "view" or "materialized" or "foreign" or "{word" => "table",
        "procedure" or "aggregate" or "routine" or "{routine.kind.tostring().tolowerinvariant" or "{routine" => "function",
        "found" => "operator",
        "textsearch" => "text",
        "entry" => "default",
        _ => word,
    };

    private static DatabaseCatalog Read(string path)
    {
        SourceText source = new(path, File.ReadAllText(path));
        DatabaseCatalog catalog = DatabaseCatalog.Empty(14);
        DdlContext context = new(source, DefinitionBinder.Instance);
        foreach (ParsedStatement statement in SqlParser.Parse(source).Statements) catalog = DdlApplier.Apply(catalog, statement.Node!, context).Catalog;
        return catalog;
    }

    [GeneratedRegex(@"^still to do: [^ ]+\(\d+,\d+\): (?<message>.+)$")]
    private static partial Regex Message();

    [GeneratedRegex("""private\s+(?:static\s+)?\w+\s+Add(?<method>[A-Z]\w+)\(|(?:Add|Describe)\([^"\n]*?\$"(?<kind>\{?\w+)|Add\(ObjectNames\.Of\((?:_catalog, )?(?<kind>found|cast|entry)|\.With(?:Order)?\("(?<property>[^"]+)"|\.With(?<attributes>Attributes)?\((?<values>[\w.?]*(?:Options|Access|AccessOf|entry\.Value)\b)""")]
    private static partial Regex Described();
}
