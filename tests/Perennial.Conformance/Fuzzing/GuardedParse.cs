using System.Diagnostics;

namespace Perennial.Conformance.Fuzzing;

/// <summary>
/// Checks texts on a thread with the small stack that a compiler's threads have, and notices when one takes too long. A text that
/// ends the process (a stack overflow cannot be caught) is found in the file that <see cref="LastTextFile"/> names.
/// </summary>
public static class GuardedParse
{
    private const int StackSize = 1024 * 1024;

    // A text takes microseconds: what has no end by then hangs, or is worse than linear, however busy the machine is.
    private static readonly TimeSpan PatienceForOne = TimeSpan.FromSeconds(60);

    public static string LastTextFile { get; } = Path.Combine(Path.GetTempPath(), $"perennial-fuzzing-{Environment.ProcessId}.sql");

    /// <summary>Checks each text until <paramref name="time"/> is over.</summary>
    /// <returns>How many texts were checked.</returns>
    public static int CheckAll(IEnumerable<string> texts, TimeSpan time, CancellationToken ct)
    {
        Stopwatch total = Stopwatch.StartNew();
        int count = 0;
        string current = "";
        string? failure = null;
        TimeSpan currentStart = default;
        bool isDone = false;
        Thread thread = new(
            () =>
            {
                try
                {
                    foreach (string text in texts)
                    {
                        if (total.Elapsed > time || ct.IsCancellationRequested) break;
                        currentStart = total.Elapsed;
                        Volatile.Write(ref current, text);
                        if (ParserInvariants.Violation(text) is { } violation)
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
            if (!isDone && total.Elapsed - currentStart > patience) Fail(current, $"no end after {patience}");
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
