using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// Procedures beside which an annotation could not be read (PRN0011). What it was to say of them is not known, so what would follow for the contract is not told;
/// the other procedures of the file are compared as ever.
/// </summary>
/// <param name="files">All files of the folder.</param>
/// <param name="parse">Reads a file.</param>
/// <param name="findings">What was found so far.</param>
internal sealed class MisreadProcedures(EquatableArray<InputFile> files, Func<InputFile, ParsedScript> parse, IEnumerable<Finding> findings)
{
    private readonly Dictionary<string, List<Finding>> _findings = findings.Where(static finding => finding.Rule == FindingRules.Annotation)
        .GroupBy(static finding => finding.Path, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.ToList(), StringComparer.Ordinal);

    /// <summary>Whether an annotation that may be the procedure's could not be read.</summary>
    public bool Contains(Procedure procedure)
    {
        if (!_findings.TryGetValue(procedure.Location.Path, out List<Finding>? found) || files.FirstOrDefault(file => file.Path == procedure.Location.Path) is not { } file) return false;
        ParsedScript script = parse(file);
        int index = 0;
        while (index < script.Statements.Count && script.Statements[index].Span.End < procedure.Location.Span.Start) index++;
        if (index == script.Statements.Count) return true;
        int start = index == 0 ? 0 : script.Statements[index - 1].Span.End;
        int end = script.Statements[index].Span.End;
        int next = index + 1 < script.Statements.Count ? script.Statements[index + 1].Span.Start : script.Source.Text.Length;
        int first = script.Statements[0].Span.Start;
        return found.Exists(finding =>
        {
            int place = finding.Span.Start;
            if (IsName(script.Source, place)) return finding.Start.Line == procedure.Location.Start.Line;
            return (place >= start && place <= end)
                || (place > end && place < next && IsLost(script.Source, Math.Min(finding.Span.End, next), next))
                || (file.Kind == InputKind.Query && place < first && IsOfFile(script.Source, place));
        });
    }

    private static bool IsName(SourceText source, int place) => LineAt(source, place) is { } line && CommentLines.IsName(line);

    // What stands directly above the next query is meant for that one; what stands apart may as well be meant for the one above it.
    private static bool IsLost(SourceText source, int place, int next)
    {
        string[] lines = source.Text.Substring(place, next - place).Split('\n');
        for (int i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) return i < lines.Length - 1 || next == source.Text.Length;
            if (Comment(lines[i]) is { } comment && CommentLines.IsName(comment)) return false;
        }

        return next == source.Text.Length;
    }

    // Above the first query a service or a schema holds for all of them, whatever is wrong with its line.
    private static bool IsOfFile(SourceText source, int place)
    {
        string text = (LineAt(source, place) ?? "").Trim();
        string key = new([.. text.TakeWhile(static c => char.IsLetter(c) || c is '-' or '_')]);
        return key.Length > 0 && (AnnotationKind.Find(key) ?? AnnotationKind.Nearest(key.ToLowerInvariant())) is { } kind && kind.CanStand(AnnotationScope.File);
    }

    private static string? LineAt(SourceText source, int place)
    {
        int start = place == 0 ? 0 : source.Text.LastIndexOf('\n', place - 1) + 1;
        int end = source.Text.IndexOf('\n', place);
        return Comment(source.Text.Substring(start, (end < 0 ? source.Text.Length : end) - start));
    }

    // What a line says behind its dashes (or the slash of a block comment); null when it is no comment.
    private static string? Comment(string line)
    {
        string text = line.Trim();
        return text.StartsWith("--", StringComparison.Ordinal) || text.StartsWith("/*", StringComparison.Ordinal) ? text.Substring(2) : null;
    }
}
