using System.Text;

namespace Perennial.Sql.Contract;

/// <summary>Writes the contract file with the fewest changed lines: lines that still hold stay as they are, and every line stands in its ordinal place.</summary>
public static class ContractWriter
{
    private const string Header = "# The contract with running services: procedures that are here never break. Written by 'perennial ship'.";

    /// <summary>The new text.</summary>
    /// <param name="existing">The file's text as it is, or null without a file; its line ending and its comments are kept.</param>
    /// <param name="contract">What the file shall say.</param>
    public static string Write(string? existing, ContractFile contract)
    {
        string newLine = existing is not null && existing.Contains("\r\n") ? "\r\n" : "\n";
        List<string> comments = [];
        if (existing is null)
        {
            comments.Add(Header);
        }
        else
        {
            foreach (var span in ContractReader.Lines(existing))
            {
                string line = existing.Substring(span.Start, span.Length);
                if (line.Length > 0 && line[0] == '#') comments.Add(line);
            }
        }

        List<string> lines = [];
        foreach (ContractProcedure procedure in contract.Procedures) lines.Add(procedure.Line);
        foreach (ContractType type in contract.Types) lines.Add(type.Line);
        foreach (SealedVersion version in contract.Sealed) lines.Add(version.Line);
        lines.Sort(StringComparer.Ordinal);

        StringBuilder text = new();
        foreach (string line in comments.Concat(lines)) text.Append(line).Append(newLine);
        return text.ToString();
    }
}
