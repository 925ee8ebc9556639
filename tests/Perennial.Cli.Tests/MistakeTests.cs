using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Perennial.Cli.Tests;

/// <summary>
/// What users do wrong, a file a mistake: sections <c>== path</c> are files of the folder (its schema is Mistakes/schema.sql unless a section replaces it), and
/// <c>== expected</c> is what <c>perennial check</c> prints. PERENNIAL_ACCEPT=1 writes that section anew; read it before you commit it.
/// </summary>
public sealed partial class MistakeTests
{
    public static TheoryData<string> Mistakes => [.. Directory.EnumerateFiles(Folder(), "*.txt").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_named_with_its_place(string name)
    {
        string path = Path.Combine(Folder(), name + ".txt");
        string text = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        string[] sections = text.Split("== ", StringSplitOptions.RemoveEmptyEntries);
        using TemporaryFolder folder = new TemporaryFolder().Write("schema.sql", await File.ReadAllTextAsync(Path.Combine(Folder(), "schema.sql"), TestContext.Current.CancellationToken));
        foreach (string section in sections)
        {
            int end = section.IndexOf('\n', StringComparison.Ordinal);
            if (section[..end] != "expected") folder.Write(section[..end], section[(end + 1)..]);
        }

        Cli check = await Cli.RunAsync("check", "--dir", folder.Path);

        string found = check.Output.ReplaceLineEndings("\n").Replace(folder.Path + "/", "", StringComparison.Ordinal) + check.Error.ReplaceLineEndings("\n").Replace(folder.Path, "db", StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", found);
        foreach (string line in found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => !line.StartsWith("ok: ", StringComparison.Ordinal))) Assert.Matches(Place(), line);
        string before = text[..text.IndexOf("== expected\n", StringComparison.Ordinal)];
        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") await File.WriteAllTextAsync(path, before + "== expected\n" + found, TestContext.Current.CancellationToken);
        else Assert.Equal(text[(before.Length + "== expected\n".Length)..], found);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Mistakes");

    [GeneratedRegex(@"^[a-z_A-Z0-9/.-]+\(\d+,\d+\): (error|warning) PRN\d{4}: .+")]
    private static partial Regex Place();
}
