using System.Globalization;
using Npgsql;
using Perennial.Benchmarks.Calls;
using Perennial.Benchmarks.Measuring;

namespace Perennial.Benchmarks.Clients;

/// <summary>What the ways to use the driver cost: to get and prepare a command, to read rows, and to make many calls. Ratios are to the first of each list.</summary>
internal static class ClientRun
{
    /// <param name="version">Major version of the server.</param>
    /// <param name="seconds">For each case.</param>
    /// <param name="output">Where the lines go.</param>
    public static async Task<int> RunAsync(int version, double seconds, TextWriter output)
    {
        await using BenchServer server = await BenchServer.StartAsync(version);
        await using NpgsqlDataSource resetting = server.CreateSource(autoPrepares: false, resets: true);
        await using NpgsqlDataSource resettingAutoPreparing = server.CreateSource(autoPrepares: true, resets: true);
        await using NpgsqlConnection held = await server.Plain.OpenConnectionAsync();
        await using BenchDatabase database = new(server.Plain);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {version}; ratio to the first: median (p10 to p90); microseconds and bytes a call"));

        await using HeldConnection reused = await HeldConnection.CreateAsync(held);
        IContender generated = new GeneratedInlineCalls(database);
        await MeasureAsync("one row, the same statement", 40, seconds, output,
        [
            ("held connection, command prepared once", reused.GetItemAsync),
            ("generated, inline", number => generated.GetItemAsync(1 + (number % 9000))),
            .. new (string, IContender)[]
            {
                ("open, new command, prepare", new HandWrittenCalls(server.Plain, prepare: true, StatementTexts.Inline)),
                ("open, new command, Max Auto Prepare", new HandWrittenCalls(server.AutoPreparing, prepare: false, StatementTexts.Inline)),
                ("Dapper, Max Auto Prepare", new DapperCalls(server.AutoPreparing, StatementTexts.Inline)),
                ("open, new command, prepare; reset on close", new HandWrittenCalls(resetting, prepare: true, StatementTexts.Inline)),
                ("Dapper, Max Auto Prepare; reset on close", new DapperCalls(resettingAutoPreparing, StatementTexts.Inline)),
                ("EF Core, Max Auto Prepare; reset on close", new EntityFrameworkCalls(resettingAutoPreparing)),
                ("open, new command, not prepared", new HandWrittenCalls(server.Plain, prepare: false, StatementTexts.Inline)),
            }.Select(static form => (form.Item1, (Func<int, Task>)(number => form.Item2.GetItemAsync(1 + (number % 9000))))),
        ]);

        await using RowReading rows = await RowReading.CreateAsync(held);
        await MeasureAsync("100 rows of six columns, prepared on a held connection", 20, seconds, output,
        [
            ("GetFieldValue<T>(ordinal)", rows.ByOrdinalAsync),
            ("GetOrdinal in each row", rows.ByNameAsync),
            ("GetFieldValueAsync<T>(ordinal)", rows.AsynchronouslyAsync),
            ("values as objects", rows.AsObjectsAsync),
        ]);

        await using ManyCalls many = await ManyCalls.CreateAsync(held);
        await MeasureAsync("100 rows inserted, on a held connection", 3, seconds, output,
        [
            ("one call with arrays", many.ArraysAsync),
            ("batch, prepared", many.PreparedBatchAsync),
            ("batch, not prepared", many.BatchAsync),
            ("one after the other, prepared", many.OneByOneAsync),
        ]);
        return 0;
    }

    private static async Task MeasureAsync(string title, int perRound, double seconds, TextWriter output, (string Name, Func<int, Task> Call)[] forms)
    {
        Func<int, Task>[] calls = [.. forms.Select(static form => form.Call)];
        List<double[]> rounds = await new Turns(Turns.Clock).RunAsync(calls, perRound, seconds);
        await Turns.PrintAsync(title, [.. forms.Select(static form => form.Name)], rounds, await Allocations.OfAsync(calls, perRound), output);
    }
}
