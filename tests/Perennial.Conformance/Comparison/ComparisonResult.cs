using System.Globalization;

namespace Perennial.Conformance.Comparison;

/// <summary>Figures of one comparison.</summary>
public sealed record ComparisonResult(string Name, int Files)
{
    /// <summary>Texts that both parsers judged.</summary>
    public int Statements { get; init; }

    public int Accepted { get; init; }

    /// <summary>Texts that both accept or both reject.</summary>
    public int SameVerdict { get; init; }

    /// <summary>Texts that both reject and for which PostgreSQL names a place.</summary>
    public int Located { get; init; }

    /// <summary>Those of <see cref="Located"/> whose place is the same.</summary>
    public int SameToken { get; init; }

    /// <summary>Texts left out: the server never sees their psql commands, or libpg-query is known to differ from the server or broke down over them.</summary>
    public int LeftOut { get; init; }

    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];

    public double VerdictShare => Statements == 0 ? 1 : (double)SameVerdict / Statements;

    public double TokenShare => Located == 0 ? 1 : (double)SameToken / Located;

    /// <summary>A table with a line for each result.</summary>
    public static string Table(IEnumerable<ComparisonResult> results)
    {
        List<string[]> rows = [["", "files", "statements", "accepted", "rejected", "left out", "same verdict", "same token"]];
        rows.AddRange(results.Select(static result => new[]
        {
            result.Name, Number(result.Files), Number(result.Statements), Number(result.Accepted), Number(result.Statements - result.Accepted),
            Number(result.LeftOut), Percent(result.VerdictShare), Percent(result.TokenShare),
        }));
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row =>
            string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.000", CultureInfo.InvariantCulture) + " %";
}
