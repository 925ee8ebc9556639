using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Tests.Parsing;

/// <summary>Constants, names and operators, as the documentation's "Lexical Structure" has them.</summary>
public sealed class LexicalTests
{
    [Theory]
    [InlineData("'it''s'", "it's")]
    [InlineData("'a'\n  'b'", "ab")]
    [InlineData("'a' -- note\n 'b'", "ab")]
    [InlineData("E'a\\nb\\x41\\101\\u0041\\'c'", "a\nbAAA'c")]
    [InlineData("E'\\xC3\\xA9'", "é")]
    [InlineData("E'\\uD83D\\uDE00'", "😀")]
    [InlineData("U&'d\\0061t\\+000061\\\\'", "data\\")]
    [InlineData("U&'d!0061t' UESCAPE '!'", "dat")]
    [InlineData("$$a'b$$", "a'b")]
    [InlineData("$tag$a$$b$tag$", "a$$b")]
    public void A_string_has_its_escapes_resolved(string sql, string value) => Assert.Equal(new StringLiteral(value), Parse(sql));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1_000_000", 1_000_000)]
    [InlineData("0x1F", 31)]
    [InlineData("0o17", 15)]
    [InlineData("0b1_01", 5)]
    [InlineData("2147483647", int.MaxValue)]
    public void An_integer_of_any_form_is_its_value(string sql, int value) => Assert.Equal(new IntegerLiteral(value), Parse(sql));

    [Theory]
    [InlineData("2147483648", "2147483648")]
    [InlineData("0xFFFFFFFFF", "0xFFFFFFFFF")]
    [InlineData("1.5", "1.5")]
    [InlineData(".5", ".5")]
    [InlineData("1.", "1.")]
    [InlineData("1_0e-1_0", "10e-10")]
    public void Any_other_number_keeps_its_characters(string sql, string text) => Assert.Equal(new NumericLiteral(text), Parse(sql));

    [Theory]
    [InlineData("1a")]
    [InlineData("0x")]
    [InlineData("1__0")]
    [InlineData("1e")]
    [InlineData("$1a")]
    [InlineData("\"\"")]
    [InlineData("'abc")]
    [InlineData("E'\\u00'")]
    [InlineData("E'\\uD83D'")]
    [InlineData("U&'\\00'")]
    [InlineData("U&'a' UESCAPE '+'")]
    [InlineData("$a$ $b$")]
    [InlineData("/* /* */ 1")]
    public void A_malformed_token_is_an_error(string sql)
    {
        Assert.Null(SqlParser.ParseExpression(sql, null, out SyntaxError? error));
        Assert.NotNull(error);
    }

    [Theory]
    [InlineData("Größe", "größe")]
    [InlineData("ÄB", "Äb")]
    [InlineData("\"Ab\"\"c\"", "Ab\"c")]
    [InlineData("U&\"\\0041b\"", "Ab")]
    [InlineData("a$1", "a$1")]
    public void A_name_is_folded_in_ASCII_unless_quoted(string sql, string name) =>
        Assert.Equal(name, Assert.IsType<ColumnReference>(Parse(sql)).Name);

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("名")]
    [InlineData("😀")]
    public void A_name_is_cut_to_63_bytes_at_a_character(string character)
    {
        string name = Assert.IsType<ColumnReference>(Parse(string.Concat(Enumerable.Repeat(character, 70)))).Name;
        int size = System.Text.Encoding.UTF8.GetByteCount(character);
        Assert.Equal(63 / size * size, System.Text.Encoding.UTF8.GetByteCount(name));
    }

    [Theory]
    [InlineData("a=-1", "=")]
    [InlineData("a@-1", "@-")]
    [InlineData("a<-1", "<")]
    [InlineData("a+-1", "+")]
    [InlineData("a->>1", "->>")]
    [InlineData("a+/* note */1", "+")]
    [InlineData("a*--note\n1", "*")]
    [InlineData("a!=1", "<>")]
    [InlineData("a <@ b", "<@")]
    [InlineData("a @@ b", "@@")]
    [InlineData("a OPERATOR(pg_catalog.+) b", "+")]
    public void An_operator_is_the_longest_run_but_for_comments_and_trailing_signs(string sql, string symbol) =>
        Assert.Equal(symbol, Assert.IsType<BinaryOperation>(SqlParser.ParseExpression(sql, ParseOptions.Queries, out _)).Operator.Symbol);

    [Theory]
    [InlineData("a =@b", "=", null)]
    [InlineData("a=@b?", "=", true)]
    [InlineData("a <>@b!", "<>", false)]
    [InlineData("a + @B", "+", null)]
    public void A_named_parameter_may_follow_an_operator_directly(string sql, string symbol, bool? isNullable)
    {
        BinaryOperation operation = Assert.IsType<BinaryOperation>(SqlParser.ParseExpression(sql, ParseOptions.Queries, out _));
        Assert.Equal(symbol, operation.Operator.Symbol);
        Assert.Equal(new NamedParameter("b", isNullable), operation.Right);
    }

    [Fact]
    public void Without_the_option_an_at_sign_is_an_operator() =>
        Assert.Equal("@", Assert.IsType<UnaryOperation>(Parse("@a")).Operator.Symbol);

    private static Expression? Parse(string sql)
    {
        Expression? expression = SqlParser.ParseExpression(sql, null, out SyntaxError? error);
        Assert.Null(error);
        return expression;
    }
}
