using System.Runtime.CompilerServices;
using Perennial.Migrations;
using Perennial.Testing;

namespace Perennial.Tests.PublicApi;

/// <summary>What users compile against is written down, so that a change of it is seen in a review. With PERENNIAL_ACCEPT=1 it is written anew.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(ProcedureExecutor))]
    [InlineData(typeof(MigrationRunner))]
    [InlineData(typeof(PostgresServer))]
    public void Public_api_is_the_one_written_down(Type member)
    {
        string path = Path.Combine(SourceFolder(), member.Assembly.GetName().Name + ".verified.txt");
        string actual = PublicApiText.Of(member.Assembly.Location);
        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing; PERENNIAL_ACCEPT=1 writes it.");
        string[] expected = File.ReadAllLines(path);
        string[] found = actual.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(expected.SequenceEqual(found, StringComparer.Ordinal), $"Run with PERENNIAL_ACCEPT=1 to accept.\n{string.Join('\n', expected.Except(found).Select(static line => "- " + line).Concat(found.Except(expected).Select(static line => "+ " + line)))}");
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
