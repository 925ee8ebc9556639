using Npgsql;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Folder;
using Perennial.Migrations.Journal;
using Perennial.Sql;

namespace Perennial.Migrations.Runner;

/// <summary>
/// Runs online.sql statement by statement after the version's transaction. A statement that can run in a transaction is one with its journal
/// row, and so happens exactly once; the others are made repeatable here. What SET changes holds for the statements behind it, also when a later run goes on at one of them.
/// </summary>
internal sealed class OnlineRunner(RunnerSession session)
{
    private const string Step = "online.sql";

    /// <returns>How many statements ran.</returns>
    public async Task<int> RunAsync(RunnableVersion version, AppliedRecord record, int databaseVersion, CancellationToken ct)
    {
        EquatableArray<SqlStatement> statements = version.Online?.Statements ?? [];
        int count = 0;
        List<SqlStatement> settings = [];
        for (int i = 0; i < statements.Count; i++)
        {
            int number = i + 1;
            if (!record.OnlineDone.ContainsKey(number))
            {
                session.Statements.Tell(version.Number, Step, number, statements.Count, statements[i]);
                bool inTransaction = statements[i].Kind is StatementKind.Plain or StatementKind.Setting or StatementKind.ResetAll
                    && await TryInTransactionAsync(version, number, statements[i], settings, databaseVersion, ct).ConfigureAwait(false);
                if (!inTransaction) await RunAloneAsync(version, number, statements[i], settings, record.OnlineStarted.Contains(number), ct).ConfigureAwait(false);
                count++;
            }

            if (statements[i].Kind == StatementKind.Setting) settings.Add(statements[i]);

            // Not repeated itself: it would also take back what the runner has set for the step.
            else if (statements[i].Kind == StatementKind.ResetAll) settings.Clear();
        }

        return count;
    }

    // The server itself says what cannot run in a transaction, before it does any of it.
    private async Task<bool> TryInTransactionAsync(RunnableVersion version, int number, SqlStatement statement, List<SqlStatement> settings, int databaseVersion, CancellationToken ct)
    {
        DateTime started = DateTime.UtcNow;
        try
        {
            await session.TransactAsync(
                databaseVersion,
                $"Version {version.Number} ({version.Name}), online.sql, statement {number}",
                async () =>
                {
                    await SetAsync(settings, ct).ConfigureAwait(false);
                    long rows = await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
                    await AddAsync(version, number, statement, "done", started, rows, ct).ConfigureAwait(false);
                },
                ct).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ActiveSqlTransaction)
        {
            return false;
        }
    }

    private async Task RunAloneAsync(RunnableVersion version, int number, SqlStatement statement, List<SqlStatement> settings, bool wasStarted, CancellationToken ct)
    {
        DateTime started = DateTime.UtcNow;
        await session.Lock.VerifyAsync(ct).ConfigureAwait(false);
        if (!wasStarted) await AddAsync(version, number, statement, "started", started, null, ct).ConfigureAwait(false);
        for (int attempt = 0; ; attempt++)
        {
            await SetAsync(settings, ct).ConfigureAwait(false);
            // An index that an interrupted build left is invalid: writes pay for it, and queries do not use it.
            bool isThere = statement.Kind == StatementKind.ConcurrentIndex && await RemoveInvalidAsync(statement, ct).ConfigureAwait(false);
            if (isThere && wasStarted) break;
            try
            {
                await session.Work.ExecuteAsync("select set_config('lock_timeout', $1, false)", [RunnerSession.Milliseconds(session.Locks.OnlineTimeout)], ct).ConfigureAwait(false);
                await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
                break;
            }
            catch (PostgresException error) when (LockErrors.IsTransient(error) && attempt + 1 < session.Locks.Attempts)
            {
                TimeSpan pause = session.Locks.NextPause();
                session.Report(new MigrationProgress(MigrationPhase.Retrying, version.Number, $"{error.MessageText}; trying again") { Step = Step, Statement = number });
                await Task.Delay(pause, ct).ConfigureAwait(false);
            }
            catch (PostgresException error) when (LockErrors.IsTransient(error))
            {
                throw new MigrationException($"{statement.Locate(0)}: {error.MessageText}, {session.Locks.Attempts} times. Run the same command again when the database is quieter; it goes on at this statement.", error);
            }
            catch (StatementException error) when (statement.Kind == StatementKind.ConcurrentDrop && wasStarted && error.Error.SqlState == PostgresErrorCodes.UndefinedObject)
            {
                break;
            }
            catch (StatementException) when (statement.Kind == StatementKind.ConcurrentIndex)
            {
                await RemoveInvalidAsync(statement, ct).ConfigureAwait(false);
                throw;
            }
        }

        await session.ResetAsync(ct).ConfigureAwait(false);
        await AddAsync(version, number, statement, "done", started, null, ct).ConfigureAwait(false);
    }

    private async Task SetAsync(List<SqlStatement> settings, CancellationToken ct)
    {
        foreach (SqlStatement setting in settings) await session.Statements.RunOneAsync(setting, ct).ConfigureAwait(false);
    }

    /// <returns>Whether a valid index of that name is there.</returns>
    private async Task<bool> RemoveInvalidAsync(SqlStatement statement, CancellationToken ct)
    {
        bool? isValid = await session.Work.QueryValueAsync<bool?>(
            "select i.indisvalid from pg_index i where i.indexrelid = to_regclass($1)", [statement.IndexName], ct).ConfigureAwait(false);
        if (isValid is not false) return isValid is true;
        await session.Work.ExecuteAsync($"drop index concurrently {statement.IndexName}", ct).ConfigureAwait(false);
        return false;
    }

    private Task AddAsync(RunnableVersion version, int number, SqlStatement statement, string state, DateTime started, long? rows, CancellationToken ct) =>
        JournalStore.AddAsync(session.Work, version.Number, Step, number, statement.Hash, state, !version.IsSealed, started, rows, null, ct);
}
