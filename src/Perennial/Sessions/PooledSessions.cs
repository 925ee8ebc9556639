using Microsoft.Extensions.Logging;
using Npgsql;

namespace Perennial;

/// <summary>
/// Whether pooled connections are reset between their borrowers. The driver does that by default, and it makes a call of one row take half as long again; where no procedure leaves
/// anything in its session it is not needed. For generated code.
/// </summary>
public static partial class PooledSessions
{
    private const string NoReset = "No Reset On Close";

    /// <summary>Makes a data source for one database's procedures and nothing else.</summary>
    /// <param name="connectionString">What it says about resets is kept.</param>
    /// <param name="leftState">What the procedures may leave in their sessions; null when they leave nothing.</param>
    /// <param name="configure">Has the last word; null for nothing to say.</param>
    public static NpgsqlDataSource CreateDataSource(string connectionString, string? leftState, Action<NpgsqlDataSourceBuilder>? configure)
    {
        NpgsqlDataSourceBuilder builder = new(connectionString);
        builder.ConnectionStringBuilder.IncludeFailedBatchedCommand = true;
        if (leftState is null && !builder.ConnectionStringBuilder.ShouldSerialize(NoReset)) builder.ConnectionStringBuilder.NoResetOnClose = true;
        configure?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Says in the log what a data source of the user's costs or risks.</summary>
    /// <param name="dataSource">Not opened.</param>
    /// <param name="leftState">What the procedures may leave in their sessions; null when they leave nothing.</param>
    /// <param name="loggerFactory">Null logs nothing.</param>
    public static void Describe(NpgsqlDataSource dataSource, string? leftState, ILoggerFactory? loggerFactory)
    {
        if (loggerFactory is null) return;
        ILogger logger = loggerFactory.CreateLogger("Perennial");
        bool isReset = IsReset(dataSource.ConnectionString);
        if (isReset && leftState is null) LogNeedlessReset(logger);
        else if (!isReset && leftState is not null) LogMissingReset(logger, leftState);
    }

    internal static bool IsReset(string connectionString) => !new NpgsqlConnectionStringBuilder(connectionString).NoResetOnClose;

    /// <summary>Takes away what somebody may have left in the session, but not the statements that the driver has prepared there.</summary>
    internal static async Task ResetAsync(NpgsqlConnection connection)
    {
        // What DISCARD ALL does (PostgreSQL documentation, "DISCARD") without DEALLOCATE ALL and DISCARD PLANS.
        await using NpgsqlBatch batch = new(connection);
        foreach (string statement in (ReadOnlySpan<string>)["set session authorization default", "reset all", "close all", "unlisten *", "select pg_catalog.pg_advisory_unlock_all()", "discard sequences", "discard temp"])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Information, "The data source resets each connection that comes back to the pool, which makes a call of one row take half as long again. The procedures leave nothing in their sessions; unless other code that uses the data source does, add 'No Reset On Close=true' to its connection string.")]
    private static partial void LogNeedlessReset(ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "The data source does not reset connections that come back to the pool ('No Reset On Close'), but {LeftState}: the next borrower of the connection finds that. Remove the setting, or change the procedure (PRN1043).")]
    private static partial void LogMissingReset(ILogger logger, string leftState);
}
