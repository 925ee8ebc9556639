using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Comparison;

/// <summary>What our parser says to a text.</summary>
/// <param name="Error">The first error of the text, or null when all of it is accepted.</param>
public sealed record OurVerdict(SyntaxError? Error, ParsedScript Script)
{
    public bool IsAccepted => Error is null;

    public static OurVerdict Of(string sql, int version)
    {
        ParsedScript script = SqlParser.Parse(new SourceText("", sql), ParseOptions.Default with { PostgresVersion = version });
        return new OurVerdict(script.Statements.Select(static statement => statement.Error).FirstOrDefault(static error => error is not null), script);
    }
}
