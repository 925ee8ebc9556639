namespace Perennial.Migrations;

/// <summary>How far an upgrade goes, and what it may run.</summary>
public sealed record UpgradeOptions
{
    public static UpgradeOptions Default { get; } = new();

    /// <summary>The version to stop at; null is the highest sealed one (the highest of all with <see cref="AllowOpen"/>, and where nothing is sealed yet).</summary>
    public int? To { get; init; }

    /// <summary>Run versions that are not sealed, and keep the texts that ran, so that they can be undone when the files change.</summary>
    public bool AllowOpen { get; init; }

    /// <summary>Run open versions on a database that has been upgraded without <see cref="AllowOpen"/> before, which is otherwise refused.</summary>
    public bool ForceOpen { get; init; }

    /// <summary>How long to wait for another runner's lock; null waits until cancelled.</summary>
    public TimeSpan? WaitForRunner { get; init; }

    /// <summary>How a version's transaction gets its locks.</summary>
    public LockPolicy Locks { get; init; } = LockPolicy.Default;
}
