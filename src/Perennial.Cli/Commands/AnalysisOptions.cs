using System.CommandLine;
using Perennial.Generators.Inputs;
using Perennial.Migrations;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Services;

namespace Perennial.Cli.Commands;

/// <summary>The settings of an analysis, with the meaning and the defaults of the MSBuild properties of the same names.</summary>
internal sealed class AnalysisOptions
{
    private readonly Option<string> _directory = CommonOptions.Directory();
    private readonly Option<int?> _postgres = CommonOptions.Postgres();
    private readonly Option<string> _evolution = CommonOptions.Choice("--evolution", "Whether additions that old callers cannot notice are allowed.", "strict", "additive");
    private readonly Option<string?> _schema = new("--schema") { Description = "The schema of queries without a line '-- schema:'. Default: public.", HelpName = "name" };
    private readonly Option<string?> _searchPath = new("--search-path") { Description = "The search_path of running services, with commas. Default: \"$user\", public.", HelpName = "schemas" };
    private readonly Option<string?> _service = new("--service") { Description = "Check what this service's project would: only its procedures and calls, unless --gate says otherwise.", HelpName = "name" };
    private readonly Option<string?> _gate = new("--gate") { Description = "full: contract and versions as well; calls: only procedures and calls. Default: full, with --service calls.", HelpName = "full|calls" };
    private readonly Option<string?> _inline = new("--inline") { Description = "Whether '-- inline' is allowed. Default: allow, with --service error.", HelpName = "allow|error" };

    private readonly Option<string?> _accessPrefix = new("--access-prefix") { Description = "What the services' roles are called before '_service' (access apply --prefix), with commas. Default: any.", HelpName = "names" };

    private readonly Option<string?> _class = new("--class") { Description = "The name of the database class, which other generated types cannot have. Default: Database.", HelpName = "name" };

    public AnalysisOptions(Command command)
    {
        _service.Validators.Add(static given =>
        {
            if (given.GetValueOrDefault<string?>() is { } name && !ServiceName.IsValid(name)) given.AddError($"--service is '{name}'. Write a service's name as it stands behind '-- service:': lower case letters, digits and underscores.");
        });
        _accessPrefix.Validators.Add(static given =>
        {
            if (given.GetValueOrDefault<string?>() is { } list && (NameList.Read(list) is var prefixes && (prefixes.IsEmpty || !prefixes.All(AccessPrefix.IsValid))))
                given.AddError($"--access-prefix is '{list}'. Write what the services' roles are called before '_service', with commas between several: {AccessPrefix.Form}.");
        });
        _gate.AcceptOnlyFromAmong("full", "calls");
        _inline.AcceptOnlyFromAmong("allow", "error");
        foreach (Option option in new Option[] { _directory, _postgres, _evolution, _schema, _searchPath, _service, _gate, _inline, _accessPrefix, _class }) command.Options.Add(option);
    }

    /// <summary>The database folder.</summary>
    public string Directory(ParseResult result) => result.GetValue(_directory)!;

    public DatabaseOptions Read(ParseResult result)
    {
        string? service = result.GetValue(_service);
        return DatabaseOptions.Default with
        {
            OldestPostgres = result.GetValue(_postgres) ?? DatabaseOptions.Default.OldestPostgres,
            Evolution = result.GetValue(_evolution) == "additive" ? Evolution.Additive : Evolution.Strict,
            DefaultSchema = result.GetValue(_schema) ?? DatabaseOptions.Default.DefaultSchema,
            SearchPath = result.GetValue(_searchPath) is { } path
                ? NameList.Read(path)
                : DatabaseOptions.Default.SearchPath,
            AccessPrefixes = NameList.Read(result.GetValue(_accessPrefix) ?? ""),
            Service = service,
            Gate = (result.GetValue(_gate) ?? (service is null ? "full" : "calls")) == "calls" ? Gate.Calls : Gate.Full,
            AllowInline = (result.GetValue(_inline) ?? (service is null ? "allow" : "error")) == "allow",
        };
    }

    /// <summary>What names and shapes of generated code depend on.</summary>
    public GeneratorOptions Generated(ParseResult result) => new(result.GetValue(_class) ?? "Database", "", Read(result));

    public Task<DatabaseFolder> LoadAsync(ParseResult result, CancellationToken ct) => DatabaseFolder.LoadAsync(Directory(result), Read(result), ct);
}
