using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Parsing;

/// <summary>What holds for any text at all.</summary>
public sealed class PrefixTests
{
    public static TheoryData<string> Names => [.. Fixtures.AllFiles.Select(static file => Path.GetRelativePath(Fixtures.Folder, file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_prefix_of_a_file_parses_without_an_exception(string name)
    {
        string text = File.ReadAllText(Path.Combine(Fixtures.Folder, name));
        for (int length = 0; length <= text.Length; length += 1 + (text.Length / 1000)) AssertWellFormed(text[..length]);
    }

    [Theory]
    [InlineData("(", 10_000)]
    [InlineData("select (", 10_000)]
    [InlineData("select not ", 10_000)]
    [InlineData("select array[", 10_000)]
    [InlineData("select * from (", 10_000)]
    [InlineData("select case when ", 10_000)]
    [InlineData("/*", 100_000)]
    public void Deep_nesting_is_an_error_and_no_stack_overflow(string piece, int times)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times));
        ParsedScript script = SqlParser.Parse(new SourceText("", text));
        Assert.NotNull(Assert.Single(script.Statements).Error);
    }

    [Theory]
    [InlineData("select 1", " + 1")]
    [InlineData("select a", "::int")]
    [InlineData("select 1", " union select 1")]
    [InlineData("select * from t", " cross join t")]
    [InlineData("select - ", "- ")]
    public void Long_chains_end_in_an_error_before_the_tree_is_too_deep_to_walk(string first, string link)
    {
        string text = first + string.Concat(Enumerable.Repeat(link, 5_000)) + (link == "- " ? "1" : "");
        ParsedStatement statement = Assert.Single(SqlParser.Parse(new SourceText("", text)).Statements);
        Assert.Equal("54001", statement.Error?.SqlState);
    }

    [Fact]
    public void A_long_list_or_AND_chain_is_not_deep()
    {
        string list = "select " + string.Join(", ", Enumerable.Range(0, 20_000));
        string chain = "select " + string.Join(" and ", Enumerable.Repeat("a = 1", 20_000));
        Assert.Null(Assert.Single(SqlParser.Parse(new SourceText("", list)).Statements).Error);
        Assert.Null(Assert.Single(SqlParser.Parse(new SourceText("", chain)).Statements).Error);
    }

    private static void AssertWellFormed(string text)
    {
        ParsedScript script = SqlParser.Parse(new SourceText("", text));
        int end = 0;
        foreach (ParsedStatement statement in script.Statements)
        {
            Assert.True(statement.Span.Start >= end && statement.Span.Length > 0 && statement.Span.End <= text.Length);
            Assert.True(statement.Node is null != statement.Error is null);
            if (statement.Error is { } error) Assert.True(error.Span.Start >= 0 && error.Span.End <= text.Length);
            end = statement.Span.End;
        }
    }
}
