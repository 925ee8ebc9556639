using Perennial.Conformance.Corpus;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Comparison;

/// <summary>A text that both parsers judge.</summary>
/// <param name="File">Where it comes from.</param>
/// <param name="Line">Line of its first character, from 1.</param>
public sealed record StatementCase(string File, int Line, string Sql)
{
    /// <summary>The top-level statements of a file as our parser splits it.</summary>
    public static IEnumerable<StatementCase> Split(CorpusFile file)
    {
        SourceText source = new(file.Name, file.Text);
        foreach (ParsedStatement statement in SqlParser.Parse(source).Statements)
        {
            yield return new StatementCase(file.Name, source.GetPosition(statement.Span.Start).Line, source.ToString(statement.Span));
        }
    }
}
