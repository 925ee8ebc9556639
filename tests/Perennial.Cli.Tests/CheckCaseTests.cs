using Perennial.Sql.Findings;
using Perennial.Sql.Tests;

namespace Perennial.Cli.Tests;

/// <summary><c>perennial check</c> finds in every case of the contract what the front end's own tests and the analyzers find, word for word.</summary>
public sealed class CheckCaseTests
{
    private static readonly string[] ReleaseRules =
        [.. FindingRules.All.Where(static rule => rule.StopsRelease).Select(static rule => rule.Id)];

    public static TheoryData<string> Cases => [.. ContractCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Check_finds_what_the_case_expects(string name)
    {
        ContractCase @case = ContractCase.Read(name);
        using TemporaryFolder folder = new();
        foreach ((string path, string text) in @case.Changed().Texts) folder.Write(path, text);

        Cli result = await Cli.RunAsync(["check", "--dir", folder.Path, .. @case.Settings.SelectMany(static setting => new[] { "--" + setting.Key, setting.Value })]);

        // What cannot be released is a reminder in a build, and an error in a check.
        string[] expected = [.. File.ReadAllLines(@case.Expected).Select(static line => ReleaseRules.Aggregate(line, static (text, rule) => text.Replace($"): warning {rule}:", $"): error {rule}:", StringComparison.Ordinal)))];
        IEnumerable<string> found = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Replace(folder.Path + "/", "", StringComparison.Ordinal)).Where(static line => !line.StartsWith("ok: ", StringComparison.Ordinal));
        Assert.Equal(expected, found);
        Assert.Equal(expected.Any(static line => line.Contains("): error ", StringComparison.Ordinal)) ? CommandLine.Failure : CommandLine.Success, result.Status);
    }
}
