using System.Globalization;
using Npgsql;

namespace Perennial.Migrations.Connections;

/// <summary>
/// Statements of a runner that was killed. Its lock is free as soon as the server notices the broken connection that held it, but the other
/// connection may be in the middle of a statement, and that is only interrupted a moment later.
/// </summary>
internal static class Orphans
{
    private static readonly string[] Names = ["perennial upgrade", "perennial downgrade", "perennial dev", "perennial access"];

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until no earlier runner's statement is at work. The caller holds the lock, so there is no other runner.</summary>
    /// <param name="waiting">Told which server process it is.</param>
    public static async Task WaitAsync(NpgsqlConnection connection, Action<string> waiting, CancellationToken ct)
    {
        string told = "";
        while (true)
        {
            List<string> orphans = await connection.QueryAsync(
                """
                select a.pid
                from pg_stat_activity a
                where a.datname = current_database() and a.pid <> pg_backend_pid() and a.application_name = any ($1)
                """,
                [Names],
                static reader => string.Create(CultureInfo.InvariantCulture, $"server process {reader.GetInt32(0)}"),
                ct).ConfigureAwait(false);
            if (orphans.Count == 0) return;
            if (orphans[0] != told) waiting(told = orphans[0]);
            await Task.Delay(Poll, ct).ConfigureAwait(false);
        }
    }
}
