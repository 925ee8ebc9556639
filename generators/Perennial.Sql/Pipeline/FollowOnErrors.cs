using System.Text.RegularExpressions;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// A table whose CREATE TABLE is refused is missed by whatever uses it. That it is not there is told once, by what is wrong with its definition; the uses are not.
/// Costs nothing where no definition is refused.
/// </summary>
/// <param name="files">All files of the folder.</param>
/// <param name="parse">Reads a file of definitions.</param>
/// <param name="isMade">Whether a statement made a routine whose name stands at an offset of a file: then what is wrong is in its body, and nobody misses it.</param>
internal sealed class FollowOnErrors(EquatableArray<InputFile> files, Func<InputFile, ParsedScript> parse, Func<string, int, bool> isMade)
{
    // What the server says of something that is not there. An analysis must not end because a machine is slow, so there is no time limit.
    private static readonly Regex Missing = new(
        """\A((relation|table|view|type|sequence) "(?<name>[^"]+)" does not exist|(?<schema>schema) "(?<name>[^"]+)" does not exist|(?<routine>function|procedure) (?<name>[^( ]+)\(|(?<column>column) ("(?<name>[^"]+)"( of relation "(?<table>[^"]+)")?|(?<qualifier>[^ ."]+)\.(?<name>[^ "]+)) )""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Regex.InfiniteMatchTimeout);

    // In the order in which a database that goes up runs them; a downgrade runs behind all of its version.
    private static readonly string[] Steps = ["upgrade.sql", "procedures.sql", "online.sql", Downgrade];

    private const string Downgrade = "downgrade.sql";

    /// <summary>The findings without those that an earlier one has caused.</summary>
    public IReadOnlyList<Finding> Without(IReadOnlyList<Finding> findings)
    {
        if (!findings.Any(IsMissing)) return findings;
        List<RefusedDefinition> refused = [.. files.SelectMany(file => RefusedDefinitions(file, findings))];
        return refused.Count == 0 ? findings : findings.Where(finding => !IsMissing(finding) || !refused.Exists(definition => IsCausedBy(finding, definition))).ToList();
    }

    private static bool IsMissing(Finding finding) => finding is { Severity: FindingSeverity.Error, SqlState: "42P01" or "42704" or "42883" or "42703" or "3F000" };

    // The statements that were refused, and what they would have made.
    private IEnumerable<RefusedDefinition> RefusedDefinitions(InputFile file, IReadOnlyList<Finding> findings)
    {
        if (file.Kind is not (InputKind.Schema or InputKind.Version)) yield break;
        List<TextSpan> places = findings.Where(finding => finding.Path == file.Path && finding is { Severity: FindingSeverity.Error, SqlState: not null }).Select(static finding => finding.Span).ToList();
        if (places.Count == 0) yield break;

        // A schema that nothing creates is told at its first use.
        foreach (Finding finding in findings.Where(finding => finding.Path == file.Path && finding.SqlState == "3F000"))
        {
            if (Missing.Match(finding.Message) is { Success: true } missing && missing.Groups["schema"].Success) yield return new(file, finding.Span, "schema", missing.Groups["name"].Value);
        }

        foreach (ParsedStatement statement in parse(file).Statements)
        {
            if (!places.Exists(place => statement.Span.Start <= place.Start && place.Start <= statement.Span.End)) continue;
            foreach (RefusedDefinition definition in RefusedDefinition.Read(file, statement.Span))
            {
                if (definition.Kind is not ("function" or "procedure") || !isMade(file.Path, definition.NameStart)) yield return definition;
            }
        }
    }

    // Only what stands behind a definition follows from it, so that the first of several errors is always told.
    private bool IsCausedBy(Finding finding, RefusedDefinition definition)
    {
        InputFile? file = files.FirstOrDefault(candidate => candidate.Path == finding.Path);
        if (file is null || !(file == definition.File ? finding.Span.Start > definition.Span.End : IsBehind(file, definition.File))) return false;
        if (Missing.Match(finding.Message) is not { Success: true } missing) return false;
        string name = missing.Groups["name"].Value;
        string kind = missing.Groups["schema"].Success ? "schema" : missing.Groups["routine"].Success ? "routine" : missing.Groups["column"].Success ? "column" : "relation";
        return definition.Kind switch
        {
            "schema" => (kind == "schema" && name == definition.Name) || name.StartsWith(definition.Name + ".", StringComparison.Ordinal),
            "column" => kind == "column" && name == definition.Name && IsOf(definition.Table!, missing, finding, file),
            "function" or "procedure" => kind == "routine" && IsSame(name, definition.Name),
            _ => kind == "relation" && IsSame(name, definition.Name),
        };
    }

    private static bool IsBehind(InputFile file, InputFile definition)
    {
        if (file.Kind != definition.Kind) return file.Kind == InputKind.Query && definition.Kind == InputKind.Schema;
        if (file.Kind != InputKind.Version) return string.CompareOrdinal(definition.RelativePath, file.RelativePath) < 0;
        (string version, int step) = Place(definition);
        (string otherVersion, int otherStep) = Place(file);
        int order = string.CompareOrdinal(version, otherVersion);

        // A downgrade undoes its version: nothing that it makes is there for another file.
        return Steps[step] != Downgrade && (order < 0 || (order == 0 && step < otherStep));
    }

    private static (string Version, int Step) Place(InputFile file)
    {
        string name = VersionFolder.FileName(file);
        return (file.RelativePath.Substring(0, file.RelativePath.Length - name.Length), Math.Max(0, Array.IndexOf(Steps, name)));
    }

    // Which table's column is missed, the message says, or the statement by the one table of that name.
    private static bool IsOf(string table, Match missing, Finding finding, InputFile file)
    {
        if (missing.Groups["table"] is { Success: true } named) return IsSame(named.Value, table);
        return RefusedDefinition.IsNamedAt(file.Text, finding.Span.Start, table, missing.Groups["qualifier"] is { Success: true } qualifier ? qualifier.Value : null);
    }

    // One of the two may be without its schema.
    private static bool IsSame(string one, string other) => one == other || one.EndsWith("." + other, StringComparison.Ordinal) || other.EndsWith("." + one, StringComparison.Ordinal);
}
