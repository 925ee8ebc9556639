using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Generators.Models;
using Perennial.Migrations;
using Perennial.Sql;
using Perennial.Sql.Findings;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial ship</c></summary>
internal static class ShipCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<int?> to = CommonOptions.To("The highest version to seal. Default: all.");
        Command command = new("ship", "Seals open versions: writes procedures.sql and the contract. From then on these procedures are promises.") { to };
        AnalysisOptions options = new(command);
        command.SetAction(async (result, ct) =>
        {
            DatabaseFolder folder = await options.LoadAsync(result, ct).ConfigureAwait(false);
            // What no program could call would be promised for ever.
            EquatableArray<Finding> unmapped = FindingOrder.Sorted(MappingFindings.Of(folder.Model, options.Generated(result)));
            ShipReport report = unmapped.IsEmpty ? await folder.ShipAsync(result.GetValue(to), ct).ConfigureAwait(false) : new ShipReport { Refusals = unmapped };
            if (!report.Refusals.IsEmpty)
            {
                FindingPrinter.Print(terminal, "text", report.Refusals);
                terminal.Error("Nothing is shipped: what is said above comes first.");
                return CommandLine.Failure;
            }

            foreach (string path in report.Written) terminal.Line($"wrote {path}");
            terminal.Line(report.Written.IsEmpty
                ? "ok: everything is shipped already"
                : $"ok: sealed {(report.Sealed.IsEmpty ? "no version" : string.Join(", ", report.Sealed))}; {report.NewLines.Count} new line(s) in the contract");
            return CommandLine.Success;
        });
        return command;
    }
}
