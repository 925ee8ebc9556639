using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Migrations;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial dev</c></summary>
internal static class DevCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> directory = CommonOptions.Directory();
        Option<string?> connection = CommonOptions.Connection();
        Option<int?> postgres = CommonOptions.Postgres();
        Option<string> format = CommonOptions.Format();
        Option<bool> forceOpen = CommonOptions.ForceOpen();
        Command command = new("dev", "Brings a development database, also an empty one, to the working tree: open versions and unshipped procedures included.")
        {
            directory, connection, postgres, format, forceOpen,
        };
        command.SetAction(async (result, ct) =>
        {
            string target = CommonOptions.ReadConnection(result, connection);
            DatabaseFolder folder = await CommonOptions.LoadAsync(result, directory, postgres, ct).ConfigureAwait(false);
            UpgradeReport report = await MigrationDisplay.RunAsync(
                terminal, result.GetValue(format)!, progress => new MigrationRunner(target, folder, progress).DevAsync(result.GetValue(forceOpen), ct)).ConfigureAwait(false);
            MigrationDisplay.Summarize(terminal, result.GetValue(format)!, report);
            return CommandLine.Success;
        });
        return command;
    }
}
