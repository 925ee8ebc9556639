using Perennial.Sql.Text;

namespace Perennial.Sql.Parsing;

/// <summary>
/// Carries a syntax error from a rule to the statement's start. It never leaves the parser, and the path of valid text never meets it.
/// The message is worked out only when the error is reported.
/// </summary>
#pragma warning disable CA1032, CA1064, MA0053 // Internal by purpose, made in one place only.
internal sealed class SyntaxErrorException(int tokenIndex, string? expected, TextSpan? span, string? message, string sqlState) : Exception
#pragma warning restore CA1032, CA1064, MA0053
{
    /// <summary>The token at fault.</summary>
    public int TokenIndex { get; } = tokenIndex;

    /// <summary>What the rule wanted, in the user's words; null when the tried tokens say it.</summary>
    public string? Expected { get; } = expected;

    /// <summary>The characters at fault when they are not the token's.</summary>
    public TextSpan? Span { get; } = span;

    /// <summary>The whole message when it is not of the form "expected ... but found ...".</summary>
    public string? FullMessage { get; } = message;

    public string SqlState { get; } = sqlState;
}
