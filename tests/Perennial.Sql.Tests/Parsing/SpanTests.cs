using System.Collections;
using System.Reflection;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Parsing;

/// <summary>Spans are exact: a node's characters parse to the node, and contain its children's.</summary>
public sealed class SpanTests
{
    public static TheoryData<string> Names => [.. Fixtures.Files.Where(static file => !Fixtures.IsAboutErrors(file)).Select(static file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Children_lie_within_their_parents(string name)
    {
        SourceText source = new(name, File.ReadAllText(Path.Combine(Fixtures.Folder, name)));
        foreach (ParsedStatement statement in SqlParser.Parse(source, ParseOptions.Queries).Statements)
        {
            if (statement.Node is null) continue;
            Assert.Equal(statement.Span, statement.Node.Span);
            AssertNested(source, statement.Node);
        }
    }

    private static void AssertNested(SourceText source, SqlNode parent)
    {
        foreach (PropertyInfo property in SyntaxDump.PartsOf(parent))
        {
            object? value = property.GetValue(parent);
            IEnumerable items = value is IEnumerable list and not string ? list : new[] { value };
            foreach (object? item in items)
            {
                if (item is not SqlNode child) continue;

                // Parts that the grammar supplies stand nowhere.
                if (child.Span.Length > 0)
                {
                    Assert.True(
                        child.Span.Start >= parent.Span.Start && child.Span.End <= parent.Span.End,
                        $"{child.GetType().Name} '{source.ToString(child.Span)}' is outside of {parent.GetType().Name} '{source.ToString(parent.Span)}'");
                }

                AssertNested(source, child);
            }
        }
    }
}
