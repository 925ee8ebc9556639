using System.Globalization;
using Npgsql;
using Perennial.Conformance.Corpus;
using Perennial.Testing;

namespace Perennial.Conformance.Ddl;

/// <summary>Figures of one file of DDL.</summary>
public sealed record DdlComparison(string Name)
{
    /// <summary>Its statements that are judged.</summary>
    public IReadOnlyList<DdlStep> Steps { get; init; } = [];

    public int SameVerdict => Steps.Count(static step => step.IsSameVerdict);

    public int Refused => Steps.Count(static step => !step.Theirs.IsAccepted);

    public int SameRefusal => Steps.Count(static step => !step.Theirs.IsAccepted && step.IsSameVerdict);

    public int Located => Steps.Count(static step => step.IsLocated);

    public int SamePlace => Steps.Count(static step => step.IsLocated && step.IsSamePlace);

    /// <summary>Accepted statements after which the catalogs differed in something new.</summary>
    public int OtherObjects => Steps.Count(static step => step.Missing.Count + step.Extra.Count > 0);

    /// <summary>Runs each file in a database of its own.</summary>
    /// <param name="server">The judge.</param>
    /// <param name="files">What to run.</param>
    /// <param name="setup">A file that runs before each other one; null for none.</param>
    public static async Task<List<DdlComparison>> CompareAsync(PostgresServer server, IEnumerable<CorpusFile> files, CorpusFile? setup, CancellationToken ct)
    {
        List<DdlComparison> results = [];
        foreach (CorpusFile file in files)
        {
            await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
            await using NpgsqlConnection connection = await database.OpenAsync(ct);
            DdlScript script = new(connection, server.Version);
            if (setup is not null) await script.RunAsync(setup, ct);
            results.Add(new(file.Name) { Steps = [.. (await script.RunAsync(file, ct)).Where(static step => step.IsJudged)] });
        }

        return results;
    }

    /// <summary>A table with a line for each result that has statements, and their sum.</summary>
    public static string Table(IReadOnlyList<DdlComparison> results)
    {
        List<string[]> rows = [["", "statements", "same verdict", "refused", "same code", "located", "same place", "other objects"]];
        DdlComparison total = new("total") { Steps = [.. results.SelectMany(static result => result.Steps)] };
        rows.AddRange(results.Where(static result => result.Steps.Count > 0).Append(total).Select(static result => new[]
        {
            result.Name, Number(result.Steps.Count), Share(result.SameVerdict, result.Steps.Count), Number(result.Refused),
            Share(result.SameRefusal, result.Refused), Number(result.Located), Share(result.SamePlace, result.Located), Number(result.OtherObjects),
        }));
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole == 0 ? "" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
