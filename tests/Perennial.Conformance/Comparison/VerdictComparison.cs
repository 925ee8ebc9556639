using Perennial.Conformance.Oracle;

namespace Perennial.Conformance.Comparison;

/// <summary>Compares verdicts and tokens at fault.</summary>
public static class VerdictComparison
{
    public static async Task<ComparisonResult> CompareAsync(string name, int files, IReadOnlyList<StatementCase> cases, PostgresParser oracle, CancellationToken ct)
    {
        Task<PostgresVerdict[]> judging = oracle.ParseAsync([.. cases.Select(static item => new PostgresRequest(item.Sql))], ct);
        OurVerdict[] ours = [.. cases.Select(item => OurVerdict.Of(item.Sql, oracle.Version))];
        return Compare(name, files, cases, ours, await judging, comparesTokens: oracle.Version == PostgresParserSetup.CurrentVersion);
    }

    private static ComparisonResult Compare(string name, int files, IReadOnlyList<StatementCase> cases, OurVerdict[] ours, PostgresVerdict[] theirs, bool comparesTokens)
    {
        int accepted = 0, sameVerdict = 0, located = 0, sameToken = 0, leftOut = 0;
        List<Disagreement> disagreements = [];
        for (int i = 0; i < cases.Count; i++)
        {
            OurVerdict our = ours[i];
            PostgresVerdict their = theirs[i];
            if (their.Crash is not null || IsPsqlCommand(cases[i].Sql, their) || IsAtParameter(cases[i].Sql, our))
            {
                leftOut++;
                continue;
            }

            if (their.IsAccepted) accepted++;
            if (our.IsAccepted != their.IsAccepted)
            {
                disagreements.Add(Disagreement(our.IsAccepted ? DisagreementKind.AcceptedHere : DisagreementKind.RejectedHere, cases[i], our, their));
                continue;
            }

            sameVerdict++;
            // What is too new for a version is refused where the construct begins, which the server finds out somewhere inside.
            if (!comparesTokens || our.Error is null || their.Offset < 0) continue;
            located++;
            if (our.Error.Span.Start == their.Offset) sameToken++;
            else disagreements.Add(Disagreement(DisagreementKind.OtherToken, cases[i], our, their));
        }

        return new ComparisonResult(name, files)
        {
            Statements = cases.Count - leftOut,
            Accepted = accepted,
            SameVerdict = sameVerdict,
            Located = located,
            SameToken = sameToken,
            LeftOut = leftOut,
            Disagreements = disagreements,
        };
    }

    // A backslash outside of quotes is a command of psql, which is trivia here and an error for the server's parser.
    private static bool IsPsqlCommand(string sql, PostgresVerdict verdict) =>
        verdict.Offset >= 0 && verdict.Offset < sql.Length && sql[verdict.Offset] == '\\';

    // libpg_query's grammar takes parameters where the server's takes strings only ("interval $1"), and letters directly behind them.
    private static bool IsAtParameter(string sql, OurVerdict verdict) =>
        verdict.Error is { Span: var span } && span.Start + 1 < sql.Length && sql[span.Start] == '$' && char.IsAsciiDigit(sql[span.Start + 1]);

    private static Disagreement Disagreement(DisagreementKind kind, StatementCase item, OurVerdict ours, PostgresVerdict theirs) =>
        new(kind, item,
            ours.Error is { } error ? $"{error.Span.Start}: {error.Message}" : "accepted",
            theirs.IsAccepted ? "accepted" : $"{theirs.Offset}: {theirs.Message}");
}
