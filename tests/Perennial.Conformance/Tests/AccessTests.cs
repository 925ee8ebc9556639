using Npgsql;
using Perennial.Conformance.Ddl;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;
using Perennial.Testing;

namespace Perennial.Conformance.Tests;

/// <summary>Each script of Ddl/Access runs on a server and through the catalog stage: every statement has the same SQLSTATE, and after each everybody has the same privileges.</summary>
public sealed class AccessTests
{
    // Roles belong to the whole server, so that two tests may make them at once.
    private const string Roles = """
        do $$
        declare role text;
        begin
            foreach role in array array['conformance_reader', 'conformance_writer', 'Conformance Admin'] loop
                begin
                    execute format('create role %I', role);
                exception when duplicate_object or unique_violation then null;
                end;
            end loop;
        end
        $$
        """;

    public static TheoryData<string, int> Scripts
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string path in Directory.EnumerateFiles(Folder, "*.sql").Order(StringComparer.Ordinal))
            {
                data.Add(Path.GetFileName(path), 15);
                data.Add(Path.GetFileName(path), 18);
            }

            return data;
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Ddl", "Access");

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_gives_everybody_the_privileges_that_the_server_gives(string script, int version)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        PostgresServer postgres = await TestServer.SharedAsync(version, ct);
        await using TestDatabase database = await postgres.CreateDatabaseAsync(ct: ct);
        await using NpgsqlConnection server = await database.OpenAsync(ct);
        await ExecuteAsync(server, Roles, ct);
        SourceText source = new(script, await File.ReadAllTextAsync(Path.Combine(Folder, script), ct));
        DatabaseCatalog catalog = DatabaseCatalog.Empty(version);
        List<string> differences = [];
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            string sql = source.ToString(statement.Span);
            DdlResult? ours = statement.Node is null ? null : DdlApplier.Apply(catalog, statement.Node, new DdlContext(source, DefinitionBinder.Instance));
            string? here = statement.Error?.SqlState ?? (ours!.Findings.IsEmpty ? null : ours.Findings[0].SqlState);
            string? there = await ExecuteAsync(server, sql, ct);
            if (here != there) differences.Add($"{sql}: {here ?? "accepted"} here, {there ?? "accepted"} there");
            if (there is not null) continue;
            catalog = ours?.Catalog ?? catalog;
            SortedSet<string> expected = await AccessSnapshot.ReadAsync(server, ct), actual = AccessSnapshot.Of(catalog);
            differences.AddRange(expected.Except(actual).Select(line => $"{sql}: missing {line}"));
            differences.AddRange(actual.Except(expected).Select(line => $"{sql}: unexpected {line}"));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(30)));
    }

    private static async Task<string?> ExecuteAsync(NpgsqlConnection server, string sql, CancellationToken ct)
    {
        try
        {
            await using NpgsqlCommand command = new(sql, server);
            await command.ExecuteNonQueryAsync(ct);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
