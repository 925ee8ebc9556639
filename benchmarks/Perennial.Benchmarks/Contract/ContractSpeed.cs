using System.Diagnostics;
using System.Globalization;
using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Benchmarks.Contract;

/// <summary>What an analysis costs with all its stages and the contract's rules: a build, and a keystroke over the shared cache.</summary>
internal static class ContractSpeed
{
    private const int Tables = 200;
    private const int Versions = 20;
    private const int Edits = 60;

    public static int Run(TextWriter output)
    {
        EquatableArray<InputFile> files = ContractFiles.Create(Tables, Versions, seed: 0);
        // Making the files has analyzed their history; the first analysis that a build sees is that of a process of its own.
        (double first, DatabaseModel model) = Time(() => DatabaseAnalysis.Analyze(files, DatabaseOptions.Default, new StageCache()));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.Procedures.Count:N0} procedures over {Tables} tables, {Versions} shipped versions and an open one, {model.Findings.Count} findings"));
        Print(output, "first analysis after shipping them", first);

        List<double> full = [];
        List<double> twice = [];
        for (int seed = 1; seed <= 3; seed++)
        {
            EquatableArray<InputFile> once = ContractFiles.Create(Tables, Versions, seed);
            full.Add(Time(() => DatabaseAnalysis.Analyze(once, DatabaseOptions.Default, new StageCache())).Milliseconds);
            EquatableArray<InputFile> larger = ContractFiles.Create(2 * Tables, Versions, 100 + seed);
            twice.Add(Time(() => DatabaseAnalysis.Analyze(larger, DatabaseOptions.Default, new StageCache())).Milliseconds);
        }

        Print(output, "warm: everything anew, nothing cached", Median(full));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  twice the tables and procedures take {Median(twice) / Median(full):0.00} times as long"));

        (double edit, double processor, double bytes) = Edit(files);
        Print(output, string.Create(CultureInfo.InvariantCulture, $"one query edited ({processor:0.0} ms of processor time, {bytes / 1024:N0} KB allocated)"), edit);
        (double editOfTwice, _, _) = Edit(ContractFiles.Create(2 * Tables, Versions, seed: 200));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the same edit among twice the procedures takes {editOfTwice / edit:0.00} times as long"));

        EquatableArray<InputFile> history = ContractFiles.Create(tables: 60, versions: 120, seed: 300);
        Print(output, "300 procedures with 120 shipped versions, everything anew", Time(() => DatabaseAnalysis.Analyze(history, DatabaseOptions.Default, new StageCache())).Milliseconds);
        return 0;
    }

    private static (double Milliseconds, double Processor, double Bytes) Edit(EquatableArray<InputFile> files)
    {
        StageCache cache = new();
        DatabaseAnalysis.Analyze(files, DatabaseOptions.Default, cache);
        InputFile[] current = [.. files];
        int place = Array.FindIndex(current, static file => file.Kind == InputKind.Query);
        string text = current[place].Text;
        List<double> edits = [];
        double processor = Environment.CpuUsage.TotalTime.TotalMilliseconds;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Edits; i++)
        {
            current[place] = current[place] with { Text = text.Replace("limit 100", string.Create(CultureInfo.InvariantCulture, $"limit {200 + i}"), StringComparison.Ordinal) };
            EquatableArray<InputFile> next = current.ToEquatableArray();
            edits.Add(Time(() => DatabaseAnalysis.Analyze(next, DatabaseOptions.Default, cache)).Milliseconds);
        }

        return (Median(edits), (Environment.CpuUsage.TotalTime.TotalMilliseconds - processor) / Edits, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Edits);
    }

    private static (double Milliseconds, DatabaseModel Model) Time(Func<DatabaseModel> analyze)
    {
        long start = Stopwatch.GetTimestamp();
        DatabaseModel model = analyze();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, model);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(TextWriter output, string what, double milliseconds) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,9:0.0} ms  {what}"));
}
