using System.Diagnostics;

namespace Perennial.Conformance.Fuzzing;

/// <summary>
/// Checks texts on a thread with the small stack that a compiler's threads have, and notices when one takes too long. A text that
/// ends the process (a stack overflow cannot be caught) is found in the file that <see cref="LastTextFile"/> names.
/// </summary>
public static class GuardedParse
{
    private const int StackSize = 1024 * 1024;

    // Many times what a slow machine needs; quadratic behaviour on long texts exceeds it all the same. Making the next text is not part of it.
    private static readonly TimeSpan PatienceForOne = TimeSpan.FromSeconds(5);

    public static string LastTextFile { get; } = Path.Combine(Path.GetTempPath(), $"perennial-fuzzing-{Environment.ProcessId}.sql");

    /// <summary>Checks each text until <paramref name="time"/> is over.</summary>
    /// <returns>How many texts were checked.</returns>
    public static int CheckAll(IEnumerable<string> texts, TimeSpan time, CancellationToken ct)
    {
        Stopwatch total = Stopwatch.StartNew();
        int count = 0;
        string current = "";
        string? failure = null;
        long currentStart = 0;
        bool isDone = false;
        Thread thread = new(
            () =>
            {
                try
                {
                    foreach (string text in texts)
                    {
                        if (total.Elapsed > time || ct.IsCancellationRequested) break;
                        Volatile.Write(ref current, text);
                        Volatile.Write(ref currentStart, Stopwatch.GetTimestamp());
                        string? violation = ParserInvariants.Violation(text);
                        Volatile.Write(ref currentStart, 0);
                        if (violation is not null)
                        {
                            failure = violation;
                            break;
                        }

                        count++;
                    }
                }
                catch (Exception exception)
                {
                    failure = exception.ToString();
                }

                isDone = true;
            },
            StackSize)
        { IsBackground = true };
        thread.Start();
        while (!thread.Join(TimeSpan.FromSeconds(1)))
        {
            TimeSpan patience = PatienceForOne + TimeSpan.FromMicroseconds(20.0 * Volatile.Read(ref current).Length);
            long start = Volatile.Read(ref currentStart);
            if (!isDone && start != 0 && Stopwatch.GetElapsedTime(start) > patience) Fail(current, $"no end after {patience}");
        }

        if (failure is not null) Fail(current, failure);
        return count;
    }

    private static void Fail(string text, string failure)
    {
        File.WriteAllText(LastTextFile, text);
        Assert.Fail($"{failure}\nThe text ({text.Length} characters) is in {LastTextFile}; it begins with: {text[..Math.Min(text.Length, 300)]}");
    }
}
