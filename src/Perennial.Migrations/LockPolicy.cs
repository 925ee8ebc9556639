namespace Perennial.Migrations;

/// <summary>
/// How strong locks are asked for: briefly, and again after a pause, so that services which queue behind the request wait for the
/// timeout at most. There is never an attempt without a timeout.
/// </summary>
public sealed record LockPolicy
{
    public static LockPolicy Default { get; } = new();

    /// <summary>lock_timeout of the first attempt; it doubles with each further one.</summary>
    public TimeSpan FirstTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The most that lock_timeout grows to.</summary>
    public TimeSpan LongestTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>lock_timeout of statements that do not make services queue while they wait, such as CREATE INDEX CONCURRENTLY.</summary>
    public TimeSpan OnlineTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a transaction is tried.</summary>
    public int Attempts { get; init; } = 12;

    /// <summary>The mean pause between attempts; the actual one is between half and one and a half of it.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The timeout of an attempt, counted from 0.</summary>
    internal TimeSpan TimeoutOf(int attempt)
    {
        double milliseconds = FirstTimeout.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 30));
        return TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestTimeout.TotalMilliseconds));
    }

    // Two runners, or a runner and a job with a period of its own, shall not meet again and again.
    internal TimeSpan NextPause() => Pause * (0.5 + Random.Shared.NextDouble());
}
