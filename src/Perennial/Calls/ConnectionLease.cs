using Npgsql;

namespace Perennial;

/// <summary>A connection for the time of one call. Disposing gives it back when the lease owns it.</summary>
internal readonly struct ConnectionLease(NpgsqlConnection connection, NpgsqlTransaction? transaction, bool isOwned) : IAsyncDisposable
{
    public NpgsqlConnection Connection { get; } = connection;

    public NpgsqlTransaction? Transaction { get; } = transaction;

    public ValueTask DisposeAsync() => isOwned && Connection is not null ? Connection.DisposeAsync() : default;
}
