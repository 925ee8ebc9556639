using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Generators.Models;
using Perennial.Migrations;
using Perennial.Sql;
using Perennial.Sql.Findings;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial check</c></summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> format = CommonOptions.FindingFormat();
        Option<string?> against = new("--against")
        {
            Description = "Also hold the folder against the contract of this git ref, as it was where the branches parted: an edit of the contract by hand is found.",
            HelpName = "git ref",
        };
        Command command = new("check", "Finds what a build would find: errors in SQL, broken promises to services, edited versions.") { format, against };
        AnalysisOptions options = new(command);
        command.SetAction(async (result, ct) =>
        {
            DatabaseFolder folder = await options.LoadAsync(result, ct).ConfigureAwait(false);
            List<Finding> found = [.. folder.Model.Findings, .. MappingFindings.Of(folder.Model, options.Generated(result)), .. folder.FindUnreadFiles()];
            if (result.GetValue(against) is { } reference) found.AddRange(await FindAgainstAsync(folder, reference, terminal, ct).ConfigureAwait(false));

            // While somebody works, a change without a version or a statement that can only fail is a reminder; a check is what stands before a merge.
            EquatableArray<Finding> findings = FindingOrder.Sorted(found.Select(static finding => finding.Rule.StopsRelease ? finding with { Severity = FindingSeverity.Error } : finding));
            FindingPrinter.Print(terminal, result.GetValue(format)!, findings);
            if (findings.Any(static finding => finding.Severity == FindingSeverity.Error)) return CommandLine.Failure;
            if (result.GetValue(format) == "text") terminal.Line($"ok: {folder.Model.Procedures.Count(static procedure => !procedure.IsInternal)} procedures, version {folder.Version}");
            return CommandLine.Success;
        });
        return command;
    }

    private static async Task<IEnumerable<Finding>> FindAgainstAsync(DatabaseFolder folder, string reference, Terminal terminal, CancellationToken ct)
    {
        GitBaseline baseline = await GitBaseline.ReadAsync(folder.Path, reference, ct).ConfigureAwait(false);
        if (baseline.Contract is not { } contract)
        {
            terminal.Note($"note: {reference} has no procedures.shipped.txt in this folder, so there is nothing to hold the folder against.");
            return [];
        }

        return folder.AnalyzeAgainst(contract, $"{baseline.Commit}:procedures.shipped.txt", ct).Findings;
    }
}
