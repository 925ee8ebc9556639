using System.Diagnostics;
using System.Globalization;

namespace Perennial.Benchmarks.Measuring;

/// <summary>
/// Contenders in turns, so that whatever disturbs the machine disturbs each of them: a round runs each of them, in changing order, and is compared with itself.
/// </summary>
/// <param name="now">Microseconds of what is measured: of the clock, or of a process's time on a processor.</param>
internal sealed class Turns(Func<double> now)
{
    // At least; each contender has been the first and the last then.
    private const int Rounds = 8;

    // One that takes this many times as long as the first would take the others' turns away, whose medians need them. An odd number of rounds, so that its place changes, too.
    private const double Slow = 2;
    private const int SlowEvery = 7;

    /// <summary>Microseconds of the clock.</summary>
    public static double Clock() => Stopwatch.GetElapsedTime(0).TotalMicroseconds;

    /// <summary>Whether a contender that takes more than twice as long as the first one runs in every seventh round only.</summary>
    public bool LeavesOutSlow { get; init; }

    /// <summary>After each round; null for nothing.</summary>
    public Func<Task>? AfterRound { get; init; }

    /// <param name="contenders">Calls, each with a number that differs from the ones before.</param>
    /// <param name="perRound">Calls of one contender in one round.</param>
    /// <param name="seconds">All rounds together.</param>
    /// <returns>Microseconds a call, a round and contender; NaN where a slow contender has left a round out.</returns>
    public async Task<List<double[]>> RunAsync(IReadOnlyList<Func<int, Task>> contenders, int perRound, double seconds)
    {
        int number = 0;
        foreach (Func<int, Task> contender in contenders)
        {
            for (int n = 0; n < perRound * 3; n++) await contender(number++).ConfigureAwait(false);
        }

        double[] shortest = [.. contenders.Select(static _ => double.PositiveInfinity)];
        List<double[]> rounds = [];
        Stopwatch budget = Stopwatch.StartNew();
        while (rounds.Count < Rounds || budget.Elapsed.TotalSeconds < seconds)
        {
            int round = rounds.Count;
            double[] times = new double[contenders.Count];
            for (int turn = 0; turn < times.Length; turn++)
            {
                // Forward and backward, from another one each round: nobody is always the first after somebody else.
                int place = (turn + round) % times.Length;
                int index = round % 2 == 0 ? place : times.Length - 1 - place;
                times[index] = double.NaN;
                if (LeavesOutSlow && shortest[index] > Slow * shortest[0])
                {
                    if (round % SlowEvery != 0) continue;

                    // It has rested, so what it needs may have left the processor's caches.
                    await contenders[index](number + perRound).ConfigureAwait(false);
                }

                double before = now();
                for (int n = 0; n < perRound; n++) await contenders[index](number + n).ConfigureAwait(false);
                times[index] = (now() - before) / perRound;
                shortest[index] = Math.Min(shortest[index], times[index]);
            }

            rounds.Add(times);
            number += perRound + 1;
            if (AfterRound is not null) await AfterRound().ConfigureAwait(false);
        }

        return rounds;
    }

    /// <summary>A line a contender: ratio to the first one and the microseconds of a call.</summary>
    /// <param name="bytes">What a call of each allocates; null where nobody asks.</param>
    public static async Task PrintAsync(string title, IReadOnlyList<string> names, List<double[]> rounds, long[]? bytes, TextWriter output)
    {
        int width = names.Max(static name => name.Length);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{title} ({rounds.Count} rounds)")).ConfigureAwait(false);
        for (int i = 0; i < names.Count; i++)
        {
            double[] ratios = Ratios(rounds, i, 0);
            double[] times = [.. rounds.Select(times => times[i]).Where(double.IsFinite).Order()];
            string fewer = times.Length == rounds.Count ? "" : string.Create(CultureInfo.InvariantCulture, $"  ({times.Length} rounds)");
            string allocated = bytes is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {bytes[i],12:N0} B");
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  {names[i].PadRight(width)}{Median(ratios),7:0.000}  ({ratios[ratios.Length / 10]:0.000} to {ratios[ratios.Length * 9 / 10]:0.000}) {Median(times),12:0.0} µs{allocated}{fewer}")).ConfigureAwait(false);
        }
    }

    /// <summary>Sorted, of the rounds that both have.</summary>
    public static double[] Ratios(List<double[]> rounds, int contender, int other) =>
        [.. rounds.Select(times => times[contender] / times[other]).Where(double.IsFinite).Order()];

    public static double Median(double[] sorted) => sorted[sorted.Length / 2];
}
