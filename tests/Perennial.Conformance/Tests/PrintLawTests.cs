using Perennial.Conformance.Corpus;
using Perennial.Conformance.Trees;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Tests;

/// <summary>What is printed parses to the same tree.</summary>
public sealed class PrintLawTests
{
    private const int Shown = 20;

    private static readonly Statement[] Statements =
    [
        .. CorpusFolder.Default().SelectMany(CorpusFolder.Read)
            .SelectMany(static file => SqlParser.Parse(new SourceText(file.Name, file.Text)).Statements)
            .Select(static statement => statement.Node!)
            .Where(static node => node is not null),
    ];

    [Fact]
    public void Every_statement_is_printed_and_parsed_to_an_equal_tree() => Holds(Statements.Select(static node => PrintLaw.Violation(node)));

    [Fact]
    public void Every_statement_in_many_lines_is_parsed_to_an_equal_tree() =>
        Holds(Statements.Select(static node => PrintLaw.Violation(node, PrintOptions.Multiline)));

    [Fact]
    public void Every_expression_is_printed_and_parsed_to_an_equal_tree() =>
        Holds(Statements.SelectMany(PrintLaw.FreeExpressions).Distinct().Select(PrintLaw.Violation));

    [Fact]
    public void Every_node_has_a_printed_form()
    {
        foreach (SqlNode node in Statements.SelectMany(NodeWalk.Descendants)) SqlPrinter.Print(node);
    }

    private static void Holds(IEnumerable<string?> violations)
    {
        Assert.SkipWhen(Statements.Length == 0, "The repository's db/ is not here.");
        string[] found = [.. violations.OfType<string>()];
        Assert.True(found.Length == 0, $"{found.Length} of {Statements.Length} statements:\n{string.Join("\n", found.Take(Shown))}");
    }
}
