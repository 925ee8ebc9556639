using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Migrations;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial new</c></summary>
internal static class NewCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> title = new("title") { Description = "What the version does, such as \"task rank\"; its folder is named after it." };
        Command command = new("new", "Begins the next version: drafts upgrade.sql and downgrade.sql from what schema.sql has and the versions do not make.") { title };
        AnalysisOptions options = new(command);
        command.SetAction(async (result, ct) =>
        {
            DatabaseFolder folder = await options.LoadAsync(result, ct).ConfigureAwait(false);
            VersionDraft draft = await folder.BeginVersionAsync(result.GetValue(title)!, ct).ConfigureAwait(false);
            foreach (FileChange change in draft.Changes) terminal.Line($"wrote {Path.Combine(folder.Path, change.RelativePath)}");
            foreach (Finding finding in draft.Remaining) terminal.Note($"still to do: {finding.Path}({finding.Start.Line},{finding.Start.Column}): {finding.Message}");
            terminal.Line(draft.Remaining.IsEmpty
                ? $"ok: {draft.Folder} is a draft; read it before it runs"
                : $"{draft.Folder} is a draft that 'perennial check' refuses as it is: {(draft.Remaining.Count == 1 ? "one thing is" : $"{draft.Remaining.Count} things are")} still to do, above and at the end of the files that they are about");
            return CommandLine.Success;
        });
        return command;
    }
}
