namespace Perennial.Migrations;

/// <summary>Brings one database to the versions of a folder, up and down, one runner at a time.</summary>
/// <param name="connectionString">A role that owns the database's objects; connections are opened unpooled and must reach the primary itself, not a pooler in transaction mode.</param>
/// <param name="folder">Where the versions are.</param>
/// <param name="progress">Told about every statement; null for silence.</param>
public sealed class MigrationRunner(string connectionString, DatabaseFolder folder, IProgress<MigrationProgress>? progress = null)
{
    public string ConnectionString { get; } = connectionString;

    public DatabaseFolder Folder { get; } = folder;

    public IProgress<MigrationProgress>? Progress { get; } = progress;

    /// <summary>Applies the versions that the database lacks, and finishes online steps that an earlier run left.</summary>
    /// <exception cref="MigrationException">Something stands in the way; the message says what, and what to do.</exception>
    public Task<UpgradeReport> UpgradeAsync(UpgradeOptions? options = null, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Undoes the versions above <paramref name="to"/>, newest first; the procedures of that version come back.</summary>
    /// <param name="to">The version to arrive at; 0 undoes everything.</param>
    /// <exception cref="MigrationException">Something stands in the way; the message says what, and what to do.</exception>
    public Task<UpgradeReport> DowngradeAsync(int to, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Tells where the database stands. Changes nothing and takes no lock.</summary>
    public Task<DatabaseStatus> StatusAsync(CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Brings a development database, also an empty one, to the working tree: open versions and unshipped procedures included.</summary>
    /// <param name="force">Also a database that has been upgraded with sealed versions only.</param>
    /// <exception cref="MigrationException">Something stands in the way; the message says what, and what to do.</exception>
    public Task<UpgradeReport> DevAsync(bool force = false, CancellationToken ct = default) => throw new NotSupportedException();
}
