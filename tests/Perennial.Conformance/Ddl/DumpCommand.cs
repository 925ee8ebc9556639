using System.CommandLine;
using System.Globalization;
using Npgsql;
using Perennial.Conformance.Binding;
using Perennial.Conformance.Corpus;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Descriptions;
using Perennial.Testing;

namespace Perennial.Conformance.Ddl;

/// <summary>
/// <c>dump PATH [--each] [--server N] [--dump FILE]</c>: runs a schema on a server, reads a pg_dump of it and prints where the dump's catalog differs from the server's and from ours.
/// The dump is made by the installed pg_dump, which can read servers up to its own version, or is one that was made elsewhere.
/// </summary>
public static class DumpCommand
{
    /// <returns>0 when nothing differs, 1 when something does, 2 when the comparison cannot be made.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct)
    {
        Argument<string> path = new("path") { Description = "A file, or a folder of .sql files in the order of their names." };
        Option<int?> version = new("--server") { Description = "Major version, 13 to 18; by default that of pg_dump." };
        Option<bool> each = new("--each") { Description = "Every subfolder and every file of the folder is a schema of its own." };
        Option<string?> dump = new("--dump") { Description = "A dump that was made elsewhere; with --each a folder with one of each schema's name." };
        RootCommand root = new("Compares a pg_dump with its database.") { path, version, each, dump };
        ParseResult parsed = root.Parse(args);
        string? at = parsed.Errors.Count > 0 ? null : parsed.GetValue(path);
        (string Path, int Version)? tool = PostgresDump.Find();
        if (at is null || !(File.Exists(at) || Directory.Exists(at)) || (tool is null && parsed.GetValue(dump) is null))
        {
            await output.WriteLineAsync("Usage: dotnet run --project tests/Perennial.Conformance -- dump PATH [--each] [--server 13..18] [--dump FILE], with pg_dump installed or --dump");
            return 2;
        }

        PostgresServer server = await PostgresServer.SharedAsync(parsed.GetValue(version) ?? tool?.Version ?? 18, ct);
        int schemas = 0, same = 0, objects = 0;
        string[] paths = parsed.GetValue(each) ? [.. Directory.EnumerateFileSystemEntries(at).Order(StringComparer.Ordinal)] : [at];
        foreach (string schema in paths)
        {
            string name = Path.GetFileName(schema);
            string? made = parsed.GetValue(dump) is { } given && parsed.GetValue(each) ? Path.Combine(given, name + ".sql") : parsed.GetValue(dump);
            IReadOnlyList<CorpusFile> files = CorpusFolder.ReadPath(schema);
            if (files.Count == 0 || (made is not null && !File.Exists(made))) continue;
            (int count, List<string> differences) = await CompareAsync(server, files, made is null ? null : await File.ReadAllTextAsync(made, ct), tool?.Path, ct);
            foreach (string difference in differences.Take(40)) await output.WriteLineAsync($"{name}: {difference}");
            schemas++;
            objects += count;
            if (differences.Count == 0) same++;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"server {server.Version}: {schemas} dumps, {same} the same, {objects} objects"));
        return same == schemas ? 0 : 1;
    }

    private static async Task<(int Objects, List<string> Differences)> CompareAsync(PostgresServer server, IReadOnlyList<CorpusFile> files, string? dump, string? tool, CancellationToken ct)
    {
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        DatabaseCatalog source;
        await using (ServerOracle oracle = await ServerOracle.ConnectAsync(database.ConnectionString, ct))
        {
            await oracle.ExecuteAsync("set client_min_messages = error", ct);
            ScriptSession session = new(oracle, server.Version);
            foreach (CorpusFile file in files)
            {
                await session.PlayAsync(file.Name, MigrationText.Forward(file.Text), null, ct);
                await oracle.ExecuteAsync("rollback", ct);
                await oracle.ExecuteAsync("reset all", ct);
                session.ResetSettings();
            }

            source = session.Catalog;
        }

        await using NpgsqlConnection connection = await database.OpenAsync(ct);
        await using NpgsqlCommand reset = new("reset all", connection);
        await reset.ExecuteNonQueryAsync(ct);
        (DatabaseCatalog catalog, List<string> differences) = DumpReader.Read(dump ?? await PostgresDump.RunAsync(tool!, database.ConnectionString, ct), server.Version);
        SortedSet<string> expected = await ServerSnapshot.ReadAsync(connection, ct), actual = CatalogSnapshot.Of(catalog.WithSearchPath(SearchPath.Default));
        differences.AddRange(expected.Except(actual).Select(static line => "missing: " + line));
        differences.AddRange(actual.Except(expected).Select(static line => "not on the server: " + line));
        differences.AddRange(CatalogDifference.Compare(source.WithSearchPath(SearchPath.Default), catalog.WithSearchPath(SearchPath.Default), binder: DefinitionBinder.Instance).Select(static difference => "source and dump: " + difference));
        return (expected.Count, differences);
    }
}
