using Npgsql;

namespace Perennial;

/// <summary>Runs every call on one open connection, in its transaction if there is one. Calls must not overlap.</summary>
/// <param name="connection">Open; not owned.</param>
/// <param name="transaction">The connection's transaction, or null.</param>
/// <param name="prepare">Whether statements are prepared on the server.</param>
public sealed class ConnectionExecutor(NpgsqlConnection connection, NpgsqlTransaction? transaction, bool prepare = true) : ProcedureExecutor(prepare)
{
    private protected override NpgsqlTransaction? Transaction => transaction;

    private protected override ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => new(connection);

    private protected override ValueTask CloseAsync(NpgsqlConnection used) => default;
}
