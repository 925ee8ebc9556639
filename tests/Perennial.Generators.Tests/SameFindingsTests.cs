using Microsoft.CodeAnalysis;
using Perennial.Cli;
using Perennial.Generators.Tests.Drivers;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Tests;

/// <summary>Analyzers and command line run the same stages: on the same folder they find the same, word for word.</summary>
public sealed class SameFindingsTests
{
    // In a check, a change without a version is an error and not a reminder.
    private static readonly string Escalated = FindingRules.NoOpenVersion.Id;

    public static TheoryData<string> Folders => [.. Sql.Tests.ContractCase.Names];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Analyzers_and_command_line_find_the_same(string name)
    {
        Sql.Tests.ContractCase @case = Sql.Tests.ContractCase.Read(name);
        Sql.Tests.DatabaseFiles files = @case.Changed();
        TestProject project = TestProject.Create([.. files.Texts.Select(static file => (file.Key, file.Value))]);
        foreach ((string property, string value) in @case.Settings) project = project with { Properties = project.Properties.SetItem("Perennial" + char.ToUpperInvariant(property[0]) + property[1..], value) };
        List<string> analyzed = [.. (await project.AnalyzeAsync()).Select(static diagnostic => Line(diagnostic)).Order(StringComparer.Ordinal)];

        string folder = Directory.CreateTempSubdirectory("perennial-same-").FullName;
        try
        {
            foreach ((string path, string text) in files.Texts)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                await File.WriteAllTextAsync(Path.Combine(folder, path), text, TestContext.Current.CancellationToken);
            }

            await using StringWriter output = new();
            string[] settings = [.. @case.Settings.SelectMany(static setting => new[] { "--" + setting.Key, setting.Value })];
            await CommandLine.RunAsync(["check", "--dir", folder, .. settings], output, TextWriter.Null, TestContext.Current.CancellationToken);
            List<string> checkedLines = [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => !line.StartsWith("ok: ", StringComparison.Ordinal))
                .Select(line => line.TrimEnd('\r').Replace(folder + "/", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
            Assert.Equal(checkedLines, analyzed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string severity = diagnostic.Id == Escalated ? "error" : FindingSeverities.Word((FindingSeverity)((int)diagnostic.Severity - 1));
        return $"{place.Path[TestProject.Root.Length..]}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {severity} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }
}
