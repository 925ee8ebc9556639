using System.Diagnostics;
using System.Globalization;

namespace Perennial.Benchmarks.Calls;

/// <summary>
/// All contenders in one process and in turns, so that whatever disturbs the machine disturbs each of them: a round runs each once, in changing order, and is
/// compared with itself. Prints a line a case and contender: the median of the rounds' ratios to the hand-written call, its tenth and ninetieth percentile,
/// and bytes a call; last the worst of the generated calls' ratios to those that send the same statement.
/// </summary>
internal static class RatioRun
{
    private static readonly AddEntriesItem[] Entries =
        [.. Enumerable.Range(0, 10_000).Select(static n => new AddEntriesItem(n, "entry " + n, n / 4m, DateTimeOffset.UnixEpoch.AddSeconds(n)))];

    // The last number is the contender's: each has jobs of its own, so that nobody steps over what others have left of theirs.
    private static readonly (string Name, Func<IContender, int, int, Task<long>> Call, int PerRound)[] Cases =
    [
        ("single row", static (contender, n, _) => contender.GetItemAsync(1 + (n % 9000)), 40),
        ("100 rows", static (contender, n, _) => contender.ListItemsAsync(1 + (n % 9000)), 20),
        ("insert returning", static (contender, n, _) => contender.AddItemAsync("name", n, 3, null), 30),
        ("claim", static (contender, _, own) => contender.ClaimJobAsync(own), 30),
        ("batch of 100", static (contender, n, _) => contender.BatchAsync(1 + (n % 9000)), 3),
        ("10,000 rows by :copyfrom", static (contender, _, _) => contender.AddEntriesAsync(Entries), 1),
    ];

    /// <param name="version">Major version of the server.</param>
    /// <param name="seconds">For each case, prepared and not.</param>
    /// <param name="only">A part of the names of the cases to run; empty for all.</param>
    /// <param name="output">Where the lines go.</param>
    public static async Task<int> RunAsync(int version, double seconds, string only, TextWriter output)
    {
        await using BenchServer server = await BenchServer.StartAsync(version);
        await output.WriteLineAsync($"PostgreSQL {version}, .NET {Environment.Version}, {Environment.ProcessorCount} processors; ratio to hand-written: median (p10 to p90); microseconds and bytes a call");
        (double Ratio, string Case) worst = (0, ""), worstOfOthers = (0, "");
        foreach (bool prepare in new[] { true, false })
        {
            await using BenchDatabase database = new(server.Plain, prepare);
            IContender[] contenders =
            [
                new HandWrittenCalls(server.Plain, prepare, StatementTexts.Functions),
                new GeneratedCalls(database),
                new DapperCalls(prepare ? server.AutoPreparing : server.Plain, StatementTexts.Functions),
                new EntityFrameworkFunctionCalls(prepare ? server.AutoPreparing : server.Plain),
                new HandWrittenCalls(server.Plain, prepare, StatementTexts.Inline),
                new GeneratedInlineCalls(database),
                new DapperCalls(prepare ? server.AutoPreparing : server.Plain, StatementTexts.Inline),
                new EntityFrameworkCalls(prepare ? server.AutoPreparing : server.Plain),
            ];
            foreach ((string name, Func<IContender, int, int, Task<long>> call, int perRound) in Cases)
            {
                if (!name.Contains(only, StringComparison.OrdinalIgnoreCase)) continue;
                string title = name + (prepare ? ", prepared" : ", not prepared");
                List<double[]> rounds = await RunCaseAsync(title, server, contenders, call, perRound, seconds, output);
                Compare(contenders, rounds, title, ref worst, ref worstOfOthers);
                await server.CleanAsync();
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"worst ratio to Dapper and EF Core, same statement: {worstOfOthers.Ratio:0.000} ({worstOfOthers.Case})"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"worst ratio to hand-written: {worst.Ratio:0.000} ({worst.Case})"));
        return 0;
    }

    /// <returns>The time of a call, in microseconds, a round and contender; NaN where a slow contender has left a round out.</returns>
    private static async Task<List<double[]>> RunCaseAsync(
        string title, BenchServer server, IContender[] contenders, Func<IContender, int, int, Task<long>> call, int perRound, double seconds, TextWriter output)
    {
        int number = 0;
        long[] bytes = new long[contenders.Length];
        for (int i = 0; i < contenders.Length; i++)
        {
            for (int n = 0; n < perRound * 3; n++) await call(contenders[i], number++, i);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int n = 0; n < perRound; n++) await call(contenders[i], number++, i);
            bytes[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / perRound;
        }

        bool[] isSlow = new bool[contenders.Length];
        List<double[]> rounds = [];
        Stopwatch budget = Stopwatch.StartNew();
        while (rounds.Count < 8 || budget.Elapsed.TotalSeconds < seconds)
        {
            int round = rounds.Count;
            double[] times = new double[contenders.Length];
            for (int turn = 0; turn < contenders.Length; turn++)
            {
                // Forward and backward, from another one each round: nobody is always the first after somebody else.
                int place = (turn + round) % contenders.Length;
                int index = round % 2 == 0 ? place : contenders.Length - 1 - place;
                times[index] = double.NaN;
                if (isSlow[index] && round % 8 != 0) continue;
                long start = Stopwatch.GetTimestamp();
                for (int n = 0; n < perRound; n++) await call(contenders[index], number + n, index);
                times[index] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / perRound;
            }

            // What takes ten times as long would take the others' turns away.
            for (int i = 0; i < contenders.Length; i++) isSlow[i] = double.IsNaN(times[i]) ? isSlow[i] : times[i] > 10 * times[0];
            rounds.Add(times);
            number += perRound;
            if (title.StartsWith("claim", StringComparison.Ordinal)) await server.VacuumJobsAsync();
        }

        await output.WriteLineAsync(title);
        for (int i = 0; i < contenders.Length; i++)
        {
            double[] ratios = Ratios(rounds, i, 0);
            double[] times = [.. rounds.Select(times => times[i]).Where(double.IsFinite).Order()];
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  {contenders[i].Name,-17}{Median(ratios),7:0.000}  ({ratios[ratios.Length / 10]:0.000} to {ratios[ratios.Length * 9 / 10]:0.000}) {Median(times),12:0.0} µs {bytes[i],12:N0} B"));
        }

        return rounds;
    }

    private static void Compare(IContender[] contenders, List<double[]> rounds, string title, ref (double Ratio, string Case) worst, ref (double Ratio, string Case) worstOfOthers)
    {
        for (int own = 0; own < contenders.Length; own++)
        {
            if (contenders[own] is not (GeneratedCalls or GeneratedInlineCalls)) continue;
            for (int other = 0; other < contenders.Length; other++)
            {
                if (other == own || contenders[other].SendsSql != contenders[own].SendsSql) continue;
                (double Ratio, string Case) found = (Median(Ratios(rounds, own, other)), $"{title}: {contenders[own].Name} to {contenders[other].Name}");
                ref (double Ratio, string Case) place = ref worstOfOthers;
                if (contenders[other] is HandWrittenCalls) place = ref worst;
                if (found.Ratio > place.Ratio) place = found;
            }
        }
    }

    // Sorted, of the rounds that both have.
    private static double[] Ratios(List<double[]> rounds, int contender, int other) =>
        [.. rounds.Select(times => times[contender] / times[other]).Where(double.IsFinite).Order()];

    private static double Median(double[] sorted) => sorted[sorted.Length / 2];
}
