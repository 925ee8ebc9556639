using Perennial.Sql.Descriptions;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Testing;

namespace Perennial.Conformance.Binding;

/// <summary>
/// A file of DDL, a line <c>-- queries</c>, and named queries. Each query is judged by a server and by us. Below a name, <c>-- expect: text</c> asks for more than the
/// server's own answer: our message holds the text; <c>-- warning: PRN0020</c> asks for a finding that no server raises, <c>-- silent</c> for none.
/// </summary>
public sealed class BindFixture(string path)
{
    private const string Divider = "-- queries\n";

    private readonly string _text = File.ReadAllText(path).ReplaceLineEndings("\n");

    /// <summary>Where the fixtures are, copied beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "binding");

    private string Schema => _text[.._text.IndexOf(Divider, StringComparison.Ordinal)];

    private string Queries => _text[(_text.IndexOf(Divider, StringComparison.Ordinal) + Divider.Length)..];

    /// <summary>Compares all queries of the file.</summary>
    /// <returns>What is wrong, a paragraph each; empty when all is well.</returns>
    public async Task<IReadOnlyList<string>> CompareAsync(PostgresServer server, CancellationToken ct)
    {
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        await using ServerOracle oracle = await ServerOracle.ConnectAsync(database.ConnectionString, ct);
        await oracle.ExecuteAsync("set client_min_messages = error", ct);
        ScriptSession session = new(oracle, server.Version);
        await session.PlayAsync(path, Schema, null, ct);
        BindTally tally = new(Path.GetFileName(path));
        List<string> problems = [.. session.RefusedDefinitions];
        string[] lines = Queries.Split('\n');
        foreach (QueryDescription query in new QueryDescriber(session.Catalog).Describe(new InputFile(InputKind.Query, path, path, Queries), ct))
        {
            bool isAsWritten = Queries.Contains(query.Sql, StringComparison.Ordinal);
            Answer ours = isAsWritten ? OurAnswer.Of(session.Catalog, query.Sql) : OurAnswer.Of(query.Statement, query.Sql);
            tally.Add(query.Name!, query.Sql, await oracle.DescribeAsync(query.Sql, ct), ours, isAsWritten);
            foreach (string line in lines.Skip(query.Line).TakeWhile(static line => line.StartsWith("--", StringComparison.Ordinal)))
            {
                if (Expected(line, "-- expect: ") is { } text && !ours.Message.Contains(text, StringComparison.Ordinal)) problems.Add($"{query.Name}: '{text}' is not said, but: {ours}");
                if (Expected(line, "-- warning: ") is { } rule && !query.Warnings.Any(finding => finding.Rule.Id == rule && finding.Severity == FindingSeverity.Warning))
                    problems.Add($"{query.Name}: there is no warning {rule}");
                if (line == "-- silent" && !query.Statement.Findings.IsEmpty) problems.Add($"{query.Name}: {query.Statement.Findings[0]}");
            }
        }

        return [.. problems, .. tally.Disagreements.Select(static disagreement => disagreement.ToString())];
    }

    private static string? Expected(string line, string key) => line.StartsWith(key, StringComparison.Ordinal) ? line[key.Length..] : null;
}
