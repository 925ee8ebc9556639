using Npgsql;
using Perennial.Telemetry;

namespace Perennial;

/// <summary>What has to be given back when a call ends: its command, its connection and its record in telemetry.</summary>
internal readonly struct CallScope(NpgsqlCommand command, ConnectionLease lease, CallRecording recording) : IAsyncDisposable
{
    public void Succeed(int rows) => recording.Succeed(rows);

    public void Fail(Exception exception) => recording.Fail(exception);

    public async ValueTask DisposeAsync()
    {
        recording.Dispose();
        await command.DisposeAsync().ConfigureAwait(false);
        await lease.DisposeAsync().ConfigureAwait(false);
    }
}
