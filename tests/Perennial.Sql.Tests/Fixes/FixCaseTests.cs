using Perennial.Sql.Findings;
using Perennial.Sql.Fixes;
using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Tests.Fixes;

/// <summary>
/// Every folder of cases/ is a good state over the contract's base (<c>before/</c>), which is shipped, a mistake (<c>after/</c>), and what fixes make of it: the texts of the changed
/// files in <c>fixed/</c>, and in <c>repaired.txt</c> what was repaired and what is told besides, and which errors are left. With PERENNIAL_ACCEPT=1 the expectations are written instead.
/// </summary>
public sealed class FixCaseTests
{
    private static readonly string Folder = Path.Combine(DatabaseFiles.SourceFolder(), "cases");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Mistakes => [.. ContractCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_repaired(string name)
    {
        ContractCase @case = new(Path.Combine(Folder, name), new Dictionary<string, string>());
        DatabaseFiles broken = @case.Changed();
        FolderFix fix = DatabaseAnalysis.Fix(broken.Inputs, @case.Options, static _ => true, mayAddFiles: true, Token);
        DatabaseFiles repaired = Apply(broken, fix);

        string told = string.Concat(fix.Repaired.Select(static target => target.Title + "\n").Concat(fix.Notes.Select(static note => $"{(note.IsRepaired ? "note" : "refused")}: {note.Text}\n")).Concat(Errors(repaired, @case.Options).Select(static error => "left: " + error + "\n")));
        string expectedFolder = Path.Combine(@case.Folder, "fixed");
        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") Accept(@case.Folder, expectedFolder, fix, told);

        Assert.Equal(File.ReadAllText(Path.Combine(@case.Folder, "repaired.txt")).ReplaceLineEndings("\n"), told);
        Assert.Equal(DatabaseFiles.Read(expectedFolder).Texts, fix.Changes.ToDictionary(static change => change.RelativePath, static change => change.Text).OrderBy(static change => change.Key, StringComparer.Ordinal));
        Assert.NotEmpty(fix.Repaired);
        foreach (FixTarget target in fix.Repaired) Assert.DoesNotContain(DatabaseAnalysis.FindFixes(repaired.Inputs, @case.Options, Token), left => left.Kind == target.Kind && left.Subject == target.Subject);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void No_fix_brings_an_error_or_touches_what_is_sealed(string name)
    {
        ContractCase @case = ContractCase.Read(name);
        DatabaseFiles broken = @case.Changed();
        FolderFix fix = DatabaseAnalysis.Fix(broken.Inputs, @case.Options, static _ => true, mayAddFiles: true, Token);
        DatabaseFiles repaired = Apply(broken, fix);

        Assert.All(fix.Changes, static change => Assert.NotEqual("procedures.shipped.txt", change.RelativePath));
        Assert.All(fix.Changes, static change => Assert.False(change.RelativePath.StartsWith("versions/0001-", StringComparison.Ordinal), change.RelativePath));
        Assert.True(Errors(repaired, @case.Options).Count() <= Errors(broken, @case.Options).Count());
        if (!fix.Repaired.IsEmpty) Assert.Empty(DatabaseAnalysis.Fix(repaired.Inputs, @case.Options, target => fix.Repaired.Any(done => done.Kind == target.Kind && done.Subject == target.Subject), true, Token).Changes);
    }

    [Fact]
    public void Edits_keep_the_line_ends_of_a_file()
    {
        DatabaseFiles broken = new ContractCase(Path.Combine(Folder, "query-dropped"), new Dictionary<string, string>()).Changed();
        broken = broken.With("queries/items.sql", broken.Texts["queries/items.sql"].ReplaceLineEndings("\r\n"));

        string text = DatabaseAnalysis.Fix(broken.Inputs, DatabaseOptions.Default, static _ => true, true, Token).Changes.Single(static change => change.RelativePath == "queries/items.sql").Text;

        Assert.Equal(text.ReplaceLineEndings("\r\n"), text);
    }

    [Fact]
    public void A_service_project_is_offered_nothing()
    {
        DatabaseFiles broken = new ContractCase(Path.Combine(Folder, "query-dropped"), new Dictionary<string, string>()).Changed();
        Assert.Empty(DatabaseAnalysis.FindFixes(broken.Inputs, DatabaseOptions.Default with { Service = "shop", Gate = Gate.Calls }, Token));
    }

    [Fact]
    public void A_folder_without_mistakes_needs_nothing()
    {
        Assert.Empty(DatabaseAnalysis.FindFixes(DatabaseFiles.Reference.Inputs, DatabaseOptions.Default with { DefaultSchema = "queue" }, Token));
    }

    private static IEnumerable<Finding> Errors(DatabaseFiles files, DatabaseOptions options) => files.Analyze(options).Findings.Where(static finding => finding.Severity == FindingSeverity.Error);

    private static DatabaseFiles Apply(DatabaseFiles files, FolderFix fix) => fix.Changes.Aggregate(files, static (result, change) => result.With(change.RelativePath, change.Text));

    private static void Accept(string caseFolder, string expectedFolder, FolderFix fix, string told)
    {
        if (Directory.Exists(expectedFolder)) Directory.Delete(expectedFolder, recursive: true);
        foreach (FileChange change in fix.Changes)
        {
            string path = Path.Combine(expectedFolder, change.RelativePath);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, change.Text);
        }

        File.WriteAllText(Path.Combine(caseFolder, "repaired.txt"), told);
    }
}
