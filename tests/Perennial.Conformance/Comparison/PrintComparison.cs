using Perennial.Conformance.Oracle;
using Perennial.Sql.Printing;

namespace Perennial.Conformance.Comparison;

/// <summary>
/// Asks PostgreSQL's parser whether a statement that went through our parser and printer still means the same: its tree must be that of
/// the original. This finds what a round trip through our own parser cannot, a precedence that is wrong in both directions.
/// </summary>
public static class PrintComparison
{
    public static async Task<ComparisonResult> CompareAsync(string name, int files, IReadOnlyList<StatementCase> cases, PostgresParser oracle, CancellationToken ct)
    {
        List<(StatementCase Case, string Printed)> printed = [];
        List<Disagreement> disagreements = [];
        foreach (StatementCase item in cases)
        {
            if (OurVerdict.Of(item.Sql, oracle.Version) is not { IsAccepted: true, Script.Statements: { Count: 1 } statements }) continue;
            printed.Add((item, SqlPrinter.Print(statements[0].Node!)));
        }

        PostgresVerdict[] originals = await oracle.ParseAsync([.. printed.Select(static item => new PostgresRequest(item.Case.Sql, WithTree: true))], ct);
        PostgresVerdict[] copies = await oracle.ParseAsync([.. printed.Select(static item => new PostgresRequest(item.Printed, WithTree: true))], ct);
        int compared = 0, same = 0;
        for (int i = 0; i < printed.Count; i++)
        {
            if (!originals[i].IsAccepted) continue;
            compared++;
            if (copies[i].Tree == originals[i].Tree) same++;
            else if (copies[i].IsAccepted) disagreements.Add(new Disagreement(DisagreementKind.OtherTree, printed[i].Case, printed[i].Printed, "another tree"));
            else disagreements.Add(new Disagreement(DisagreementKind.NotPrintable, printed[i].Case, printed[i].Printed, $"{copies[i].Offset}: {copies[i].Message}{copies[i].Crash}"));
        }

        return new ComparisonResult(name, files)
        {
            Statements = compared,
            Accepted = compared,
            SameVerdict = same,
            LeftOut = cases.Count - compared,
            Disagreements = disagreements,
        };
    }
}
