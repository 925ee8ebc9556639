using System.Diagnostics;
using System.Globalization;

namespace Perennial.Benchmarks.Binding;

/// <summary>
/// Binds 1000 queries over 200 tables warm on one thread, then twice the queries, twice the tables, and twice both. The sizes are measured in turns and the best
/// rounds compared, since whatever else the machine does can only add time.
/// </summary>
public static class BindSpeed
{
    private const int Rounds = 40;
    private const int Tables = 200;
    private const int Queries = 1000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <returns>1 when the workload itself does not bind.</returns>
    public static int Run(TextWriter output)
    {
        BindWorkload[] workloads = [new(Tables, Queries), new(Tables, Queries * 2), new(Tables * 2, Queries), new(Tables * 2, Queries * 2)];
        string[] names = ["1000 queries, 200 tables", "2000 queries, 200 tables", "1000 queries, 400 tables", "2000 queries, 400 tables"];
        foreach (BindWorkload workload in workloads)
        {
            if (workload.FindError() is { } error)
            {
                output.WriteLine(error);
                return 1;
            }
        }

        for (Stopwatch warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;)
        {
            foreach (BindWorkload workload in workloads) workload.Bind();
        }

        double[][] seconds = [.. workloads.Select(static _ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < workloads.Length; i++)
            {
                GC.Collect();
                long start = Stopwatch.GetTimestamp();
                workloads[i].Bind();
                seconds[i][round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        workloads[0].Bind();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine($"{"workload",-26} {"ms",8} {"us/query",9} {"growth",7}");
        for (int i = 0; i < workloads.Length; i++)
        {
            double best = seconds[i].Min();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{names[i],-26} {best * 1e3,8:0.0} {best * 1e6 / (i % 2 == 0 ? Queries : Queries * 2),9:0.0} {best / seconds[0].Min(),7:0.00}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{allocated / Queries} bytes allocated per query"));
        return 0;
    }
}
