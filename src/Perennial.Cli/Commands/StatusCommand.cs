using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Migrations;
using Spectre.Console;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial status</c></summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> directory = CommonOptions.Directory();
        Option<string?> connection = CommonOptions.Connection();
        Option<int?> postgres = CommonOptions.Postgres();
        Option<string> format = CommonOptions.Format();
        Command command = new("status", "Tells where a database stands. Exit status 1 when something needs attention.") { directory, connection, postgres, format };
        command.SetAction(async (result, ct) =>
        {
            string target = CommonOptions.ReadConnection(result, connection);
            DatabaseFolder folder = await CommonOptions.LoadAsync(result, directory, postgres, ct).ConfigureAwait(false);
            DatabaseStatus status = await new MigrationRunner(target, folder).StatusAsync(ct).ConfigureAwait(false);
            if (result.GetValue(format) == "jsonl") JsonLines.Write(terminal.Output, status);
            else Print(terminal, status);
            return status.Problems.IsEmpty ? CommandLine.Success : CommandLine.Failure;
        });
        return command;
    }

    private static void Print(Terminal terminal, DatabaseStatus status)
    {
        Table table = new();
        table.AddColumns("version", "files", "database", "online steps");
        foreach (VersionStatus version in status.Versions)
        {
            string state = version.Differs ? "differs" : version.IsApplied ? "applied" : "-";
            string online = version.OnlineCount == 0 ? "" : version.IsApplied ? $"{version.OnlineDone} of {version.OnlineCount}" : $"{version.OnlineCount}";
            table.AddRow(Markup.Escape(version.Folder), version.IsSealed ? "sealed" : "open", state, online);
        }

        if (!status.Versions.IsEmpty) terminal.Write(table);
        string kind = status.IsDevelopment ? " (development)" : "";
        terminal.Line($"The database has version {status.Version}{kind}; the folder has {status.FolderVersion}, sealed up to {status.SealedVersion}.");
        if (status.Runner is { } runner) terminal.Line($"At work: {runner}");
        foreach (string problem in status.Problems) terminal.Error(problem);
    }
}
