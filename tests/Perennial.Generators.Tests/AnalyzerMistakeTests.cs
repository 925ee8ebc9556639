using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Perennial.Generators.Tests.Drivers;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Tests;

/// <summary>The analyzers find in every mistake of the command line's tests what <c>perennial check</c> finds, word for word: also what only generated code would show.</summary>
public sealed class AnalyzerMistakeTests
{
    public static TheoryData<string> Mistakes => [.. Directory.EnumerateFiles(Folder(), "*.txt").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private static readonly HashSet<string> StopsRelease =
        [.. FindingRules.All.Where(static rule => rule.StopsRelease).Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Analyzers_find_what_check_finds(string name)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal) { ["schema.sql"] = await ReadAsync("schema.sql") };
        foreach (string section in (await ReadAsync(name + ".txt")).Split("== ", StringSplitOptions.RemoveEmptyEntries))
        {
            int end = section.IndexOf('\n', StringComparison.Ordinal);
            files[section[..end]] = section[(end + 1)..];
        }

        files.Remove("expected", out string? expected);
        TestProject project = TestProject.Create([.. files.Where(static file => Perennial.Sql.Pipeline.InputFile.Classify(file.Key) is not null).Select(static file => (file.Key, file.Value))]);

        IEnumerable<string> found = (await project.AnalyzeAsync()).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(Line);

        // PRN9007 is the targets': the compiler does not get what nothing reads.
        Assert.Equal(expected!.Split('\n').Where(static line => line.Length > 0 && !line.StartsWith("ok: ", StringComparison.Ordinal) && !line.Contains(" PRN9007: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        // What is a reminder in a build and an error for a check is printed as the check has it.
        string severity = FindingSeverities.Word(StopsRelease.Contains(diagnostic.Id) ? FindingSeverity.Error : (FindingSeverity)((int)diagnostic.Severity - 1));
        return $"{Relative(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {severity} {diagnostic.Id}: {Relative(diagnostic.GetMessage())}";
    }

    private static string Relative(string text) => text.Replace(TestProject.Root, "", StringComparison.Ordinal);

    private static async Task<string> ReadAsync(string name) => (await File.ReadAllTextAsync(Path.Combine(Folder(), name), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "Perennial.Cli.Tests", "Mistakes");
}
