using Perennial.Sql.Catalog;
using Perennial.Sql.Descriptions;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Testing;

namespace Perennial.Conformance.Binding;

/// <summary>One comparison: what is compared, and its counts.</summary>
/// <param name="spoilt">Spoilt statements for each accepted one.</param>
/// <param name="parameters">Variants with parameters for each accepted one.</param>
public sealed class BindRun(PostgresServer server, StatementVariants variants, int spoilt, int parameters)
{
    private const string Settings = "set statement_timeout = '3s'; set client_min_messages = error";

    private readonly BindTally _asWritten = new("as written");
    private readonly BindTally _withParameters = new("parameters");
    private readonly BindTally _spoilt = new("spoilt");

    public IEnumerable<BindTally> Tallies => [_asWritten, .. parameters > 0 ? [_withParameters] : Array.Empty<BindTally>(), .. spoilt > 0 ? [_spoilt] : Array.Empty<BindTally>()];

    public List<string> RefusedDefinitions { get; } = [];

    /// <summary>Plays scripts, each in a database of its own after test_setup.sql of the same folder.</summary>
    public async Task CompareScriptsAsync(string path, CancellationToken ct)
    {
        string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        string[] scripts = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.sql").Order(StringComparer.Ordinal)] : [path];
        string setup = Path.Combine(folder, "test_setup.sql");
        foreach (string script in scripts)
        {
            await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
            await using ServerOracle oracle = await ServerOracle.ConnectAsync(database.ConnectionString, ct);
            await oracle.ExecuteAsync(Settings, ct);
            ScriptSession session = new(oracle, server.Version);
            if (File.Exists(setup) && script != setup) await session.PlayAsync("test_setup.sql", await File.ReadAllTextAsync(setup, ct), null, ct);
            session.RefusedDefinitions.Clear();
            await session.PlayAsync(Path.GetFileName(script), await File.ReadAllTextAsync(script, System.Text.Encoding.Latin1, ct), (place, sql) => JudgeAsync(oracle, session.Catalog, place, sql, ct), ct);
            RefusedDefinitions.AddRange(session.RefusedDefinitions);
        }
    }

    /// <summary>Compares files of queries over a schema.</summary>
    public async Task CompareCasesAsync(IEnumerable<(string Schema, string Queries)> cases, CancellationToken ct)
    {
        foreach ((string schema, string queries) in cases)
        {
            await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
            await using ServerOracle oracle = await ServerOracle.ConnectAsync(database.ConnectionString, ct);
            await oracle.ExecuteAsync(Settings, ct);
            ScriptSession session = new(oracle, server.Version);
            foreach (string file in Files(schema)) await session.PlayAsync(file, MigrationText.Forward(await File.ReadAllTextAsync(file, ct)), null, ct);
            RefusedDefinitions.AddRange(session.RefusedDefinitions);
            await oracle.ExecuteAsync("reset search_path", ct);
            DatabaseCatalog catalog = session.Catalog.WithSearchPath(SearchPath.Default);
            QueryDescriber describer = new(catalog);
            foreach (string file in Files(queries))
            {
                foreach (QueryDescription query in describer.Describe(new InputFile(InputKind.Query, file, file, await File.ReadAllTextAsync(file, ct)), ct))
                    await JudgeAsync(oracle, catalog, query, ct);
            }
        }
    }

    private async Task JudgeAsync(ServerOracle oracle, DatabaseCatalog catalog, QueryDescription query, CancellationToken ct)
    {
        // What is wrong with an annotation, no server can say.
        if (query.Warnings.Any(static finding => finding.Severity == FindingSeverity.Error)) return;
        Answer answer = await oracle.DescribeAsync(query.Sql, ct);
        _asWritten.Add($"{query.Path}:{query.Line}", query.Sql, answer, OurAnswer.Of(query.Statement, query.Sql), comparesPositions: false);
        if (answer.IsAccepted) await JudgeVariantsAsync(oracle, catalog, $"{query.Path}:{query.Line}", query.Sql, ct);
    }

    private async Task JudgeAsync(ServerOracle oracle, DatabaseCatalog catalog, string place, string sql, CancellationToken ct)
    {
        Answer answer = await oracle.DescribeAsync(sql, ct);
        _asWritten.Add(place, sql, answer, OurAnswer.Of(catalog, sql));
        if (answer.IsAccepted && sql.Length < 4000) await JudgeVariantsAsync(oracle, catalog, place, sql, ct);
    }

    private async Task JudgeVariantsAsync(ServerOracle oracle, DatabaseCatalog catalog, string place, string sql, CancellationToken ct)
    {
        variants.Learn(sql);
        // A refused statement must not end the script's transaction.
        bool isGuarded = (spoilt > 0 || parameters > 0) && await oracle.ExecuteAsync("savepoint perennial_variants", ct) is null;
        for (int i = 0; i < parameters; i++)
        {
            if (variants.WithParameters(sql) is { } text) await JudgeAsync(_withParameters, text);
        }

        for (int i = 0; i < spoilt; i++) await JudgeAsync(_spoilt, variants.Spoilt(sql));
        if (isGuarded) await oracle.ExecuteAsync("release savepoint perennial_variants", ct);

        async Task JudgeAsync(BindTally tally, string text)
        {
            tally.Add(place, text, await oracle.DescribeAsync(text, ct), OurAnswer.Of(catalog, text));
            if (isGuarded) await oracle.ExecuteAsync("rollback to savepoint perennial_variants", ct);
        }
    }

    private static string[] Files(string path) =>
        Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.sql").Where(static file => !MigrationText.IsBackward(file)).Order(StringComparer.Ordinal)] : [path];
}
