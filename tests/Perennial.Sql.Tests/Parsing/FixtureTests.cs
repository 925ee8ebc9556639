using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Parsing;

/// <summary>Every file in fixtures/parsing against the tree next to it. With PERENNIAL_ACCEPT=1 the trees are written instead.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Names => [.. Fixtures.Files.Select(static file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_parses_to_the_tree_beside_it(string name)
    {
        string file = Path.Combine(Fixtures.Folder, name);
        string expectedFile = Path.ChangeExtension(file, ".txt");
        ParsedScript script = SqlParser.Parse(new SourceText(name, File.ReadAllText(file)), OptionsOf(name));
        string actual = SyntaxDump.Write(script);
        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") File.WriteAllText(expectedFile, actual);
        Assert.Equal(File.ReadAllText(expectedFile), actual);
        if (!Fixtures.IsAboutErrors(file)) Assert.All(script.Statements, static statement => Assert.Null(statement.Error));
        else Assert.All(script.Statements, static statement => Assert.NotNull(statement.Error));
    }

    // "named-parameters.sql" is a query file; "errors-13.sql" is for an old server.
    private static ParseOptions OptionsOf(string name)
    {
        ParseOptions options = name.Contains("named-parameters", StringComparison.Ordinal) ? ParseOptions.Queries : ParseOptions.Default;
        return name.Contains("-13", StringComparison.Ordinal) ? options with { PostgresVersion = 13 } : options;
    }
}
