using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Parsing;

public sealed class ParseReportTests
{
    private static readonly ParsedScript Script = new(
        new SourceText("a \"b\".sql", "select 1;\nselect from from;"),
        [
            new ParsedStatement(new TextSpan(0, 8), new SelectStatement(new SelectCore()), null, []),
            new ParsedStatement(new TextSpan(10, 16), null, new SyntaxError(new TextSpan(22, 4), "unexpected\t\"from\""), []),
        ]);

    [Fact]
    public void Each_statement_is_a_JSON_object_on_a_line()
    {
        StringWriter output = new();
        ParseReport.WriteJsonLines(Script, output);
        Assert.Equal(
            """
            {"file":"a \"b\".sql","index":0,"start":0,"length":8,"line":1,"kind":"SelectStatement","error":null}
            {"file":"a \"b\".sql","index":1,"start":10,"length":16,"line":2,"kind":null,"error":{"code":"PRN0001","message":"unexpected\t\"from\"","offset":22,"line":2,"column":13}}

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    [Fact]
    public void The_text_form_is_the_compilers()
    {
        StringWriter output = new();
        ParseReport.WriteText(Script, output);
        Assert.Equal("a \"b\".sql(1,1): SelectStatement\na \"b\".sql(2,13): error PRN0001: unexpected\t\"from\"\n", output.ToString());
    }

    [Fact]
    public void A_script_with_an_error_has_errors() => Assert.True(ParseReport.HasErrors(Script));
}
