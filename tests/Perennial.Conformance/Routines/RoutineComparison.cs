using System.Text;
using Npgsql;
using Perennial.Conformance.Binding;
using Perennial.Conformance.Corpus;
using Perennial.Sql.Descriptions;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using Perennial.Testing;

namespace Perennial.Conformance.Routines;

/// <summary>The routines that a schema makes on a server, beside those that <c>perennial describe --functions</c> finds in its text.</summary>
/// <param name="Name">Of the schema.</param>
/// <param name="Equal">How many routines are the same.</param>
/// <param name="Missing">Those that only the server has.</param>
/// <param name="Extra">Those that only we have.</param>
/// <param name="Refused">What we refuse of what the server took.</param>
public sealed record RoutineComparison(string Name, int Equal, IReadOnlyList<string> Missing, IReadOnlyList<string> Extra, IReadOnlyList<Finding> Refused)
{
    public int Count => Equal + Missing.Count;

    /// <summary>Plays the files in order, each in a session of its own and statement by statement, so that one that the server refuses stops no other.</summary>
    public static async Task<RoutineComparison> CompareAsync(PostgresServer server, string name, IReadOnlyList<CorpusFile> files, CancellationToken ct)
    {
        List<InputFile> inputs = [];
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        await using (NpgsqlConnection setup = await database.OpenAsync(ct))
        {
            // What an earlier schema set for the role holds in every database.
            await using NpgsqlCommand reset = new("alter role current_user reset all", setup);
            await reset.ExecuteNonQueryAsync(ct);
        }

        foreach (CorpusFile file in files) inputs.Add(new InputFile(InputKind.Schema, file.Name, file.Name, await PlayAsync(database, file, server.Version, ct)));
        await using NpgsqlConnection reader = await database.OpenAsync(ct);
        await using NpgsqlCommand path = new("set search_path = \"$user\", public", reader);
        await path.ExecuteNonQueryAsync(ct);
        SortedSet<string> expected = await ServerRoutines.ReadAsync(reader, ct);
        SchemaDescription described = SchemaDescriber.Describe(inputs, server.Version, withRoutines: true, ct);
        SortedSet<string> actual = DescribedRoutines.Of(described.Routines);
        return new RoutineComparison(
            name, expected.Intersect(actual).Count(), [.. expected.Except(actual)], [.. actual.Except(expected)], [.. described.Findings.Where(static finding => finding.Severity == FindingSeverity.Error)]);
    }

    // The text without what the server refused: a library that it has not got, a role that is missing there.
    private static async Task<string> PlayAsync(TestDatabase database, CorpusFile file, int version, CancellationToken ct)
    {
        SourceText source = new(file.Name, MigrationText.Forward(file.Text));
        StringBuilder accepted = new(source.Text);
        // A driver would split BEGIN ATOMIC bodies at their semicolons, and close the session over some refusals.
        await using ServerOracle session = await ServerOracle.ConnectAsync(database.ConnectionString, ct);
        await session.ExecuteAsync("set statement_timeout = '20s'; set client_min_messages = error", ct);
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            // Rows shape no routine; without transactions one refused statement takes no other with it.
            if (statement.Node is CopyStatement or TransactionStatement) continue;
            if (await session.ExecuteAsync(source.ToString(statement.Span), ct) is null) continue;
            for (int i = statement.Span.Start; i < statement.Span.End; i++) accepted[i] = accepted[i] == '\n' ? '\n' : ' ';
        }

        return accepted.ToString();
    }

    public override string ToString() => string.Join(
        '\n',
        [
            .. Missing.Select(line => $"{Name}: only on the server: {line}"),
            .. Extra.Select(line => $"{Name}: only here: {line}"),
            .. Refused.Select(finding => $"{Name}: refused only here: {finding}"),
        ]);
}
