using System.CommandLine;
using Npgsql;
using Perennial.Cli.Output;
using Perennial.Migrations;
using Spectre.Console;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial access apply</c></summary>
internal static class AccessCommand
{
    /// <summary>The environment variable with the admin's secret: an argument would be seen by everybody on the machine.</summary>
    private const string SecretVariable = "PERENNIAL_SECRET";

    public static Command Create(Terminal terminal)
    {
        Option<string> directory = CommonOptions.Directory();
        Option<string?> connection = CommonOptions.Connection();
        Option<int?> postgres = CommonOptions.Postgres();
        Option<string?> prefix = new("--prefix") { Description = "Role names are <prefix>_<service>. Default: the database's name.", HelpName = "name" };
        Option<string?> secretFile = new("--secret-file") { Description = $"A file with the secret that passwords are derived from. Default: the environment variable {SecretVariable}.", HelpName = "file" };
        Option<int> rotation = new("--rotation") { Description = "Another number gives other passwords.", HelpName = "number" };
        Option<bool> show = new("--show-passwords") { Description = "Print the derived passwords, for the services' configuration." };
        Command apply = new("apply", "Makes a role per service that may execute its procedures and nothing else, and takes away what should not be there.")
        {
            directory, connection, postgres, prefix, secretFile, rotation, show,
        };
        apply.SetAction(async (result, ct) =>
        {
            string target = CommonOptions.ReadConnection(result, connection);
            string secret = await ReadSecretAsync(result.GetValue(secretFile), ct).ConfigureAwait(false);
            DatabaseFolder folder = await CommonOptions.LoadAsync(result, directory, postgres, ct).ConfigureAwait(false);
            AccessOptions options = new() { Prefix = result.GetValue(prefix) ?? DatabaseName(target), Secret = secret, Rotation = result.GetValue(rotation) };
            IReadOnlyList<ServiceRole> roles = await AccessManager.ApplyAsync(target, folder, options, ct).ConfigureAwait(false);
            if (roles.Count == 0) terminal.Line("No procedure names a service (-- service: ...), so there is no role to make.");
            Print(terminal, roles, result.GetValue(show));
            return CommandLine.Success;
        });
        return new Command("access", "Roles and rights of services.") { apply };
    }

    private static void Print(Terminal terminal, IReadOnlyList<ServiceRole> roles, bool showPasswords)
    {
        if (roles.Count == 0) return;
        Table table = new();
        table.AddColumns("service", "role", "procedures");
        if (showPasswords) table.AddColumn("password");
        foreach (ServiceRole role in roles)
        {
            List<string> cells = [role.Service, role.RoleName, role.Procedures.ToString(System.Globalization.CultureInfo.InvariantCulture)];
            if (showPasswords) cells.Add(role.Password);
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        terminal.Write(table);
        foreach (ServiceRole role in roles)
        {
            foreach (string right in role.TableRights) terminal.Line($"{role.RoleName}: {right}");
        }
    }

    private static string DatabaseName(string connection)
    {
        NpgsqlConnectionStringBuilder settings = new(connection);
        return settings.Database ?? settings.Username ?? throw new UsageException("The connection names no database. Add Database=..., or give --prefix.");
    }

    private static async Task<string> ReadSecretAsync(string? file, CancellationToken ct)
    {
        string? secret = file is null
            ? Environment.GetEnvironmentVariable(SecretVariable)
            : (await File.ReadAllTextAsync(file, ct).ConfigureAwait(false)).Trim();
        return string.IsNullOrEmpty(secret)
            ? throw new UsageException($"No secret is given. Name a file with --secret-file, or set the environment variable {SecretVariable}.")
            : secret;
    }
}
