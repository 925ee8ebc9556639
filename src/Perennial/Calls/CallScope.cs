using Npgsql;
using Perennial.Telemetry;

namespace Perennial;

/// <summary>What has to be given back when a call ends: its command, its connection and its record in telemetry.</summary>
internal readonly struct CallScope(NpgsqlCommand command, ConnectionLease lease, CallRecording recording) : IAsyncDisposable
{
    public void Succeed(int rows) => recording.Succeed(rows);

    /// <summary>Records the failure and gives the exception that callers get instead, if there is one.</summary>
    public DeclaredErrorException? Fail(ProcedureInfo procedure, Exception exception)
    {
        recording.Fail(exception);
        return procedure.Translate(exception);
    }

    public async ValueTask DisposeAsync()
    {
        recording.Dispose();
        await command.DisposeAsync().ConfigureAwait(false);
        await lease.DisposeAsync().ConfigureAwait(false);
    }
}
