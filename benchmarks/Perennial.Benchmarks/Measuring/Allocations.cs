using System.Globalization;

namespace Perennial.Benchmarks.Measuring;

/// <summary>Bytes that calls allocate on all threads: of several passes the median, because buffers that grow once and calls that happen to wait are not the call's own.</summary>
internal static class Allocations
{
    private const int Passes = 7;

    /// <returns>A text for the end of a line, a contender.</returns>
    public static async Task<string[]> OfAsync(IReadOnlyList<Func<int, Task>> contenders, int calls)
    {
        string[] bytes = new string[contenders.Count];
        for (int i = 0; i < bytes.Length; i++)
        {
            long[] passes = new long[Passes];
            for (int pass = 0; pass < passes.Length; pass++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                for (int n = 0; n < calls; n++) await contenders[i](n).ConfigureAwait(false);
                passes[pass] = (GC.GetTotalAllocatedBytes(precise: true) - before) / calls;
            }

            Array.Sort(passes);
            bytes[i] = string.Create(CultureInfo.InvariantCulture, $" {passes[Passes / 2],12:N0} B");
        }

        return bytes;
    }
}
