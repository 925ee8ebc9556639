using System.Globalization;

namespace Perennial.Benchmarks.Measuring;

/// <summary>How long a process has run on a processor. Neither the network nor other programs disturb it, as they do the clock.</summary>
internal static class ProcessorTime
{
    /// <param name="processId">Of a process of this machine.</param>
    /// <returns>Microseconds, up to the last time the process began to wait.</returns>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux, or the process is another machine's.</exception>
    public static double Of(int processId)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/schedstat");
        if (!File.Exists(path)) throw new PlatformNotSupportedException($"There is no {path}. The processor time of a server's process is read on Linux, where the server runs on the same machine.");
        string text = File.ReadAllText(path);
        return long.Parse(text.AsSpan(0, text.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture) / 1000.0;
    }
}
