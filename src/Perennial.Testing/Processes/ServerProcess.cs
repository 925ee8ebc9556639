using Perennial.Testing.Data;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Processes;

/// <summary>
/// A running server and what ensures that it does not outlive this process. Disposing it stops the server and removes its folder.
/// </summary>
internal abstract class ServerProcess(ServerFolder folder) : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    protected ServerFolder Folder { get; } = folder;

    public static ServerProcess Start(ServerBinaries binaries, ServerFolder folder, ServerAccount? account, Machine machine) =>
        OperatingSystem.IsWindows()
            ? WindowsServerProcess.StartInJob(binaries, folder)
            : UnixServerProcess.StartBelowWatchdog(binaries, folder, account, machine);

    /// <summary>Waits until the server accepts connections; false when it has exited instead.</summary>
    /// <exception cref="PostgresServerException">Neither within <paramref name="timeout"/>.</exception>
    public async Task<bool> WaitUntilReadyAsync(TimeSpan timeout, CancellationToken ct)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!Postmaster.IsReady(Folder.Data))
        {
            if (HasExited)
                return false;
            if (TimeProvider.System.GetElapsedTime(start) > timeout)
                throw new PostgresServerException($"The server was not ready after {timeout.TotalSeconds:0.#} s. Its output:\n{Folder.ReadLog()}");
            await Task.Delay(Poll, ct).ConfigureAwait(false);
        }

        return true;
    }

    public abstract ValueTask DisposeAsync();

    protected abstract bool HasExited { get; }
}
