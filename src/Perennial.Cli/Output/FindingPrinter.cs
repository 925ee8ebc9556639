using Perennial.Sql;
using Perennial.Sql.Findings;

namespace Perennial.Cli.Output;

/// <summary>Prints findings in the compiler's form, so that editors and CI systems find the places.</summary>
internal static class FindingPrinter
{
    private sealed record Line(string Id, string Severity, string Path, int StartLine, int StartColumn, int EndLine, int EndColumn, string Message, string? SqlState);

    /// <param name="format"><c>text</c>, <c>jsonl</c> or <c>sarif</c>.</param>
    public static void Print(Terminal terminal, string format, EquatableArray<Finding> findings)
    {
        if (format == "sarif")
        {
            SarifLog.Write(terminal.Output, findings);
            return;
        }

        foreach (Finding finding in findings)
        {
            if (format != "jsonl")
            {
                terminal.Line(finding.ToString());
                continue;
            }

            JsonLines.Write(terminal.Output, new Line(
                finding.Rule.Id, FindingSeverities.Word(finding.Severity), finding.Path, finding.Start.Line, finding.Start.Column, finding.End.Line, finding.End.Column, finding.Message, finding.SqlState));
        }
    }
}
