using Microsoft.CodeAnalysis;
using Perennial.Generators.Tests.Drivers;
using Perennial.Sql.Findings;
using Perennial.Sql.Tests;

namespace Perennial.Generators.Tests;

/// <summary>The analyzers find in every case of the contract what the front end's own tests and the command line find, word for word.</summary>
public sealed class AnalyzerCaseTests
{
    public static TheoryData<string> Cases => [.. ContractCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Analyzers_find_what_the_case_expects(string name)
    {
        ContractCase @case = ContractCase.Read(name);
        TestProject project = TestProject.Create([.. @case.Changed().Texts.Select(static file => (file.Key, file.Value))]);
        foreach ((string setting, string value) in @case.Settings)
            project = project with { Properties = project.Properties.SetItem("Perennial" + string.Concat(setting.Split('-').Select(static word => char.ToUpperInvariant(word[0]) + word[1..])), value) };

        IEnumerable<string> found = (await project.AnalyzeAsync()).Select(Line);

        Assert.Equal(File.ReadAllLines(@case.Expected).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string path = place.Path.StartsWith(TestProject.Root, StringComparison.Ordinal) ? place.Path[TestProject.Root.Length..] : place.Path;
        string severity = FindingSeverities.Word((FindingSeverity)((int)diagnostic.Severity - 1));
        return $"{path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {severity} {diagnostic.Id}: {diagnostic.GetMessage().Replace(TestProject.Root, "", StringComparison.Ordinal)}";
    }
}
