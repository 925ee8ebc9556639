using System.Text;
using Npgsql;
using Perennial.Conformance.Corpus;
using Perennial.Sql.Descriptions;
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
public sealed record RoutineComparison(string Name, int Equal, IReadOnlyList<string> Missing, IReadOnlyList<string> Extra)
{
    public int Count => Equal + Missing.Count;

    /// <summary>Plays the files in order, each in a session of its own and statement by statement, so that one that the server refuses stops no other.</summary>
    public static async Task<RoutineComparison> CompareAsync(PostgresServer server, string name, IReadOnlyList<CorpusFile> files, CancellationToken ct)
    {
        List<InputFile> inputs = [];
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        foreach (CorpusFile file in files) inputs.Add(new InputFile(InputKind.Schema, file.Name, file.Name, await PlayAsync(database, file, server.Version, ct)));
        await using NpgsqlConnection reader = await database.OpenAsync(ct);
        await using NpgsqlCommand reset = new("reset all", reader);
        await reset.ExecuteNonQueryAsync(ct);
        SortedSet<string> expected = await ServerRoutines.ReadAsync(reader, ct);
        SchemaDescription described = SchemaDescriber.Describe(inputs, server.Version, withRoutines: true, ct);
        SortedSet<string> actual = DescribedRoutines.Of(SchemaDescriber.Describe(inputs, server.Version, withRoutines: true, ct).Routines);
        return new RoutineComparison(name, expected.Intersect(actual).Count(), [.. expected.Except(actual)], [.. actual.Except(expected)]);
    }

    // The text without what the server refused: a library that it has not got, a role that is missing there.
    private static async Task<string> PlayAsync(TestDatabase database, CorpusFile file, int version, CancellationToken ct)
    {
        SourceText source = new(file.Name, MigrationText.Forward(file.Text));
        StringBuilder accepted = new(source.Text);
        NpgsqlConnection connection = await database.OpenAsync(ct);
        try
        {
            foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
            {
                // COPY waits for data; without transactions one refused statement takes no other with it.
                if (statement.Node is CopyStatement or TransactionStatement) continue;
                if (connection.State != System.Data.ConnectionState.Open)
                {
                    await connection.DisposeAsync();
                    connection = await database.OpenAsync(ct);
                }

                await using NpgsqlCommand command = new(source.ToString(statement.Span), connection) { AllResultTypesAreUnknown = true };
                try
                {
                    await command.ExecuteNonQueryAsync(ct);
                }
                catch (Exception refusal) when (refusal is NpgsqlException or NotSupportedException)
                {
                    for (int i = statement.Span.Start; i < statement.Span.End; i++) accepted[i] = accepted[i] == '\n' ? '\n' : ' ';
                }
            }

            return accepted.ToString();
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    public override string ToString() => string.Join('\n', [.. Missing.Select(line => $"{Name}: only on the server: {line}"), .. Extra.Select(line => $"{Name}: only here: {line}")]);
}
