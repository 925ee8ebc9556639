using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Tests.Contract;

/// <summary>
/// Every folder of cases/ is a good state, a change, and what is found then. <c>base/</c> is the state that all share; a case lays <c>before/</c> over it,
/// that is shipped, and then <c>after/</c> is laid over the shipped state. <c>expected.txt</c> holds the findings word for word (empty for a clean twin), and
/// <c>options.txt</c> the settings that differ. With PERENNIAL_ACCEPT=1 the expectations are written instead.
/// </summary>
public sealed class ContractCaseTests
{
    private static string CasesFolder => Path.Combine(DatabaseFiles.SourceFolder(), "cases");

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(CasesFolder).Select(folder => Path.GetFileName(folder)!).Where(name => name != "base").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_is_found(string name)
    {
        string folder = Path.Combine(CasesFolder, name);
        DatabaseOptions options = Options(Path.Combine(folder, "options.txt"));
        DatabaseFiles before = DatabaseFiles.Read(Path.Combine(CasesFolder, "base")).Overlay(Path.Combine(folder, "before"));
        Assert.Equal("", Print(before.Analyze(options)));
        DatabaseFiles shipped = before.Ship(options);
        Assert.Equal("", Print(shipped.Analyze(options)));

        string found = Print(shipped.Overlay(Path.Combine(folder, "after")).Analyze(options));

        string expected = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") File.WriteAllText(expected, found);
        Assert.Equal(File.ReadAllText(expected).ReplaceLineEndings("\n"), found);
    }

    private static string Print(DatabaseModel model) => string.Concat(model.Findings.Select(finding => finding + "\n"));

    private static DatabaseOptions Options(string path)
    {
        DatabaseOptions options = DatabaseOptions.Default;
        if (!File.Exists(path)) return options;
        foreach (string line in File.ReadAllLines(path))
        {
            string[] parts = line.Split('=', StringSplitOptions.TrimEntries);
            options = parts[0] switch
            {
                "evolution" => options with { Evolution = Enum.Parse<Evolution>(parts[1], ignoreCase: true) },
                "service" => options with { Service = parts[1] },
                "gate" => options with { Gate = Enum.Parse<Gate>(parts[1], ignoreCase: true) },
                "inline" => options with { AllowInline = parts[1] == "allow" },
                "postgres" => options with { OldestPostgres = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) },
                _ => throw new InvalidDataException($"Unknown option {parts[0]} in {path}"),
            };
        }

        return options;
    }
}
