using System.Collections.Concurrent;

namespace Perennial.Migrations.Tests;

/// <summary>Keeps what a runner tells, at once and in order.</summary>
internal sealed class Told(Action<MigrationProgress>? then = null) : IProgress<MigrationProgress>
{
    public ConcurrentQueue<MigrationProgress> Reports { get; } = [];

    public void Report(MigrationProgress value)
    {
        Reports.Enqueue(value);
        then?.Invoke(value);
    }
}
