using Npgsql;

namespace Perennial;

/// <summary>Takes a pooled connection for each call.</summary>
/// <param name="dataSource">Not owned.</param>
/// <param name="prepare">Whether statements are prepared on the server; off for poolers that hand a session to several clients.</param>
public sealed class DataSourceExecutor(NpgsqlDataSource dataSource, bool prepare = true) : ProcedureExecutor(prepare)
{
    private protected override ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => dataSource.OpenConnectionAsync(cancellationToken);

    private protected override ValueTask CloseAsync(NpgsqlConnection used) => used.DisposeAsync();
}
