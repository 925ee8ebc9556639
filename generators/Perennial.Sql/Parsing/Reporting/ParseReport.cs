using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Parsing;

/// <summary>What <c>perennial parse</c> prints: one line for every top-level statement of a script.</summary>
public static class ParseReport
{
    /// <summary>Whether any statement has an error, which makes the command's exit status 1.</summary>
    public static bool HasErrors(ParsedScript script) => script.Statements.Any(static statement => statement.Error is not null);

    /// <summary>
    /// One JSON object a line:
    /// <c>{"file":"x.sql","index":0,"start":0,"length":123,"line":1,"kind":"SelectStatement","error":null}</c>. A statement with an error has
    /// the kind null and <c>"error":{"code":"PRN0001","message":"...","offset":N,"line":L,"column":C}</c>. Offsets count UTF-16 code units
    /// from 0, lines and columns from 1.
    /// </summary>
    public static void WriteJsonLines(ParsedScript script, TextWriter output)
    {
        for (int i = 0; i < script.Statements.Count; i++)
        {
            ParsedStatement statement = script.Statements[i];
            JsonLine line = new();
            line.Property("file", script.Source.Path);
            line.Property("index", i);
            line.Property("start", statement.Span.Start);
            line.Property("length", statement.Span.Length);
            line.Property("line", script.Source.GetPosition(statement.Span.Start).Line);
            line.Property("kind", statement.Node?.GetType().Name);
            if (statement.Error is { } error)
            {
                LinePosition position = script.Source.GetPosition(error.Span.Start);
                line.Open("error");
                line.Property("code", FindingRules.Syntax.Id);
                line.Property("message", error.Message);
                line.Property("offset", error.Span.Start);
                line.Property("line", position.Line);
                line.Property("column", position.Column);
                line.Close();
            }
            else
            {
                line.Property("error", (string?)null);
            }

            output.Write(line.End());
            output.Write('\n');
        }
    }

    /// <summary>The compiler's form for errors, <c>x.sql(1,8): error PRN0001: message</c>, and place and kind for all else.</summary>
    public static void WriteText(ParsedScript script, TextWriter output)
    {
        foreach (ParsedStatement statement in script.Statements)
        {
            if (statement.Error is { } error)
            {
                output.Write(Finding.Create(FindingRules.Syntax, script.Source, error.Span, error.Message, error.SqlState));
            }
            else
            {
                LinePosition position = script.Source.GetPosition(statement.Span.Start);
                output.Write($"{script.Source.Path}({position.Line},{position.Column}): {statement.Node?.GetType().Name}");
            }

            output.Write('\n');
        }
    }
}
