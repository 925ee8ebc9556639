using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Migrations;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial renumber</c></summary>
internal static class RenumberCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> version = new("folder") { Description = "The version folder's name, such as 0004-task-rank." };
        Option<string> directory = CommonOptions.Directory();
        Command command = new("renumber", "Gives an open version the first free number, after two branches took the same one or one was removed.") { version, directory };
        command.SetAction(result =>
        {
            string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(result.GetValue(version)!));
            string renamed = VersionFolders.Renumber(result.GetValue(directory)!, name);
            terminal.Line(renamed == name ? $"ok: {name} has the right number already" : $"ok: {name} is {renamed} now");
            return CommandLine.Success;
        });
        return command;
    }
}
