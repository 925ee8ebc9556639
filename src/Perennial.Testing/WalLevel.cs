namespace Perennial.Testing;

/// <summary>The server's <c>wal_level</c>: how much its write-ahead log tells.</summary>
public enum WalLevel
{
    /// <summary>Enough for crash recovery only; the fastest.</summary>
    Minimal,

    /// <summary>Enough for physical replication.</summary>
    Replica,

    /// <summary>Enough for logical decoding.</summary>
    Logical,
}
