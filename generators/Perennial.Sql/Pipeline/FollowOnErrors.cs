using System.Text.RegularExpressions;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// A table whose CREATE TABLE is refused is missed by whatever uses it. That it is not there is told once, by what is wrong with its definition; the uses are not.
/// Costs nothing where no definition is refused.
/// </summary>
/// <param name="files">All files of the folder.</param>
/// <param name="parse">Reads a file of definitions.</param>
internal sealed class FollowOnErrors(EquatableArray<InputFile> files, Func<InputFile, ParsedScript> parse)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Name = """(?<name>("[^"]+"|[\w$]+)(\s*\.\s*("[^"]+"|[\w$]+))*)""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Definition = new(
        @"\Acreate\s+(or\s+replace\s+)?((temporary|temp|unlogged|recursive|materialized|foreign)\s+)*(?<kind>schema|table|view|type|domain|function|procedure|sequence)\s+(if\s+not\s+exists\s+)?" + Name, Options, Patience);

    private static readonly Regex AddedTo = new(@"\Aalter\s+(foreign\s+)?table\s+(if\s+exists\s+)?(only\s+)?" + Name, Options, Patience);

    private static readonly Regex Added = new(@"\badd\s+(column\s+)?(if\s+not\s+exists\s+)?(?!constraint\b|primary\b|unique\b|check\b|foreign\b|exclude\b)" + Name, Options, Patience);

    // What the server says of something that is not there.
    private static readonly Regex Missing = new(
        """\A((relation|table|view|type|sequence) "(?<name>[^"]+)" does not exist|(?<schema>schema) "(?<name>[^"]+)" does not exist|(?<routine>function|procedure) (?<name>[^( ]+)\(|(?<column>column) ("(?<name>[^"]+)"|[^ ."]+\.(?<name>[^ "]+)) )""", Options, Patience);

    /// <summary>The findings without those that an earlier one has caused.</summary>
    public IReadOnlyList<Finding> Without(IReadOnlyList<Finding> findings)
    {
        if (!findings.Any(IsMissing)) return findings;
        List<Refused> refused = [.. files.SelectMany(file => RefusedDefinitions(file, findings))];
        return refused.Count == 0 ? findings : findings.Where(finding => !IsMissing(finding) || !refused.Exists(definition => IsCausedBy(finding, definition))).ToList();
    }

    private static bool IsMissing(Finding finding) => finding is { Severity: FindingSeverity.Error, SqlState: "42P01" or "42704" or "42883" or "42703" or "3F000" };

    // The statements that were refused, and what they would have made.
    private IEnumerable<Refused> RefusedDefinitions(InputFile file, IReadOnlyList<Finding> findings)
    {
        if (file.Kind is not (InputKind.Schema or InputKind.Version)) yield break;
        List<TextSpan> places = findings.Where(finding => finding.Path == file.Path && finding is { Severity: FindingSeverity.Error, SqlState: not null }).Select(static finding => finding.Span).ToList();
        if (places.Count == 0) yield break;
        ParsedScript script = parse(file);

        // A schema that nothing creates is told at its first use.
        foreach (Finding finding in findings.Where(finding => finding.Path == file.Path && finding.SqlState == "3F000"))
        {
            if (Missing.Match(finding.Message) is { Success: true } missing && missing.Groups["schema"].Success) yield return new(file, finding.Span, "schema", missing.Groups["name"].Value);
        }

        foreach (ParsedStatement statement in script.Statements)
        {
            if (!places.Exists(place => statement.Span.Start <= place.Start && place.Start <= statement.Span.End)) continue;
            string text = script.Source.ToString(statement.Span);
            Match definition = Definition.Match(text);
            if (definition.Success) yield return new(file, statement.Span, definition.Groups["kind"].Value.ToLowerInvariant(), Folded(definition));
            if (!AddedTo.IsMatch(text)) continue;
            foreach (Match added in Added.Matches(text)) yield return new(file, statement.Span, "column", Folded(added));
        }
    }

    // Only what stands behind a definition follows from it, so that the first of several errors is always told.
    private bool IsCausedBy(Finding finding, Refused definition)
    {
        InputFile? file = files.FirstOrDefault(candidate => candidate.Path == finding.Path);
        if (file is null || (file.Kind == InputKind.Version) != (definition.File.Kind == InputKind.Version)) return false;
        bool isBehind = file == definition.File
            ? finding.Span.Start > definition.Span.End
            : (file.Kind == InputKind.Query && definition.File.Kind == InputKind.Schema) || (file.Kind == definition.File.Kind && string.CompareOrdinal(definition.File.RelativePath, file.RelativePath) < 0);
        if (!isBehind || Missing.Match(finding.Message) is not { Success: true } missing) return false;
        string name = missing.Groups["name"].Value;
        string kind = missing.Groups["schema"].Success ? "schema" : missing.Groups["routine"].Success ? "routine" : missing.Groups["column"].Success ? "column" : "relation";
        if (definition.Kind == "schema") return (kind == "schema" && name == definition.Name) || name.StartsWith(definition.Name + ".", StringComparison.Ordinal);
        return definition.Kind switch
        {
            "column" => kind == "column",
            "function" or "procedure" => kind == "routine",
            _ => kind == "relation",
        } && IsSame(name, definition.Name);
    }

    // One of the two may be without its schema.
    private static bool IsSame(string one, string other) => one == other || one.EndsWith("." + other, StringComparison.Ordinal) || other.EndsWith("." + one, StringComparison.Ordinal);

    private static string Folded(Match match) =>
        string.Join(".", match.Groups["name"].Value.Split('.').Select(static part => part.Trim()).Select(static part => part[0] == '"' ? part.Trim('"') : part.ToLowerInvariant()));

    private sealed record Refused(InputFile File, TextSpan Span, string Kind, string Name);
}
