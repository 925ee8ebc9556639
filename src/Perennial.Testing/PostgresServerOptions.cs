using System.Collections.Immutable;
using Perennial.Testing.Discovery;

namespace Perennial.Testing;

/// <summary>What server to start. A server named by <c>PERENNIAL_SERVER</c> is used as it is; only <see cref="Version"/> is checked.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>The major version, 13 to 18; <see langword="null"/> takes the first server that is found, whatever its version.</summary>
    public int? Version { get; init; }

    public WalLevel WalLevel { get; init; } = WalLevel.Minimal;

    /// <summary>Lines for postgresql.conf, by setting name; they win over the defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// Where fetched binaries, prepared data folders and the data of running servers live; <see langword="null"/> is
    /// <c>perennial</c> in the user's cache folder (<c>XDG_CACHE_HOME</c> or the platform's), or /var/cache/perennial for root,
    /// with running servers in memory on Linux where 2 GB of /dev/shm are free. Set it for more data than fits in memory.
    /// </summary>
    public string? CacheFolder { get; init; }

    /// <summary>
    /// Also listen on 127.0.0.1 and connect there. By default the server has only a Unix socket in a folder that no other
    /// user may enter; on loopback every user of the machine may connect. Windows always uses loopback.
    /// </summary>
    public bool Loopback { get; init; }

    /// <summary>The first loopback port to try; when it is taken, or <see langword="null"/>, a free one is used.</summary>
    public int? Port { get; init; }

    /// <summary>How long a started server may take until it accepts connections.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What discovery sees of this machine; tests give it another.</summary>
    internal Machine Machine { get; init; } = Machine.Current;
}
