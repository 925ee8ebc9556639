using System.Globalization;
using Npgsql;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Journal;
using Perennial.Migrations.Locking;

namespace Perennial.Migrations.Runner;

/// <summary>What one run has in hand: the lock, the connection that works, and the way to tell.</summary>
internal sealed class RunnerSession : IAsyncDisposable
{
    private RunnerSession(NpgsqlConnection work, RunnerLock runnerLock, LockPolicy locks, Action<MigrationProgress> report)
    {
        Work = work;
        Lock = runnerLock;
        Locks = locks;
        Report = report;
        Statements = new StatementRunner(work, report);
    }

    public NpgsqlConnection Work { get; }

    public RunnerLock Lock { get; }

    public LockPolicy Locks { get; }

    public Action<MigrationProgress> Report { get; }

    public StatementRunner Statements { get; }

    /// <summary>Takes the lock, checks the server, and creates the journal where it is missing.</summary>
    public static async Task<RunnerSession> StartAsync(
        string connectionString, string command, TimeSpan? wait, LockPolicy locks, int oldestServer, Action<MigrationProgress> report, CancellationToken ct)
    {
        RunnerLock runnerLock = await RunnerLock.TakeAsync(
            connectionString, command, wait, holder => report(new MigrationProgress(MigrationPhase.Waiting, 0, $"Waiting for another runner: {holder}.")), ct).ConfigureAwait(false);
        NpgsqlConnection? work = null;
        try
        {
            work = await ServerConnection.OpenAsync(connectionString, "perennial " + command, ct).ConfigureAwait(false);
            await Primary.VerifyAsync(work, runnerLock.Backend, oldestServer, ct).ConfigureAwait(false);
            await Orphans.WaitAsync(work, holder => report(new MigrationProgress(MigrationPhase.Waiting, 0, $"Waiting for {holder}, which an earlier run left at work.")), ct).ConfigureAwait(false);
            await JournalStore.EnsureAsync(work, ct).ConfigureAwait(false);
            RunnerSession session = new(work, runnerLock, locks, report);
            await session.ResetAsync(ct).ConfigureAwait(false);
            return session;
        }
        catch
        {
            if (work is not null) await work.DisposeAsync().ConfigureAwait(false);
            await runnerLock.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs work in one transaction, again and again as long as only locks are in its way. Nothing of a failed attempt stays.</summary>
    /// <param name="version">The database's version as the run knows it.</param>
    /// <param name="subject">For messages: <c>version 3 (0003-split)</c>.</param>
    public async Task TransactAsync(int version, string subject, Func<Task> work, CancellationToken ct)
    {
        for (int attempt = 0; ; attempt++)
        {
            await Lock.VerifyAsync(ct).ConfigureAwait(false);
            TimeSpan timeout = Locks.TimeoutOf(attempt);
            try
            {
                await using NpgsqlTransaction transaction = await Work.BeginTransactionAsync(ct).ConfigureAwait(false);
                await Work.ExecuteAsync("select set_config('lock_timeout', $1, true)", [Milliseconds(timeout)], ct).ConfigureAwait(false);
                await JournalStore.LockAsync(Work, version, ct).ConfigureAwait(false);
                await work().ConfigureAwait(false);
                await transaction.CommitAsync(ct).ConfigureAwait(false);
                await ResetAsync(ct).ConfigureAwait(false);
                return;
            }
            catch (PostgresException error) when (LockErrors.IsTransient(error) && attempt + 1 < Locks.Attempts)
            {
                TimeSpan pause = Locks.NextPause();
                Report(new MigrationProgress(
                    MigrationPhase.Retrying, version, string.Create(CultureInfo.InvariantCulture, $"{subject}: {error.MessageText}; attempt {attempt + 2} of {Locks.Attempts} in {pause.TotalSeconds:0.0} s")));
                await Task.Delay(pause, ct).ConfigureAwait(false);
            }
            catch (PostgresException error) when (LockErrors.IsTransient(error))
            {
                throw new MigrationException(await GiveUpAsync(subject, error, ct).ConfigureAwait(false), error);
            }
        }
    }

    /// <summary>Takes back what a script has set for its session, and lets the server end a statement whose client has died.</summary>
    public async Task ResetAsync(CancellationToken ct)
    {
        await Work.ExecuteAsync("reset session authorization; reset all", ct).ConfigureAwait(false);
        // Not every platform's server can tell, and servers before 14 do not try.
        if (Work.PostgreSqlVersion.Major < 14) return;
        try
        {
            await Work.ExecuteAsync("set client_connection_check_interval = '1s'", ct).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            Report(new MigrationProgress(MigrationPhase.Note, 0, "This server does not notice when a runner dies: a statement of a killed run goes on to its end, and the next run waits for it."));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Work.DisposeAsync().ConfigureAwait(false);
        await Lock.DisposeAsync().ConfigureAwait(false);
    }

    public static string Milliseconds(TimeSpan time) => ((long)Math.Max(1, time.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);

    private async Task<string> GiveUpAsync(string subject, PostgresException error, CancellationToken ct)
    {
        List<string> suspects = await Work.QueryAsync(LockErrors.SuspectsQuery, [], static reader => reader.GetString(0), ct).ConfigureAwait(false);
        string who = suspects.Count == 0 ? "" : $" In the way may be: {string.Join("; ", suspects)}.";
        return $"{subject} did not get its locks in {Locks.Attempts} attempts: {error.MessageText}. Nothing of it was applied.{who} End those transactions and run the command again.";
    }
}
