using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Migrations;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial downgrade</c></summary>
internal static class DowngradeCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> directory = CommonOptions.Directory();
        Option<string?> connection = CommonOptions.Connection();
        Option<int?> to = CommonOptions.To("The version to go back to; 0 undoes everything.");
        to.Required = true;
        Option<int?> postgres = CommonOptions.Postgres();
        Option<string> format = CommonOptions.Format();
        Command command = new("downgrade", "Undoes versions, newest first; the procedures of the older version come back.") { directory, connection, to, postgres, format };
        command.SetAction(async (result, ct) =>
        {
            string target = CommonOptions.ReadConnection(result, connection);
            DatabaseFolder folder = await CommonOptions.LoadAsync(result, directory, postgres, ct).ConfigureAwait(false);
            UpgradeReport report = await MigrationDisplay.RunAsync(
                terminal, result.GetValue(format)!, progress => new MigrationRunner(target, folder, progress).DowngradeAsync(result.GetValue(to)!.Value, ct)).ConfigureAwait(false);
            MigrationDisplay.Summarize(terminal, result.GetValue(format)!, report);
            return CommandLine.Success;
        });
        return command;
    }
}
