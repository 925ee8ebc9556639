using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Migrations;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial check</c></summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> directory = CommonOptions.Directory();
        Option<int?> postgres = CommonOptions.Postgres();
        Option<string> format = CommonOptions.Format();
        Command command = new("check", "Finds what a build would find: errors in SQL, broken promises to services, edited versions.") { directory, postgres, format };
        command.SetAction(async (result, ct) =>
        {
            DatabaseFolder folder = await CommonOptions.LoadAsync(result, directory, postgres, ct).ConfigureAwait(false);
            FindingPrinter.Print(terminal, result.GetValue(format)!, folder.Model.Findings);
            if (folder.HasErrors) return CommandLine.Failure;
            if (result.GetValue(format) == "text") terminal.Line($"ok: {folder.Model.Procedures.Count(static procedure => !procedure.IsInternal)} procedures, version {folder.Version}");
            return CommandLine.Success;
        });
        return command;
    }
}
