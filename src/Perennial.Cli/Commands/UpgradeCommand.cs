using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Migrations;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial upgrade</c></summary>
internal static class UpgradeCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> directory = CommonOptions.Directory();
        Option<string?> connection = CommonOptions.Connection();
        Option<int?> to = CommonOptions.To("The version to stop at. Default: the highest sealed one.");
        Option<int?> postgres = CommonOptions.Postgres();
        Option<string> format = CommonOptions.Format();
        Option<bool> allowOpen = CommonOptions.AllowOpen();
        Option<bool> forceOpen = CommonOptions.ForceOpen();
        Command command = new("upgrade", "Brings a database up to the folder's versions, while services run.") { directory, connection, to, postgres, format, allowOpen, forceOpen };
        command.SetAction(async (result, ct) =>
        {
            string target = CommonOptions.ReadConnection(result, connection);
            DatabaseFolder folder = await CommonOptions.LoadAsync(result, directory, postgres, ct).ConfigureAwait(false);
            bool force = result.GetValue(forceOpen);
            UpgradeOptions options = new() { To = result.GetValue(to), AllowOpen = result.GetValue(allowOpen) || force, ForceOpen = force };
            UpgradeReport report = await MigrationDisplay.RunAsync(
                terminal, result.GetValue(format)!, progress => new MigrationRunner(target, folder, progress).UpgradeAsync(options, ct)).ConfigureAwait(false);
            MigrationDisplay.Summarize(terminal, result.GetValue(format)!, report);
            return CommandLine.Success;
        });
        return command;
    }
}
