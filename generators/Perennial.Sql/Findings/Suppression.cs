using System.Text.RegularExpressions;
using Perennial.Sql.Text;

namespace Perennial.Sql.Findings;

/// <summary>
/// A comment <c>-- perennial-ignore PRN0021: reason</c>. It holds for its own line and, when it stands on a line of its own, for the statement (or the rest of it)
/// that follows, with the comment lines around it.
/// </summary>
internal sealed class Suppression
{
    private const string Advice = "Write '-- perennial-ignore PRN0021: why', with the ids of the warnings and the reason.";

    private static readonly Regex Comment = new(@"--[ \t]*perennial-ignore\b(?<rest>[^\r\n]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Form = new(@"^(?<ids>[ \t]*PRN\d{4}([ \t]*,?[ \t]*PRN\d{4})*)[ \t]*(?<reason>:.*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Id = new(@"PRN\d{4}", RegexOptions.CultureInvariant);

    private static readonly Lazy<Dictionary<string, FindingRule>> Rules = new(static () => FindingRules.All.ToDictionary(static rule => rule.Id, StringComparer.Ordinal));

    private readonly SourceText _source;
    private readonly TextSpan _span;
    private readonly TextSpan _covered;
    private readonly HashSet<string> _open;

    private Suppression(SourceText source, TextSpan span, TextSpan covered, IEnumerable<string> ids)
    {
        _source = source;
        _span = span;
        _covered = covered;
        _open = new HashSet<string>(ids, StringComparer.Ordinal);
    }

    /// <summary>The suppressions of a file.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="misused">Receives a PRN9005 for each that says too little, or names a rule that cannot be ignored.</param>
    public static List<Suppression> Read(SourceText source, ICollection<Finding> misused)
    {
        List<Suppression> found = [];
        if (source.Text.IndexOf("perennial-ignore", StringComparison.Ordinal) < 0) return found;
        foreach (Match comment in Comment.Matches(source.Text))
        {
            TextSpan span = new(comment.Index, comment.Length);
            Match form = Form.Match(comment.Groups["rest"].Value.TrimEnd());
            if (!form.Success)
            {
                misused.Add(Finding.Create(FindingRules.Suppression, source, span, $"This suppression cannot be read. {Advice}"));
                continue;
            }

            List<string> ids = Id.Matches(form.Groups["ids"].Value).Cast<Match>().Select(static match => match.Value).ToList();
            if (form.Groups["reason"].Value.Trim(':', ' ', '\t').Length == 0)
            {
                misused.Add(Finding.Create(FindingRules.Suppression, source, span, $"This suppression of {string.Join(", ", ids)} gives no reason, so nobody can tell later whether it still holds. {Advice}"));
                continue;
            }

            // Rules about unsafe changes of tables that this release does not have yet are nobody's mistake.
            foreach (string id in ids.Where(static id => !IsHazard(id) && (!Rules.Value.TryGetValue(id, out FindingRule? rule) || !CanIgnore(rule))))
            {
                string why = Rules.Value.ContainsKey(id) ? $"{id} cannot be ignored: it is an error that running services or servers would meet" : $"There is no rule {id}";
                misused.Add(Finding.Create(FindingRules.Suppression, source, span, $"{why}. Remove it from the comment and put right what is found."));
            }

            ids.RemoveAll(static id => !Rules.Value.TryGetValue(id, out FindingRule? rule) || !CanIgnore(rule));
            if (ids.Count > 0) found.Add(new Suppression(source, span, Covered(source.Text, span), ids));
        }

        return found;
    }

    /// <summary>The findings that no suppression covers.</summary>
    /// <param name="suppressions">Of all files.</param>
    /// <param name="findings">Of all stages.</param>
    /// <param name="reportsUnused">Whether suppressions that cover nothing are reported.</param>
    public static List<Finding> Apply(List<Suppression> suppressions, IEnumerable<Finding> findings, bool reportsUnused)
    {
        List<Finding> left = [];
        Dictionary<Suppression, HashSet<string>> used = [];
        foreach (Finding finding in findings)
        {
            List<Suppression> covering = suppressions.FindAll(suppression => suppression.Covers(finding));
            if (covering.Count == 0) left.Add(finding);
            foreach (Suppression suppression in covering)
            {
                if (!used.TryGetValue(suppression, out HashSet<string>? ids)) used.Add(suppression, ids = new HashSet<string>(StringComparer.Ordinal));
                ids.Add(finding.Rule.Id);
            }
        }

        if (!reportsUnused) return left;
        foreach (Suppression suppression in suppressions)
        {
            foreach (string id in suppression._open.Where(id => !used.TryGetValue(suppression, out HashSet<string>? ids) || !ids.Contains(id)))
                left.Add(Finding.Create(FindingRules.Suppression, suppression._source, suppression._span, $"Nothing here is a {id} any more, so this suppression does nothing. Remove it."));
        }

        return left;
    }

    private static bool IsHazard(string id) => id.StartsWith("PRN2", StringComparison.Ordinal);

    // A change without a version is an error in 'perennial check'.
    private static bool CanIgnore(FindingRule rule) =>
        IsHazard(rule.Id) ? rule != FindingRules.NotInTransaction : rule.Severity != FindingSeverity.Error && rule != FindingRules.NoOpenVersion;

    private bool Covers(Finding finding) =>
        finding.Path == _source.Path && _open.Contains(finding.Rule.Id) && finding.Span.Start >= _covered.Start && finding.Span.Start <= _covered.End;

    private static TextSpan Covered(string text, TextSpan comment)
    {
        int start = LineStart(text, comment.Start);
        bool standsAlone = text.Substring(start, comment.Start - start).Trim().Length == 0;
        if (!standsAlone) return TextSpan.FromBounds(start, comment.End);
        while (start > 0 && IsComment(text, LineStart(text, start - 1))) start = LineStart(text, start - 1);
        int end = LineEnd(text, comment.End);
        while (end < text.Length)
        {
            int next = LineEnd(text, end + 1);
            string line = text.Substring(end, next - end).Trim();
            end = next;
            if (line.EndsWith(";", StringComparison.Ordinal)) break;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static bool IsComment(string text, int lineStart) => text.Substring(lineStart, LineEnd(text, lineStart) - lineStart).TrimStart().StartsWith("--", StringComparison.Ordinal);

    private static int LineStart(string text, int position) => position <= 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;

    private static int LineEnd(string text, int position) => position >= text.Length || text.IndexOf('\n', position) is not (>= 0 and var end) ? text.Length : end;
}
