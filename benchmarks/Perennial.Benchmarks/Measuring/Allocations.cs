namespace Perennial.Benchmarks.Measuring;

/// <summary>Bytes that calls allocate on all threads: of several passes the median, because buffers that grow once and calls that happen to wait are not the call's own.</summary>
internal static class Allocations
{
    private const int Passes = 7;

    /// <returns>Bytes a call, a contender.</returns>
    public static async Task<long[]> OfAsync(IReadOnlyList<Func<int, Task>> contenders, int calls)
    {
        long[] bytes = new long[contenders.Count];
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
            bytes[i] = passes[Passes / 2];
        }

        return bytes;
    }
}
