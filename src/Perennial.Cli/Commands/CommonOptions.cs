using System.CommandLine;
using Perennial.Migrations;
using Perennial.Sql.Pipeline;

namespace Perennial.Cli.Commands;

/// <summary>The options that several commands share, with one meaning everywhere.</summary>
internal static class CommonOptions
{
    /// <summary>The environment variable that stands in for <c>--connection</c>.</summary>
    public const string ConnectionVariable = "PERENNIAL_CONNECTION";

    public static Option<string> Directory() => new("--dir")
    {
        Description = "The database folder, with schema.sql, queries/ and versions/.",
        HelpName = "folder",
        DefaultValueFactory = static _ => "db",
    };

    public static Option<string?> Connection() => new("--connection")
    {
        Description = $"The connection string, for example Host=localhost;Username=postgres;Database=app. Default: the environment variable {ConnectionVariable}.",
        HelpName = "string",
    };

    public static Option<int?> To(string description) => Checked(new Option<int?>("--to") { Description = description, HelpName = "version" }, 0, 9999);

    public static Option<int?> Postgres(string description = "The oldest PostgreSQL to support, 13 to 18. Default: 14.") =>
        Checked(new Option<int?>("--postgres") { Description = description, HelpName = "major" }, 13, 18);

    public static Option<bool> AllowOpen() => new("--allow-open") { Description = "Also run versions that are not sealed, and remember how to undo them." };

    public static Option<bool> ForceOpen() => new("--force-open") { Description = "Run open versions even on a database that has been upgraded with sealed ones only." };

    public static Option<string> Format() => Choice("--format", "text, or jsonl: one JSON object per line.", "text", "jsonl");

    /// <summary>The forms of a list of findings.</summary>
    public static Option<string> FindingFormat() => Choice("--format", "text as the compiler prints it, jsonl: one JSON object per line, or sarif: SARIF 2.1.0.", "text", "jsonl", "sarif");

    /// <summary>An option with a few values, the first of them the default.</summary>
    public static Option<string> Choice(string name, string description, params string[] values)
    {
        Option<string> option = new(name) { Description = description, HelpName = string.Join('|', values), DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    public static string ReadConnection(ParseResult result, Option<string?> option)
    {
        string? connection = result.GetValue(option) ?? Environment.GetEnvironmentVariable(ConnectionVariable);
        return string.IsNullOrWhiteSpace(connection)
            ? throw new UsageException($"No connection is given. Write --connection \"Host=localhost;Username=postgres;Database=app\", or set the environment variable {ConnectionVariable} to such a string.")
            : connection;
    }

    public static Task<DatabaseFolder> LoadAsync(ParseResult result, Option<string> directory, Option<int?> postgres, CancellationToken ct) =>
        DatabaseFolder.LoadAsync(result.GetValue(directory)!, Options(result, postgres), ct);

    private static DatabaseOptions Options(ParseResult result, Option<int?> postgres) =>
        result.GetValue(postgres) is { } oldest ? DatabaseOptions.Default with { OldestPostgres = oldest } : DatabaseOptions.Default;

    private static Option<int?> Checked(Option<int?> option, int lowest, int highest)
    {
        option.Validators.Add(parsed =>
        {
            if (parsed.Tokens.Count == 1 && (!int.TryParse(parsed.Tokens[0].Value, out int number) || number < lowest || number > highest))
                parsed.AddError($"{option.Name} takes a number from {lowest} to {highest}, not '{parsed.Tokens[0].Value}'.");
        });
        return option;
    }
}
