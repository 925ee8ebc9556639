using System.CommandLine;
using Perennial.Testing;

namespace Perennial.Conformance.Binding;

/// <summary>
/// Compares what we say of statements with a server's Parse and Describe: <c>bind --schema S --queries Q --server N</c> for one schema,
/// <c>bind --cases FOLDER</c> for a folder of folders with schema.sql and queries.sql, <c>bind --scripts FOLDER</c> for scripts that are played statement by statement.
/// </summary>
public static class BindCommand
{
    /// <returns>0 when the goals are met, 1 when not, 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct)
    {
        Option<string?> schema = new("--schema") { Description = "A file, or a folder of .sql files in the order of their names." };
        Option<string?> queries = new("--queries") { Description = "A file of statements, or a folder of such files." };
        Option<string?> cases = new("--cases") { Description = "A folder of folders, each with schema.sql and queries.sql." };
        Option<string?> scripts = new("--scripts") { Description = "A folder of scripts, or one script; test_setup.sql is played before each." };
        Option<int> version = new("--server") { Description = "Major version, 14 to 18.", DefaultValueFactory = static _ => 18 };
        Option<int> spoilt = new("--spoil") { Description = "How many spoilt statements to make of each accepted one." };
        Option<int> parameters = new("--parameters") { Description = "How many variants with parameters to make of each accepted one." };
        Option<int> seed = new("--seed") { DefaultValueFactory = static _ => 1 };
        Option<int> shown = new("--show") { Description = "How many disagreements are printed.", DefaultValueFactory = static _ => 1000 };
        RootCommand root = new("Compares binding with a server's Parse and Describe.") { schema, queries, cases, scripts, version, spoilt, parameters, seed, shown };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return await WrongUsageAsync(string.Join('\n', parsed.Errors.Select(static error => error.Message)), output);

        PostgresServer server = await PostgresServer.SharedAsync(parsed.GetValue(version), ct);
        BindRun run = new(server, new StatementVariants(parsed.GetValue(seed)), parsed.GetValue(spoilt), parsed.GetValue(parameters));
        if (parsed.GetValue(scripts) is { } folder) await run.CompareScriptsAsync(folder, ct);
        else if (parsed.GetValue(cases) is { } all) await run.CompareCasesAsync(Directory.EnumerateDirectories(all).Order(StringComparer.Ordinal).Select(static folder => (Path.Combine(folder, "schema.sql"), Path.Combine(folder, "queries.sql"))), ct);
        else if (parsed.GetValue(schema) is { } schemaPath && parsed.GetValue(queries) is { } queryPath) await run.CompareCasesAsync([(schemaPath, queryPath)], ct);
        else return await WrongUsageAsync("Give --schema and --queries, or --cases, or --scripts.", output);

        foreach (BindTally tally in run.Tallies)
        {
            foreach (BindDisagreement disagreement in tally.Disagreements.Take(parsed.GetValue(shown))) await output.WriteLineAsync($"{tally.Name}: {disagreement}");
        }

        foreach (string definition in run.RefusedDefinitions) await output.WriteLineAsync("definition refused here: " + definition);
        foreach (BindTally tally in run.Tallies) await output.WriteLineAsync(tally.ToString());
        return run.Tallies.All(ConformanceGoals.AreMet) ? 0 : 1;
    }

    private static async Task<int> WrongUsageAsync(string message, TextWriter output)
    {
        await output.WriteLineAsync(message);
        return 2;
    }
}
