using Npgsql;

namespace Perennial;

/// <summary>Takes a pooled connection for each call.</summary>
/// <param name="dataSource">Not owned.</param>
/// <param name="prepare">Whether statements are prepared on the server; off for poolers that hand a session to several clients.</param>
public sealed class DataSourceExecutor(NpgsqlDataSource dataSource, bool prepare = true) : ProcedureExecutor(prepare)
{
    private protected override async ValueTask<ConnectionLease> OpenAsync(CancellationToken cancellationToken) =>
        new(await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), transaction: null, isOwned: true);
}
