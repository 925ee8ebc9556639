using Npgsql;

namespace Perennial.Migrations.Runner;

/// <summary>Errors that say nothing about the statement: the same transaction may succeed a moment later.</summary>
internal static class LockErrors
{
    public static bool IsTransient(PostgresException error) => error.SqlState is
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>Who may be in the way: sessions of the database with a transaction of more than a second, and prepared transactions.</summary>
    public const string SuspectsQuery =
        """
        select 'server process ' || a.pid || ' (' || coalesce(a.usename, '?') || ', ' || coalesce(nullif(a.application_name, ''), 'unnamed') || ', '
               || coalesce(a.state, '?') || ', transaction open for ' || extract(epoch from now() - a.xact_start)::integer || ' s)'
        from pg_stat_activity a
        where a.datname = current_database() and a.pid <> pg_backend_pid() and a.xact_start < now() - interval '1 second'
        union all
        select 'prepared transaction ' || p.gid from pg_prepared_xacts p where p.database = current_database()
        limit 5
        """;
}
