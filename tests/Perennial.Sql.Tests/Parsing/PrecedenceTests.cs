using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Tests.Parsing;

/// <summary>The documentation's table "Operator Precedence (highest to lowest)": an expression equals the one with all parentheses.</summary>
public sealed class PrecedenceTests
{
    [Theory]
    [InlineData("a or b and c", "a or (b and c)")]
    [InlineData("not a and b", "(not a) and b")]
    [InlineData("not a = b", "not (a = b)")]
    [InlineData("a = not b = c", "a = (not (b = c))")]
    [InlineData("a = b is null", "(a = b) is null")]
    [InlineData("a is null = b", "(a is null) = b")]
    [InlineData("a < b || c", "a < (b || c)")]
    [InlineData("a || b + c", "a || (b + c)")]
    [InlineData("a + b * c ^ d", "a + (b * (c ^ d))")]
    [InlineData("a - b - c", "(a - b) - c")]
    [InlineData("a ^ b ^ c", "(a ^ b) ^ c")]
    [InlineData("- a ^ b", "(- a) ^ b")]
    [InlineData("- a::int", "- (a::int)")]
    [InlineData("- a at time zone b", "(- a) at time zone b")]
    [InlineData("a + b at time zone c", "a + (b at time zone c)")]
    [InlineData("a at time zone b collate c", "a at time zone (b collate c)")]
    [InlineData("a || b like c || d", "(a || b) like (c || d)")]
    [InlineData("a like b = c", "(a like b) = c")]
    [InlineData("a = b like c", "a = (b like c)")]
    [InlineData("a between b and c and d", "(a between b and c) and d")]
    [InlineData("a between b + 1 and c + 1", "a between (b + 1) and (c + 1)")]
    [InlineData("a in (1) = b", "(a in (1)) = b")]
    [InlineData("a is distinct from b and c", "(a is distinct from b) and c")]
    [InlineData("@ a + b", "@ (a + b)")]
    [InlineData("a = any (b) = c", "(a = any (b)) = c")]
    public void Operators_bind_as_tightly_as_in_the_server(string sql, string parenthesized)
    {
        Expression? expected = SqlParser.ParseExpression(parenthesized, null, out SyntaxError? expectedError);
        Expression? actual = SqlParser.ParseExpression(sql, null, out SyntaxError? error);
        Assert.Null(expectedError);
        Assert.Null(error);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("a = b = c", 6)]
    [InlineData("a < b >= c", 6)]
    [InlineData("a like b like c", 9)]
    [InlineData("a between b and c between d and e", 18)]
    [InlineData("a is distinct from b is null", 21)]
    public void Operators_that_do_not_chain_are_refused_at_the_second(string sql, int offset)
    {
        SqlParser.ParseExpression(sql, null, out SyntaxError? error);
        Assert.Equal(offset, error?.Span.Start);
    }
}
