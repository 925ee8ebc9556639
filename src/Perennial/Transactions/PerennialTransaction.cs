using Npgsql;

namespace Perennial;

/// <summary>A transaction on a connection of its own. Generated classes add the groups. Disposed without a commit, it rolls back.</summary>
public abstract class PerennialTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    /// <param name="connection">Open; becomes owned.</param>
    /// <param name="transaction">Begun on <paramref name="connection"/>; becomes owned.</param>
    /// <param name="prepare">Whether statements are prepared on the server.</param>
    protected PerennialTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, bool prepare)
    {
        _connection = connection;
        _transaction = transaction;
        Executor = new ConnectionExecutor(connection, transaction, prepare);
    }

    /// <summary>The connection, for statements that are no procedures.</summary>
    public NpgsqlConnection Connection => _connection;

    /// <summary>Where the groups' calls go.</summary>
    protected ProcedureExecutor Executor { get; }

    public Task CommitAsync(CancellationToken cancellationToken = default) => _transaction.CommitAsync(cancellationToken);

    public Task RollbackAsync(CancellationToken cancellationToken = default) => _transaction.RollbackAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
