using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Trees;

/// <summary>parse(print(n)) equals n.</summary>
public static class PrintLaw
{
    /// <summary>What is wrong with the statement's printed form, or null.</summary>
    public static string? Violation(Statement statement, PrintOptions? options = null)
    {
        string printed = SqlPrinter.Print(statement, options);
        ParsedScript script = SqlParser.Parse(new SourceText("", printed));
        if (script.Statements.Count != 1) return $"{script.Statements.Count} statements: {printed}";
        if (script.Statements[0].Error is { } error) return $"{error.Span.Start}: {error.Message}: {printed}";
        return script.Statements[0].Node!.Equals(statement) ? null : $"another tree: {printed}";
    }

    /// <summary>What is wrong with the expression's printed form, or null.</summary>
    public static string? Violation(Expression expression)
    {
        string printed = SqlPrinter.Print(expression);
        Expression? parsed = SqlParser.ParseExpression(printed, ParseOptions.Default, out SyntaxError? error);
        if (parsed is null) return $"{error!.Span.Start}: {error.Message}: {printed}";
        return parsed.Equals(expression) ? null : $"another tree: {printed}";
    }

    /// <summary>The expressions that the grammar takes anywhere. Some nodes stand only in their own place, such as DEFAULT in an assignment.</summary>
    public static IEnumerable<Expression> FreeExpressions(Statement statement)
    {
        HashSet<Expression> bound = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Expression>);
        foreach (SqlNode node in NodeWalk.Descendants(statement))
        {
            switch (node)
            {
                // "a.b" as a target is a column's field, as an expression a table's column.
                case AssignmentTarget { Indirection: { } indirection }:
                    foreach (SqlNode part in NodeWalk.Descendants(indirection)) bound.Add((part as Expression)!);
                    break;
                // Only options have negative constants; elsewhere a sign is an operator.
                case IntegerLiteral { Value: < 0 }: break;
                case NumericLiteral number when number.Text.StartsWith('-'): break;
                case DefaultValue or CurrentOf or StarReference or FieldStar or MergeAction or JsonValueExpression or ArrayConstructor { IsNested: true }: break;
                case Expression expression when !bound.Contains(expression):
                    yield return expression;
                    break;
                default: break;
            }
        }
    }
}
