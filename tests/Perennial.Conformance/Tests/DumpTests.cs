using Npgsql;
using Perennial.Conformance.Corpus;
using Perennial.Conformance.Ddl;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;
using Perennial.Testing;

namespace Perennial.Conformance.Tests;

/// <summary>A dump of a database is read without a finding and gives the objects of the database.</summary>
public sealed class DumpTests
{
    public static TheoryData<string> Fixtures => [.. Directory.EnumerateFiles(FixtureFolder, "*.sql").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string FixtureFolder => Path.Combine(AppContext.BaseDirectory, "Ddl", "Fixtures");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Dump_gives_the_objects_of_the_database(string fixture)
    {
        if (PostgresDump.Find() is not { } dump)
        {
            Assert.Skip("pg_dump is not installed.");
            return;
        }

        CorpusFile file = new(fixture, await File.ReadAllTextAsync(Path.Combine(FixtureFolder, fixture), Cancellation));
        PostgresServer server = await TestServer.SharedAsync(dump.Version, Cancellation);
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: Cancellation);
        await using NpgsqlConnection connection = await database.OpenAsync(Cancellation);
        DdlScript script = new(connection, server.Version);
        await script.RunAsync(file, Cancellation);
        (DatabaseCatalog catalog, List<string> differences) = DumpReader.Read(await PostgresDump.RunAsync(dump.Path, database.ConnectionString, Cancellation), server.Version);
        await using NpgsqlCommand reset = new("reset search_path", connection);
        await reset.ExecuteNonQueryAsync(Cancellation);
        SortedSet<string> expected = await ServerSnapshot.ReadAsync(connection, Cancellation), actual = CatalogSnapshot.Of(catalog.WithSearchPath(SearchPath.Default));
        differences.AddRange(expected.Except(actual).Select(static line => "missing: " + line));
        differences.AddRange(actual.Except(expected).Select(static line => "not on the server: " + line));
        differences.AddRange(CatalogDifference.Compare(script.Catalog.WithSearchPath(SearchPath.Default), catalog.WithSearchPath(SearchPath.Default), binder: DefinitionBinder.Instance)
            .Select(static difference => difference.ToString()));
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task View_as_the_server_prints_it_is_the_same_view(string fixture, int version)
    {
        CorpusFile file = new(fixture, await File.ReadAllTextAsync(Path.Combine(FixtureFolder, fixture), Cancellation));
        PostgresServer server = await TestServer.SharedAsync(version, Cancellation);
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: Cancellation);
        await using NpgsqlConnection connection = await database.OpenAsync(Cancellation);
        DdlScript script = new(connection, server.Version);
        await script.RunAsync(file, Cancellation);
        await using NpgsqlCommand command = new(
            """
            select set_config('search_path', '', false);
            select format('create or replace view %s as %s', c.oid::regclass, pg_get_viewdef(c.oid))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
            """, connection);
        List<string> printed = [];
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync(Cancellation))
        {
            await reader.NextResultAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation)) printed.Add(reader.GetString(0));
        }

        DatabaseCatalog catalog = script.Catalog.WithSearchPath(SearchPath.Empty);
        List<string> differences = [];
        foreach (string text in printed)
        {
            SourceText source = new("view.sql", text);
            DdlResult result = DdlApplier.Apply(catalog, SqlParser.Parse(source, new ParseOptions(version)).Statements[0].Node!, new DdlContext(source, DefinitionBinder.Instance));
            differences.AddRange(result.Findings.Select(finding => $"{finding}\n{text}"));
            differences.AddRange(CatalogDifference.Compare(catalog, result.Catalog, binder: DefinitionBinder.Instance).Select(static difference => difference.ToString()));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    public static TheoryData<string, int> Views
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string fixture in Directory.EnumerateFiles(FixtureFolder, "*view*.sql").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
            {
                foreach (int version in PostgresVersions.Current) cases.Add(fixture, version);
            }

            return cases;
        }
    }
}
