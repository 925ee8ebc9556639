using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Parsing;

/// <summary>Where the body of a routine stands in its file, so that errors inside it have a place.</summary>
public sealed class RoutineBodyTests
{
    [Theory]
    [InlineData("$$")]
    [InlineData("$body$")]
    [InlineData("'")]
    [InlineData("E'")]
    [InlineData("U&'")]
    public void The_offset_of_a_body_is_that_of_its_first_character(string quote)
    {
        string close = quote[0] == '$' ? quote : "'";
        string create = $"select 1; create function f() returns int language sql as {quote}MARK{close};";
        string run = $"select 1; do {quote}MARK{close};";

        RoutineAs definition = Assert.IsType<RoutineAs>(Assert.IsType<CreateRoutineStatement>(Parse(create)).Options[1]);
        DoStatement block = Assert.IsType<DoStatement>(Parse(run));

        Assert.Equal(create.IndexOf("MARK", StringComparison.Ordinal), definition.BodyStart);
        Assert.Equal(run.IndexOf("MARK", StringComparison.Ordinal), block.BodyStart);
    }

    [Fact]
    public void The_offset_is_no_part_of_the_statement()
    {
        Assert.Equal(Parse("select 1; do 'begin end'"), Parse("select 1;   do $$begin end$$"));
        Assert.Equal(
            Parse("select 1; create function f() returns int as 'select 1'"),
            Parse("select 1;  create function f() returns int as $_$select 1$_$"));
    }

    [Fact]
    public void A_body_of_statements_is_parsed()
    {
        CreateRoutineStatement routine = Assert.IsType<CreateRoutineStatement>(
            Parse("select 1; create procedure p(a int) begin atomic insert into t values (a); select case when a > 0 then 1 end; return 1; end"));
        AtomicBody body = Assert.IsType<AtomicBody>(routine.Body);
        Assert.Collection(
            body.Statements,
            static statement => Assert.IsType<InsertStatement>(statement),
            static statement => Assert.IsType<SelectStatement>(statement),
            static statement => Assert.IsType<ReturnStatement>(statement));
    }

    private static Statement Parse(string sql)
    {
        ParsedStatement statement = SqlParser.Parse(new SourceText("test.sql", sql)).Statements[1];
        Assert.Null(statement.Error);
        return statement.Node!;
    }
}
