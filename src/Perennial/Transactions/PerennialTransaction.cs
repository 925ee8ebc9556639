using System.Data;
using Npgsql;

namespace Perennial;

/// <summary>A transaction on a connection of its own. Generated classes add the groups. Disposed without a commit, it rolls back.</summary>
public abstract class PerennialTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly bool _resetsConnection;
    private bool _isConnectionShown;

    /// <param name="connection">Open; becomes owned.</param>
    /// <param name="transaction">Begun on <paramref name="connection"/>; becomes owned.</param>
    /// <param name="prepare">Whether statements are prepared on the server.</param>
    /// <param name="resetsConnection">Whether statements on <see cref="Connection"/> are cleaned up after, although the pool does not reset connections.</param>
    protected PerennialTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, bool prepare, bool resetsConnection = false)
    {
        _resetsConnection = resetsConnection;
        _connection = connection;
        _transaction = transaction;
        Executor = new ConnectionExecutor(connection, transaction, prepare);
    }

    /// <summary>The connection, for statements that are no procedures.</summary>
    /// <remarks>Whoever asks for it makes the end of the transaction clear what may be left in the session, at the cost of a round trip.</remarks>
    public NpgsqlConnection Connection
    {
        get
        {
            _isConnectionShown = true;
            return _connection;
        }
    }

    /// <summary>Where the groups' calls go.</summary>
    protected ProcedureExecutor Executor { get; }

    public Task CommitAsync(CancellationToken cancellationToken = default) => _transaction.CommitAsync(cancellationToken);

    public Task RollbackAsync(CancellationToken cancellationToken = default) => _transaction.RollbackAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
            if (_isConnectionShown && _resetsConnection && _connection.State == ConnectionState.Open && !PooledSessions.IsReset(_connection.ConnectionString))
                await PooledSessions.ResetAsync(_connection).ConfigureAwait(false);
        }
        finally
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }
}
