using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// PRN1050: tells what no server accepts from what only servers newer than the oldest supported one accept, by asking the same stages with a newer server. Costs
/// nothing where nothing is wrong.
/// </summary>
/// <param name="files">All files of the folder.</param>
/// <param name="options">The project's settings.</param>
/// <param name="analyze">Finds what is wrong with some of the files under other settings.</param>
internal sealed class NewerServer(EquatableArray<InputFile> files, DatabaseOptions options, Func<EquatableArray<InputFile>, DatabaseOptions, EquatableArray<Finding>> analyze)
{
    // Errors that another error of this kind leaves behind: what a refused statement would have made is missing.
    private static readonly HashSet<string> Consequences = new(StringComparer.Ordinal) { "42P01", "42703", "3F000" };

    /// <summary>The findings, with those that a newer server would not have told as such.</summary>
    public IEnumerable<Finding> Explain(IReadOnlyList<Finding> findings)
    {
        List<Finding> open = options.OldestPostgres < BuiltInCatalog.NewestVersion ? findings.Where(IsCandidate).ToList() : [];
        if (open.Count == 0) return findings;
        EquatableArray<InputFile> concerned = Concerned(open);
        HashSet<(string, int)> never = Places(analyze(concerned, options with { OldestPostgres = BuiltInCatalog.NewestVersion }));
        open.RemoveAll(finding => never.Contains(Place(finding)));
        Dictionary<Finding, int> needed = [];
        for (int version = options.OldestPostgres + 1; open.Count > 0 && version <= BuiltInCatalog.NewestVersion; version++)
        {
            HashSet<(string, int)> refused = Places(analyze(concerned, options with { OldestPostgres = version }));
            foreach (Finding finding in open.Where(finding => !refused.Contains(Place(finding)))) needed[finding] = version;
            open.RemoveAll(needed.ContainsKey);
        }

        bool hasCause = needed.Keys.Any(static finding => !IsConsequence(finding));
        return findings.Where(finding => !(hasCause && needed.ContainsKey(finding) && IsConsequence(finding)))
            .Select(finding => needed.TryGetValue(finding, out int version) ? TooNew(finding, version) : finding);
    }

    private static bool IsConsequence(Finding finding) => finding.SqlState is { } state && Consequences.Contains(state);

    private static bool IsCandidate(Finding finding) =>
        finding.Severity == FindingSeverity.Error && finding.SqlState is not null && finding.Rule.Category is "Syntax" or "Names" or "Types";

    private EquatableArray<InputFile> Concerned(List<Finding> open)
    {
        HashSet<string> paths = new(open.Select(static finding => finding.Path), StringComparer.Ordinal);
        bool hasVersions = files.Any(file => file.Kind == InputKind.Version && paths.Contains(file.Path));
        return files.Where(file => file.Kind == InputKind.Schema || (file.Kind == InputKind.Version ? hasVersions : file.Kind == InputKind.Query && paths.Contains(file.Path))).ToEquatableArray();
    }

    private static HashSet<(string, int)> Places(EquatableArray<Finding> findings) => new(findings.Where(IsCandidate).Select(Place));

    private static (string, int) Place(Finding finding) => (finding.Path, finding.Span.Start);

    private Finding TooNew(Finding finding, int version)
    {
        string what = finding.Message.Contains(" needs PostgreSQL ")
            ? Finding.Sentence(finding.Message)
            : $"PostgreSQL {options.OldestPostgres}, the oldest server to support, refuses this: {Finding.Sentence(NameSuggestion.Without(finding.Message))} PostgreSQL {version} accepts it.";
        return finding with
        {
            Rule = FindingRules.FeatureTooNew,
            Message = $"{what} Write it in a way that {options.OldestPostgres} has, or set PerennialPostgres to {version} when no older server is left.",
        };
    }
}
