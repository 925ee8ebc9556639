using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Parsing;

/// <summary>Reads SQL as PostgreSQL's grammar does. No input makes it throw: errors are part of the result.</summary>
public static class SqlParser
{
    /// <summary>All top-level statements of a script. Lines of psql commands and the data of COPY FROM STDIN are skipped.</summary>
    public static ParsedScript Parse(SourceText source, ParseOptions? options = null) => new Parser(source, options ?? ParseOptions.Default).ParseScript();

    /// <summary>One scalar expression.</summary>
    /// <returns>The expression, or null when <paramref name="error"/> is set.</returns>
    public static Expression? ParseExpression(string text, ParseOptions? options, out SyntaxError? error) =>
        new Parser(new SourceText("", text), options ?? ParseOptions.Default).ParseOnly(Parser.ParseExpressionOnly, out error);

    /// <summary>One type name, such as <c>character varying(20)[]</c>.</summary>
    /// <returns>The type, or null when <paramref name="error"/> is set.</returns>
    public static TypeName? ParseTypeName(string text, ParseOptions? options, out SyntaxError? error) =>
        new Parser(new SourceText("", text), options ?? ParseOptions.Default).ParseOnly(Parser.ParseTypeNameOnly, out error);
}
