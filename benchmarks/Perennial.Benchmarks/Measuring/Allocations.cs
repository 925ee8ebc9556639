using System.Globalization;

namespace Perennial.Benchmarks.Measuring;

/// <summary>Bytes that calls allocate on all threads.</summary>
internal static class Allocations
{
    /// <returns>A text for the end of a line, a contender.</returns>
    public static async Task<string[]> OfAsync(IReadOnlyList<Func<int, Task>> contenders, int calls)
    {
        string[] bytes = new string[contenders.Count];
        for (int i = 0; i < bytes.Length; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int n = 0; n < calls; n++) await contenders[i](n).ConfigureAwait(false);
            bytes[i] = string.Create(CultureInfo.InvariantCulture, $" {(GC.GetTotalAllocatedBytes(precise: true) - before) / calls,12:N0} B");
        }

        return bytes;
    }
}
