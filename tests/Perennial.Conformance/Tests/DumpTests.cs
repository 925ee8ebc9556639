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
        (DatabaseCatalog catalog, List<string> differences) = Read(await PostgresDump.RunAsync(dump.Path, database.ConnectionString, Cancellation), server.Version);
        await using NpgsqlCommand reset = new("reset search_path", connection);
        await reset.ExecuteNonQueryAsync(Cancellation);
        SortedSet<string> expected = await ServerSnapshot.ReadAsync(connection, Cancellation), actual = CatalogSnapshot.Of(catalog.WithSearchPath(SearchPath.Default));
        differences.AddRange(expected.Except(actual).Select(static line => "missing: " + line));
        differences.AddRange(actual.Except(expected).Select(static line => "not on the server: " + line));
        differences.AddRange(CatalogDifference.Compare(script.Catalog.WithSearchPath(SearchPath.Default), catalog.WithSearchPath(SearchPath.Default))
            .Select(static difference => difference.ToString()).Where(static difference => !IsDeparsed(difference)));
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
    }

    // The server prints queries from their analyzed form, and constants as their types print them.
    private static bool IsDeparsed(string difference) =>
        difference.Contains(": query is ", StringComparison.Ordinal) || difference.Contains("'00:00:00'", StringComparison.Ordinal);

    private static (DatabaseCatalog Catalog, List<string> Findings) Read(string dump, int version)
    {
        SourceText source = new("dump.sql", dump);
        DdlContext context = new(source, DefinitionBinder.Instance);
        DatabaseCatalog catalog = DatabaseCatalog.Empty(version);
        List<string> findings = [];
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            if (statement.Node is null)
            {
                findings.Add($"line {source.GetPosition(statement.Span.Start).Line}: {statement.Error!.Message}");
                continue;
            }

            DdlResult result = DdlApplier.Apply(catalog, statement.Node, context);
            findings.AddRange(result.Findings.Select(static finding => finding.ToString()));
            catalog = result.Catalog;
        }

        return (catalog, findings);
    }
}
