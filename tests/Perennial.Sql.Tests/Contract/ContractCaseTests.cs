using System.Collections.Concurrent;
using System.Collections.Immutable;
using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Tests.Contract;

/// <summary>
/// Every folder of cases/ is a good state, a change, and what is found then. <c>base/</c> is the state that cases share, unless options.txt names
/// another one (<c>base=base-chat</c>); a case lays <c>before/</c> over it, that is shipped, and then <c>after/</c> is laid over the shipped state. <c>expected.txt</c> holds the findings word for word (empty for a clean twin), and
/// <c>options.txt</c> the settings that differ. The folder is named after the rule that finds the change (<c>prn1002-...</c>), or <c>twin-...</c>. With PERENNIAL_ACCEPT=1 the expectations are written instead.
/// </summary>
public sealed class ContractCaseTests
{
    private static readonly ConcurrentDictionary<(string Base, DatabaseOptions Options), string> Starts = new();

    public static TheoryData<string> Cases => [.. ContractCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_is_found(string name)
    {
        ContractCase @case = ContractCase.Read(name);
        Assert.Equal("", @case.HasOwnState ? Start(@case) : Starts.GetOrAdd((@case.Base, @case.Options), static (_, one) => Start(one), @case));

        string found = Print(@case.Changed().Analyze(@case.Options));

        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") File.WriteAllText(@case.Expected, found);
        Assert.Equal(File.ReadAllText(@case.Expected).ReplaceLineEndings("\n"), found);
    }

    // A planted mistake is named prnNNNN- by the rule that must find it; whatever else is told beside it, that rule is. Notes do not spoil a twin.
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_finds_what_it_is_named_after(string name)
    {
        string expected = File.ReadAllText(ContractCase.Read(name).Expected);

        if (name.StartsWith("twin-", StringComparison.Ordinal)) Assert.DoesNotMatch(@"\): (error|warning) ", expected);
        else Assert.Contains($" {name[..name.IndexOf('-', StringComparison.Ordinal)].ToUpperInvariant()}: ", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_of_another_system_change_nothing()
    {
        List<string> different = [];
        foreach (string name in ContractCase.Names.Where(static (_, position) => position % 9 == 0))
        {
            ContractCase @case = ContractCase.Read(name);
            DatabaseFiles changed = @case.Changed();
            DatabaseFiles files = new(changed.Texts.ToImmutableSortedDictionary(static file => file.Key, static file => file.Value.ReplaceLineEndings("\r\n"), StringComparer.Ordinal));
            if (Print(files.Analyze(@case.Options)) != Print(changed.Analyze(@case.Options))) different.Add(name);
        }

        Assert.Empty(different);
    }

    // What is found before and after the good state is shipped.
    private static string Start(ContractCase @case) => Print(@case.Before().Analyze(@case.Options)) + Print(@case.Shipped().Analyze(@case.Options));

    private static string Print(DatabaseModel model) => string.Concat(model.Findings.Select(finding => finding + "\n"));
}
