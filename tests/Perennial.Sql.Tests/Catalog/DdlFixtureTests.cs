using Npgsql;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;
using Perennial.Testing;

namespace Perennial.Sql.Tests.Catalog;

/// <summary>Runs each script of Fixtures/ on a server and through the catalog stage: every statement must have the same SQLSTATE, and both must end with the same objects.</summary>
public class DdlFixtureTests
{
    public static TheoryData<string, int> Fixtures
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Catalog", "Fixtures"), "*.sql").Order(StringComparer.Ordinal))
            {
                data.Add(Path.GetFileNameWithoutExtension(file), 15);
                data.Add(Path.GetFileNameWithoutExtension(file), 18);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Script_gives_the_same_objects_and_errors_as_on_the_server(string fixture, int version)
    {
        SourceText source = new(fixture + ".sql", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Catalog", "Fixtures", fixture + ".sql")));
        PostgresServer server = await PostgresServer.SharedAsync(version);
        await using TestDatabase database = await server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await database.OpenAsync();
        DatabaseCatalog catalog = DatabaseCatalog.Empty(version);
        DdlContext context = new(source, new ServerBinder(connection));
        List<string> differences = [];
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            string text = source.ToString(statement.Span);
            DdlResult? result = statement.Node is null ? null : DdlApplier.Apply(catalog, statement.Node, context);
            string ours = statement.Error?.SqlState ?? (result!.Findings.IsEmpty ? "" : result.Findings[0].SqlState ?? "");
            string servers = "";
            try
            {
                await using NpgsqlCommand command = new(text, connection);
                await command.ExecuteNonQueryAsync();
                await connection.ReloadTypesAsync();
            }
            catch (PostgresException e)
            {
                servers = e.SqlState;
            }

            if (ours != servers) differences.Add($"line {source.GetPosition(statement.Span.Start).Line}: {(ours.Length == 0 ? "accepted" : ours + " " + (result is { Findings.Count: > 0 } ? result.Findings[0].Message : statement.Error?.Message))}, the server says {(servers.Length == 0 ? "ok" : servers)}: {text}");
            if (ours.Length == 0 && servers.Length == 0) catalog = result!.Catalog;
        }

        SortedSet<string> expected = await CatalogSnapshot.OfServerAsync(connection);
        SortedSet<string> actual = CatalogSnapshot.Of(catalog);
        differences.AddRange(expected.Except(actual).Select(static line => "missing: " + line));
        differences.AddRange(actual.Except(expected).Select(static line => "not on the server: " + line));
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences.Take(60)));
    }
}
