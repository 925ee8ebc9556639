using Perennial.Testing.Data;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Discovery;

/// <summary>
/// One search for the binaries of a server, after <see cref="NamedServer"/> has said that none runs already. The ways are asked in
/// a fixed order, each in its own file; the first that has the asked version wins, and what the others said goes into the error
/// when none has.
/// </summary>
internal sealed class ServerSearch(PostgresServerOptions options, CacheFolder cache, ServerAccount? account, SearchReport report)
{
    public PostgresServerOptions Options { get; } = options;

    public Machine Machine => Options.Machine;

    public CacheFolder Cache { get; } = cache;

    /// <summary>The user that servers run as when the caller is root; null is the caller itself.</summary>
    public ServerAccount? Account { get; } = account;

    public SearchReport Report { get; } = report;

    /// <exception cref="PostgresServerException">No way has a server of the asked version.</exception>
    public async Task<ServerBinaries> FindAsync(CancellationToken ct)
    {
        ServerBinaries? found = await NamedBinaries.FindAsync(this, ct).ConfigureAwait(false);
        found ??= await InstalledBinaries.FindAsync(this, ct).ConfigureAwait(false);
        found ??= await CachedBinaries.FindAsync(this, ct).ConfigureAwait(false);
        found ??= await NpmBinaries.FindAsync(this, ct).ConfigureAwait(false);
        return found ?? throw new PostgresServerException(Report.ToString()) { IsNotFound = true };
    }

    /// <summary>The binaries of the first folder that has the asked version; every folder passed over is reported.</summary>
    public async Task<ServerBinaries?> FirstMatchAsync(IEnumerable<string> folders, CancellationToken ct)
    {
        foreach (string folder in folders)
        {
            BinariesCheck check = await ServerBinaries.CheckAsync(folder, Account, ct).ConfigureAwait(false);
            if (check.Binaries is null)
                Report.PassOver($"{folder}: {check.WhyNot}");
            else if (Options.Version is int asked && check.Binaries.Major != asked)
                Report.PassOver($"{check.Binaries.Folder}: has version {check.Binaries.Version}, not {asked}");
            else
                return check.Binaries;
        }

        return null;
    }
}
