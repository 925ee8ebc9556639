using System.Globalization;
using Npgsql;
using Perennial.Benchmarks.Measuring;

namespace Perennial.Benchmarks.Calls;

/// <summary>
/// All contenders in one process and in turns. Prints a line a case and contender: the median of the rounds' ratios to the hand-written call, its tenth and
/// ninetieth percentile, and bytes a call; last the worst of the generated calls' ratios, of bytes and of time, to those that send the same statement.
/// </summary>
internal static class RatioRun
{
    /// <summary>What the last case stores.</summary>
    public static readonly AddEntriesItem[] Entries =
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
        Worst byHand = new(), others = new(), bytesByHand = new();
        foreach (bool prepare in new[] { true, false })
        {
            await using BenchDatabase database = new(server.Plain, prepare);
            IContender[] contenders = Contenders(server, database, prepare);
            foreach ((string name, Func<IContender, int, int, Task<long>> call, int perRound) in Cases)
            {
                if (!name.Contains(only, StringComparison.OrdinalIgnoreCase)) continue;
                string title = name + (prepare ? ", prepared" : ", not prepared");
                Func<int, Task>[] calls = [.. contenders.Select((contender, own) => (Func<int, Task>)(number => call(contender, number, own)))];
                Turns turns = new(Turns.Clock) { LeavesOutSlow = true, AfterRound = name == "claim" ? server.VacuumJobsAsync : null };
                List<double[]> rounds = await turns.RunAsync(calls, perRound, seconds);
                long[] bytes = await Allocations.OfAsync(calls, perRound);
                await Turns.PrintAsync(title, [.. contenders.Select(static contender => contender.Name)], rounds, bytes, output);
                foreach ((int own, int other) in SameStatement(contenders))
                {
                    string pair = $"{title}: {contenders[own].Name} to {contenders[other].Name}";
                    bool isByHand = contenders[other] is HandWrittenCalls;
                    (isByHand ? byHand : others).Add(Turns.Median(Turns.Ratios(rounds, own, other)), pair);
                    if (isByHand) bytesByHand.Add((double)bytes[own] / bytes[other], pair);
                }

                await server.CleanAsync();
            }
        }

        await output.WriteLineAsync($"worst ratio to Dapper and EF Core, same statement: {others}");
        await output.WriteLineAsync($"worst ratio of bytes to hand-written: {bytesByHand}");
        await output.WriteLineAsync($"worst ratio to hand-written: {byHand}");
        return 0;
    }

    /// <summary>All contenders; the first is the one that the others are compared with.</summary>
    public static IContender[] Contenders(BenchServer server, BenchDatabase database, bool prepare)
    {
        // Libraries that cannot be told to prepare do it by themselves.
        NpgsqlDataSource ofLibraries = prepare ? server.AutoPreparing : server.Plain;
        return
        [
            new HandWrittenCalls(server.Plain, prepare, StatementTexts.Functions),
            new GeneratedCalls(database),
            new DapperCalls(ofLibraries, StatementTexts.Functions),
            new EntityFrameworkFunctionCalls(ofLibraries),
            new HandWrittenCalls(server.Plain, prepare, StatementTexts.Inline),
            new GeneratedInlineCalls(database),
            new DapperCalls(ofLibraries, StatementTexts.Inline),
            new EntityFrameworkCalls(ofLibraries),
        ];
    }

    // Each generated contender with those that it can be held against.
    private static IEnumerable<(int Own, int Other)> SameStatement(IContender[] contenders) =>
        from own in Enumerable.Range(0, contenders.Length)
        where contenders[own] is GeneratedCalls or GeneratedInlineCalls
        from other in Enumerable.Range(0, contenders.Length)
        where other != own && contenders[other].SendsSql == contenders[own].SendsSql
        select (own, other);

    private sealed class Worst
    {
        private double _ratio;
        private string _case = "";

        public void Add(double ratio, string name)
        {
            if (ratio > _ratio) (_ratio, _case) = (ratio, name);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_ratio:0.000} ({_case})");
    }
}
