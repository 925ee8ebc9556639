using Perennial.Sql.Binding;
using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>A routine's body, bound.</summary>
/// <param name="Text">The text that places count in: the body's; empty where it <see cref="StandsInFile"/>.</param>
/// <param name="Statements">Its statements in order, the check of its result among the last one's findings.</param>
/// <param name="StandsInFile">Whether findings stand in the file already.</param>
internal sealed record BoundBody(string Text, EquatableArray<BoundStatement> Statements, bool StandsInFile)
{
    public bool HasErrors => Statements.Any(static statement => statement.HasErrors);

    /// <summary>What the server would refuse.</summary>
    public EquatableArray<Finding> Errors => Statements.SelectMany(static statement => statement.Findings).Where(static finding => finding.Severity == FindingSeverity.Error).ToEquatableArray();

    /// <summary>What the server would refuse even with <c>check_function_bodies = off</c>: what its parser finds. Whether rows can be changed through a view is asked by its rewriter.</summary>
    public EquatableArray<Finding> ParseErrors => Errors.Where(static finding => finding.SqlState is not ("55000" or "0A000")).ToEquatableArray();

    /// <summary>The statement whose rows are the result; null without one, and when nothing can be relied on.</summary>
    public BoundStatement? Result => Statements.IsEmpty || HasErrors ? null : Statements[Statements.Count - 1];

    /// <summary>The first reason why a call would fail, as the server would say it; null when the body fits the catalog.</summary>
    public string? Problem
    {
        get
        {
            foreach (BoundStatement statement in Statements)
            {
                foreach (Finding finding in statement.Findings)
                {
                    if (Breaks(finding)) return finding.Message;
                }
            }

            return null;
        }
    }

    /// <summary>Whether a statement with this finding fails when it is called: an INSERT without a column that must be given, and ON CONFLICT without its index, are refused only then.</summary>
    public static bool Breaks(Finding finding) => finding.Severity == FindingSeverity.Error || finding.Rule == FindingRules.MissingInsertColumn || finding.Rule == FindingRules.NeverRuns;

    /// <summary>Everything found, at its place in the file.</summary>
    /// <param name="file">The file that defines the routine.</param>
    /// <param name="body">Where the body stands in it.</param>
    /// <param name="name">The routine's name: for what stands in a literal whose characters are not the body's.</param>
    public IEnumerable<Finding> Findings(SourceText file, TextSpan body, TextSpan name)
    {
        foreach (BoundStatement statement in Statements)
        {
            foreach (Finding finding in statement.Findings)
            {
                if (StandsInFile)
                {
                    yield return finding;
                    continue;
                }

                TextSpan span = PlaceIn(file.Text, body, finding.Span) ?? name;
                yield return finding with { Path = file.Path, Span = span, Start = file.GetPosition(span.Start), End = file.GetPosition(span.End) };
            }
        }
    }

    // Character by character, since a literal doubles its quotes; null where it has escapes or is continued.
    private TextSpan? PlaceIn(string file, TextSpan body, TextSpan span)
    {
        int place = body.Start;
        int start = -1;
        for (int i = 0; i <= span.End && i <= Text.Length; i++)
        {
            if (i == span.Start) start = place;
            if (i == span.End) return start < 0 ? null : TextSpan.FromBounds(start, place);
            if (i == Text.Length || place >= body.End || file[place] != Text[i]) return null;
            place += Text[i] == '\'' && IsDoubled(file, body, place) ? 2 : 1;
        }

        return null;
    }

    private static bool IsDoubled(string file, TextSpan body, int place) =>
        body.Start > 0 && file[body.Start - 1] == '\'' && place + 1 < body.End && file[place + 1] == '\'';
}
