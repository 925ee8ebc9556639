using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Migrations;
using Perennial.Sql.Fixes;
using Perennial.Sql.Pipeline;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial fix</c></summary>
internal static class FixCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<bool> dryRun = new("--dry-run") { Description = "Only say what would be repaired." };
        Command command = new("fix", "Repairs what a text edit can repair: lists the columns of '*', restores shipped procedures, drafts missing downgrades.") { dryRun };
        AnalysisOptions options = new(command);
        command.SetAction(async (result, ct) =>
        {
            DatabaseFolder folder = await options.LoadAsync(result, ct).ConfigureAwait(false);
            bool isDryRun = result.GetValue(dryRun);
            FolderFix fix = await folder.FixAsync(isWanted: null, isDryRun, ct).ConfigureAwait(false);
            foreach (FixTarget target in fix.Repaired) terminal.Line($"{target.Place.Path}({target.Place.Start.Line}): {target.Title}");
            foreach (FixNote note in fix.Notes) terminal.Line($"{note.Target.Place.Path}({note.Target.Place.Start.Line}): {(note.IsRepaired ? "note" : "left")}: {note.Text}");
            foreach (FileChange change in fix.Changes) terminal.Line($"{(isDryRun ? "would write" : "wrote")} {Path.Combine(folder.Path, change.RelativePath)}");
            terminal.Line(fix.Repaired.IsEmpty ? "ok: there is nothing that an edit can repair" : "ok: read the edits; 'perennial check' says what is left");
            return CommandLine.Success;
        });
        return command;
    }
}
