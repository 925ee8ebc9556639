using System.Text;
using Perennial.Conformance.Oracle;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Comparison;

/// <summary>Compares where statements begin and end, on scripts that PostgreSQL's parser takes as a whole.</summary>
public static class SplitComparison
{
    private const int StatementsInScript = 40;

    /// <summary>Joins valid statements to scripts and reports those that the parsers split differently.</summary>
    public static async Task<IReadOnlyList<Disagreement>> CompareAsync(IReadOnlyList<StatementCase> cases, PostgresParser oracle, CancellationToken ct)
    {
        PostgresVerdict[] single = await oracle.ParseAsync([.. cases.Select(static item => new PostgresRequest(item.Sql))], ct);
        // COPY FROM STDIN is followed by data in a script, which no script made of statements has.
        StatementCase[] valid = [.. cases.Where((item, i) => single[i].IsAccepted && !item.Sql.Contains("stdin", StringComparison.OrdinalIgnoreCase))];
        StatementCase[] scripts = [.. valid.Chunk(StatementsInScript).Select(static chunk => new StatementCase(chunk[0].File, chunk[0].Line, Join(chunk)))];
        PostgresVerdict[] theirs = await oracle.ParseAsync([.. scripts.Select(static script => new PostgresRequest(script.Sql))], ct);
        List<Disagreement> disagreements = [];
        for (int i = 0; i < scripts.Length; i++)
        {
            if (!theirs[i].IsAccepted) continue;
            string[] our = [.. SqlParser.Parse(new SourceText("", scripts[i].Sql)).Statements.Select(statement => scripts[i].Sql.Substring(statement.Span.Start, statement.Span.Length))];
            string[] their = [.. theirs[i].Statements.Select(statement => scripts[i].Sql[statement.Start..statement.End])];
            int at = Enumerable.Range(0, Math.Max(our.Length, their.Length)).FirstOrDefault(n => n >= our.Length || n >= their.Length || !their[n].Contains(our[n], StringComparison.Ordinal), -1);
            if (at >= 0) disagreements.Add(new Disagreement(DisagreementKind.OtherTree, scripts[i], Item(our, at), Item(their, at)));
        }

        return disagreements;
    }

    private static string Join(StatementCase[] statements)
    {
        StringBuilder script = new();
        for (int i = 0; i < statements.Length; i++)
        {
            script.Append(statements[i].Sql);
            // A statement may end in a comment that runs to the end of its line.
            script.Append((i % 3) switch { 0 => "\n;", 1 => "\n;;\n", _ => "\n; /* ; */ -- ;\n" });
        }

        return script.ToString();
    }

    private static string Item(string[] items, int index) => index < items.Length ? items[index] : "(no further statement)";
}
