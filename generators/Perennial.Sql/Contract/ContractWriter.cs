using System.Text;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Contract;

/// <summary>
/// Writes the contract file with the fewest changed characters: lines that still hold stay as they are, with their ends and the comments above them, and every line
/// stands in its ordinal place.
/// </summary>
public static class ContractWriter
{
    private const string Header = "# The contract with running services: procedures that are here never break. Written by 'perennial ship'.\n";

    /// <summary>The new text.</summary>
    /// <param name="existing">The file's text as it is, or null without a file.</param>
    /// <param name="contract">What the file shall say. An entry with a place takes over what stands above the line there.</param>
    public static string Write(string? existing, ContractFile contract)
    {
        Dictionary<int, string> renewed = [];
        List<string> wanted = [];
        foreach (ContractProcedure procedure in contract.Procedures) Want(procedure.Line, procedure.Location);
        foreach (ContractType type in contract.Types) Want(type.Line, type.Location);
        foreach (SealedVersion version in contract.Sealed) Want(version.Line, version.Location);
        if (existing is null) return Header + string.Concat(wanted.OrderBy(static line => line, StringComparer.Ordinal).Select(static line => line + "\n"));

        string newLine = LineEnding.Of(existing);
        HashSet<string> missing = new(wanted, StringComparer.Ordinal);
        List<(string Line, string Text)> entries = [];
        StringBuilder text = new();
        StringBuilder above = new();
        foreach (TextSpan span in ContractReader.Lines(existing))
        {
            string line = existing.Substring(span.Start, span.Length);
            int next = existing.IndexOf('\n', span.End) is var end and >= 0 ? end + 1 : existing.Length;
            string ending = next == span.End ? newLine : existing.Substring(span.End, next - span.End);
            if (ContractReader.IsEntry(line))
            {
                // What stands above the first entry is the head of the file, whatever comes first later.
                if (entries.Count == 0) text.Append(above);
                string now = renewed.TryGetValue(span.Start, out string? renewal) ? renewal : line;
                if (missing.Remove(now)) entries.Add((now, (entries.Count == 0 ? "" : above.ToString()) + now + ending));
                above.Clear();
            }
            else
            {
                above.Append(line).Append(ending);
            }
        }

        if (entries.Count == 0) text.Append(above);
        entries.AddRange(missing.Select(line => (line, line + newLine)));
        foreach ((string _, string entry) in entries.OrderBy(static entry => entry.Line, StringComparer.Ordinal)) text.Append(entry);
        if (entries.Count > missing.Count) text.Append(above);
        string written = text.ToString();
        return existing.Length > 0 && existing[existing.Length - 1] != '\n' ? written.TrimEnd('\r', '\n') : written;

        void Want(string line, SourceLocation? place)
        {
            wanted.Add(line);
            if (place is not null && place.Path == contract.Path) renewed[place.Span.Start] = line;
        }
    }
}
