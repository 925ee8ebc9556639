using System.Diagnostics;
using System.Globalization;
using System.Text;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Benchmarks.Parsing;

/// <summary>
/// Parses folders of SQL warm and prints speed, allocation and growth, in processor time: what else the machine does meanwhile is not
/// counted. Once and twice the text are measured in turns and the medians compared, so that a processor that slows down slows both.
/// </summary>
public static class ParseSpeed
{
    private const int Rounds = 25;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <param name="folder">Null for the repository's own files.</param>
    /// <returns>1 when there is nothing to measure.</returns>
    public static int Run(string? folder, TextWriter output)
    {
        IReadOnlyList<string> folders = SqlFiles.Folders(folder);
        if (folders.Count == 0)
        {
            output.WriteLine($"There is no folder with SQL{(folder is null ? "" : $" at '{folder}'")}.");
            return 1;
        }

        output.WriteLine($"{"folder",-30} {"MB",8} {"statements",11} {"MB/s",8} {"us/stmt",8} {"bytes/byte",11} {"growth x2",10}");
        foreach (string path in folders) Measure(path, output);
        return 0;
    }

    private static void Measure(string folder, TextWriter output)
    {
        string[] files = SqlFiles.Read(folder);
        if (files.Length == 0) return;
        // Longer texts, not more of them, are what would show anything that grows faster than the text. Each file goes on with one from far
        // away: with its own text again the ratio is 1.9, presumably because the processor has just learnt its branches.
        SourceText[] once = [.. files.Select(static text => new SourceText("", text))];
        SourceText[] twice = [.. files.Select((text, i) => new SourceText("", text + "\n" + files[(i + (files.Length / 2)) % files.Length]))];
        int statements = ParseAll(once);
        for (Stopwatch warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;) ParseAll(once);
        int repeats = 1 + (int)(0.1 / Math.Max(Seconds(once, 1), 1e-6));
        double[] single = new double[Rounds], doubled = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            // As much text in each: the first memory after a collection costs more than what is used again.
            single[round] = Seconds(once, 2 * repeats);
            doubled[round] = Seconds(twice, repeats);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        ParseAll(once);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        long bytes = files.Sum(static text => (long)Encoding.UTF8.GetByteCount(text));
        double seconds = Median(single);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Name(folder),-30} {bytes / 1e6,8:0.000} {statements,11} {bytes / 1e6 / seconds,8:0.0} {seconds * 1e6 / statements,8:0.00} {(double)allocated / bytes,11:0.0} {Median(doubled) / seconds,10:0.00}"));
    }

    private static string Name(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    private static double Seconds(SourceText[] sources, int repeats)
    {
        GC.Collect();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < repeats; i++) ParseAll(sources);
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds / repeats;
    }

    private static int ParseAll(SourceText[] sources)
    {
        int statements = 0;
        foreach (SourceText source in sources) statements += SqlParser.Parse(source).Statements.Count;
        return statements;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
