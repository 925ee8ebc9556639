using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Printing;

public sealed class SqlPrinterTests
{
    [Theory]
    [InlineData("(a + b) * c", "(a + b) * c")]
    [InlineData("(a * b) + c", "a * b + c")]
    [InlineData("a - (b - c)", "a - (b - c)")]
    [InlineData("(a - b) - c", "a - b - c")]
    [InlineData("(a = b) is null", "a = b is null")]
    [InlineData("(a is null) = b", "(a is null) = b")]
    [InlineData("(a = b) = c", "(a = b) = c")]
    [InlineData("not (a and b)", "not (a and b)")]
    [InlineData("(a or b) and c", "(a or b) and c")]
    [InlineData("(a and b) or c", "a and b or c")]
    [InlineData("(a || b) like c", "a || b like c")]
    [InlineData("(a in (1)) = b", "a in (1) = b")]
    [InlineData("- (- a)", "- -a")]
    [InlineData("(-a)::int", "(-a)::integer")]
    [InlineData("a between (b in (1)) and c", "a between (b in (1)) and c")]
    [InlineData("a between (b at time zone 'x') and c", "a between (b at time zone 'x') and c")]
    [InlineData("(a).b", "(a).b")]
    [InlineData("(a)[1]", "a[1]")]
    [InlineData("(f(x)).b", "(f(x)).b")]
    [InlineData("a operator(pg_catalog.*) (b + c)", "a operator(pg_catalog.*) b + c")]
    [InlineData("a ~~ any (b)", "a like any (b)")]
    public void Parentheses_stand_where_the_precedence_needs_them(string sql, string expected) => Assert.Equal(expected, SqlPrinter.Print(Expression(sql)));

    [Theory]
    [InlineData("int", "integer")]
    [InlineData("int8[]", "int8[]")]
    [InlineData("timestamp(3) with time zone", "timestamp(3) with time zone")]
    [InlineData("varchar(20)", "character varying(20)")]
    [InlineData("dec(10, 2)", "numeric(10, 2)")]
    [InlineData("float(53)", "double precision")]
    [InlineData("char", "character(1)")]
    [InlineData("\"char\"", "\"char\"")]
    [InlineData("interval day to second(3)", "interval day to second(3)")]
    [InlineData("setof app.task[3]", "setof app.task[3]")]
    public void Types_have_their_usual_names(string sql, string expected)
    {
        TypeName? type = SqlParser.ParseTypeName(sql, null, out SyntaxError? error);
        Assert.Null(error);
        Assert.Equal(expected, SqlPrinter.Print(type!));
    }

    [Theory]
    [InlineData("task", "task")]
    [InlineData("Task", "\"Task\"")]
    [InlineData("order", "\"order\"")]
    [InlineData("left", "\"left\"")]
    [InlineData("values", "\"values\"")]
    [InlineData("name", "name")]
    [InlineData("1st", "\"1st\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("größe", "\"größe\"")]
    public void Identifiers_are_quoted_where_needed(string name, string expected) => Assert.Equal(expected, SqlPrinter.QuoteIdentifier(name));

    [Theory]
    [InlineData("select left(a, 1) as order from t as \"left\"")]
    [InlineData("select t.order from s.t")]
    [InlineData("select pg_catalog.\"values\"(1)", "select pg_catalog.values(1)")]
    [InlineData("select \"cube\"(a, b)")]
    [InlineData("select \"interval\", \"time\" from t")]
    [InlineData("select 'it''s' || E'\\\\' || U&'\\0041'", "select 'it''s' || '\\' || 'A'")]
    [InlineData("select extract(day from a), position('a' in b), substring(a from 2 for 3), trim(leading 'x' from a), overlay(a placing b from 2)")]
    [InlineData("select a union (select b union all select c)")]
    [InlineData("(select a order by 1 limit 1) union select b")]
    [InlineData("select * from (a join b on true) join (c join d using (e)) on false", "select * from a join b on true join (c join d using (e)) on false")]
    [InlineData("insert into t as x (a, b[1].c) values (1, default) on conflict (a) where a > 1 do update set a = excluded.a returning *")]
    [InlineData("update t set (a, b) = (select 1, 2), c.d = 3 where current of x")]
    [InlineData("with recursive x (n) as not materialized (values (1)) search depth first by n set o select * from x for update of x skip locked")]
    public void Statements_keep_their_meaning(string sql, string? expected = null)
    {
        Statement statement = Statement(sql);
        string printed = SqlPrinter.Print(statement);
        Assert.Equal(expected ?? sql, printed);
        Assert.Equal(statement, Statement(printed));
    }

    [Fact]
    public void A_table_in_many_lines_has_a_line_for_each_column() =>
        Assert.Equal(
            """
            create table app.task (
                id bigint generated always as identity primary key,
                state text default 'new' not null,
                check (id > 0)
            )
            """.ReplaceLineEndings("\n"),
            SqlPrinter.Print(Statement("create table app.task(id bigint generated always as identity primary key, state text default 'new' not null, check(id>0))"), PrintOptions.Multiline));

    [Fact]
    public void A_function_in_many_lines_has_a_line_for_each_clause() =>
        Assert.Equal(
            """
            create or replace function app.one(a integer)
            returns integer
            language sql
            stable
            as $$ select a $$
            """.ReplaceLineEndings("\n"),
            SqlPrinter.Print(Statement("create or replace function app.one(a int) returns int language sql stable as ' select a '"), PrintOptions.Multiline));

    [Theory]
    [InlineData("", "$$$$")]
    [InlineData("a", "$$a$$")]
    [InlineData("a$$b", "$body$a$$b$body$")]
    [InlineData("a$", "$body$a$$body$")]
    [InlineData("$$ $body$", "$body2$$$ $body$$body2$")]
    public void Bodies_have_dollar_quotes_that_do_not_occur_in_them(string body, string expected) => Assert.Equal(expected, SqlPrinter.QuoteBody(body));

    private static Expression Expression(string sql)
    {
        Expression? expression = SqlParser.ParseExpression(sql, null, out SyntaxError? error);
        Assert.Null(error);
        return expression!;
    }

    private static Statement Statement(string sql)
    {
        ParsedStatement statement = Assert.Single(SqlParser.Parse(new SourceText("", sql)).Statements);
        Assert.Null(statement.Error);
        return statement.Node!;
    }
}
