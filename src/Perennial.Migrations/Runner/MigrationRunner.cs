using System.Diagnostics;
using Npgsql;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Folder;
using Perennial.Migrations.Journal;
using Perennial.Migrations.Locking;
using Perennial.Migrations.Procedures;
using Perennial.Migrations.Runner;
using Perennial.Sql;

namespace Perennial.Migrations;

/// <summary>Brings one database to the versions of a folder, up and down, one runner at a time. Killed at any point, the next run goes on where it stopped.</summary>
/// <param name="connectionString">A role that owns the database's objects; connections are opened unpooled and must reach the primary itself, not a pooler in transaction mode.</param>
/// <param name="folder">Where the versions are.</param>
/// <param name="progress">Told about every statement; null for silence.</param>
public sealed class MigrationRunner(string connectionString, DatabaseFolder folder, IProgress<MigrationProgress>? progress = null)
{
    private readonly List<string> _notes = [];

    /// <summary>Applies the versions that the database lacks, and finishes online steps that an earlier run left.</summary>
    /// <exception cref="MigrationException">Something stands in the way; the message says what, and what to do.</exception>
    public Task<UpgradeReport> UpgradeAsync(UpgradeOptions? options = null, CancellationToken ct = default)
    {
        options ??= UpgradeOptions.Default;
        folder.VerifyUsable(withProcedures: options.AllowOpen || !folder.HasContract);
        return RunAsync("upgrade", options, (session, journal) => UpgradeCoreAsync(session, journal, options, isDevelopment: false, ct), ct);
    }

    /// <summary>Undoes the versions above <paramref name="to"/>, newest first; the procedures of that version come back.</summary>
    /// <param name="to">The version to arrive at; 0 undoes everything.</param>
    /// <exception cref="MigrationException">Something stands in the way; the message says what, and what to do.</exception>
    public Task<UpgradeReport> DowngradeAsync(int to, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        folder.VerifyUsable(withProcedures: false);
        return RunAsync("downgrade", UpgradeOptions.Default, (session, journal) => DowngradeCoreAsync(session, journal, to, ct), ct);
    }

    /// <summary>Brings a development database, also an empty one, to the working tree: open versions and unshipped procedures included.</summary>
    /// <param name="force">Also a database that has been upgraded with sealed versions only.</param>
    /// <exception cref="MigrationException">Something stands in the way; the message says what, and what to do.</exception>
    public Task<UpgradeReport> DevAsync(bool force = false, CancellationToken ct = default)
    {
        folder.VerifyUsable(withProcedures: true);
        UpgradeOptions options = new() { AllowOpen = true, ForceOpen = force };
        return RunAsync("dev", options, (session, journal) => UpgradeCoreAsync(session, journal, options, isDevelopment: true, ct), ct);
    }

    /// <summary>Tells where the database stands. Changes nothing and takes no lock.</summary>
    /// <exception cref="MigrationException">The server cannot be reached.</exception>
    public async Task<DatabaseStatus> StatusAsync(CancellationToken ct = default)
    {
        NpgsqlConnection connection = await ServerConnection.OpenAsync(connectionString, "perennial status", ct).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                JournalState journal = await JournalReader.ReadAsync(connection, ct).ConfigureAwait(false);
                string? holder = await RunnerLock.HolderAsync(connection, ct).ConfigureAwait(false);
                return StatusBuilder.Build(journal, folder, holder);
            }
            catch (PostgresException error)
            {
                throw new MigrationException(ServerConnection.Describe(error), error);
            }
        }
    }

    private async Task<UpgradeReport> RunAsync(
        string command, UpgradeOptions options, Func<RunnerSession, JournalState, Task<UpgradeReport>> work, CancellationToken ct)
    {
        _notes.Clear();
        try
        {
            RunnerSession session = await RunnerSession.StartAsync(
                connectionString, command, options.WaitForRunner, options.Locks, folder.Options.OldestPostgres, Report, ct).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                JournalState journal = await JournalReader.ReadAsync(session.Work, ct).ConfigureAwait(false);
                return await work(session, journal).ConfigureAwait(false);
            }
        }
        catch (StatementException error)
        {
            throw new MigrationException(error.Message, error.Error);
        }
        catch (NpgsqlException error) when (error is not PostgresException || LostConnection(error))
        {
            throw new MigrationException($"The connection was lost ({error.Message.TrimEnd('.')}). What had not been committed is undone; run the same command again, and it goes on where this one stopped.", error);
        }
        catch (PostgresException error)
        {
            throw new MigrationException(ServerConnection.Describe(error), error);
        }
    }

    private static bool LostConnection(NpgsqlException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow };

    private async Task<UpgradeReport> UpgradeCoreAsync(RunnerSession session, JournalState journal, UpgradeOptions options, bool isDevelopment, CancellationToken ct)
    {
        MigrationPlan plan = new UpgradePlanner(journal, folder.Versions, folder.HasContract).Plan(options);
        foreach (string note in plan.Notes) Note(note);
        VersionRunner runner = new(session, folder.ContractHash, number => folder.FindAccess(ct)(number));
        List<AppliedVersion> done = [];
        int version = journal.Version;
        int finished = 0;
        foreach (AppliedRecord record in plan.Undo)
        {
            done.Add(Done(await runner.UndoAsync(record, DowngradeOf(record), ct).ConfigureAwait(false)));
            version = record.Number - 1;
        }

        foreach (RunnableVersion sealedVersion in plan.MarkSealed) await runner.MarkSealedAsync(sealedVersion, version, ct).ConfigureAwait(false);
        if (plan.Finish is { } unfinished && journal.Applied.TryGetValue(unfinished.Number, out AppliedRecord? started) && started.OnlineDone.Count < unfinished.OnlineCount)
        {
            VersionRules.Verify(unfinished);
            Note($"Version {unfinished.Number} ({unfinished.Name}) has online steps that an earlier run left; they are finished first.");
            finished = await new OnlineRunner(session).RunAsync(unfinished, started, version, ct).ConfigureAwait(false);
        }

        foreach (RunnableVersion next in plan.Apply)
        {
            long start = Stopwatch.GetTimestamp();
            EquatableArray<SqlStatement> procedures = await ProceduresOfAsync(session, next, ct).ConfigureAwait(false);
            AppliedVersion applied = await runner.ApplyAsync(next, procedures, ct).ConfigureAwait(false);
            version = next.Number;
            int online = await new OnlineRunner(session).RunAsync(next, new AppliedRecord(next.Number, next.Hash, !next.IsSealed), version, ct).ConfigureAwait(false);
            done.Add(Done(applied with { Statements = applied.Statements + online, Elapsed = Stopwatch.GetElapsedTime(start) }));
        }

        if (plan.Release != journal.IsReleased) await JournalStore.SetReleasedAsync(session.Work, plan.Release, ct).ConfigureAwait(false);
        int changed = isDevelopment ? await SyncProceduresAsync(session, version, ct).ConfigureAwait(false) : 0;
        return new UpgradeReport(journal.Version, version) { Versions = done.ToEquatableArray(), FinishedSteps = finished, FinishedVersion = finished > 0 ? plan.Finish!.Number : 0, ChangedProcedures = changed, Notes = _notes.ToEquatableArray() };
    }

    private async Task<UpgradeReport> DowngradeCoreAsync(RunnerSession session, JournalState journal, int to, CancellationToken ct)
    {
        if (to > journal.Version) throw new MigrationException($"The database has version {journal.Version}, which is below {to}. Use 'perennial upgrade --to {to}' to go up.");
        List<AppliedRecord> records = [.. journal.Applied.Values.Where(record => record.Number > to).Reverse()];
        // All of them are looked at before the first is undone.
        foreach (AppliedRecord record in records) VersionRules.VerifyInTransaction(DowngradeOf(record));
        VersionRunner runner = new(session, folder.ContractHash, number => folder.FindAccess(ct)(number));
        List<AppliedVersion> done = [];
        foreach (AppliedRecord record in records) done.Add(Done(await runner.UndoAsync(record, DowngradeOf(record), ct).ConfigureAwait(false)));
        return new UpgradeReport(journal.Version, to) { Versions = done.ToEquatableArray(), Notes = _notes.ToEquatableArray() };
    }

    // The recorded text where there is one: it undoes what ran, whatever the folder says by now.
    private SqlScript DowngradeOf(AppliedRecord record)
    {
        if (record.Downgrade is { } recorded) return ScriptReader.Read("downgrade.sql", $"versions/{record.Folder}/downgrade.sql (as it was)", recorded);
        RunnableVersion? version = folder.Versions.FirstOrDefault(candidate => candidate.Number == record.Number);
        if (version is null) throw new MigrationException($"Version {record.Number} ({record.Folder}) is not in the folder, so it cannot be undone. Use a folder that has it.");
        if (version.Hash != record.Hash) throw new MigrationException($"Version {record.Number} ({version.Name}) ran here from other files than the folder has. Take versions/{version.Name} back from version control.");
        return version.Downgrade ?? throw new MigrationException($"Version {record.Number} ({version.Name}) has no downgrade.sql, so it cannot be undone.");
    }

    private async Task<EquatableArray<SqlStatement>> ProceduresOfAsync(RunnerSession session, RunnableVersion version, CancellationToken ct)
    {
        if (version.Procedures is { } script) return script.Statements;
        if (version.IsSealed || version.Number != folder.Version) return [];
        // The highest open version brings what differs from the newest bodies below it.
        HashSet<string> settled =
        [
            .. await session.Work.QueryAsync(
                "select distinct on (signature) source from perennial.procedures where version <> 0 order by signature, version desc", [], static reader => reader.GetString(0), ct).ConfigureAwait(false),
        ];
        return folder.WorkingProcedures.Select(static procedure => procedure.Create).Where(create => !settled.Contains(create.Text)).ToEquatableArray();
    }

    private Task<int> SyncProceduresAsync(RunnerSession session, int version, CancellationToken ct)
    {
        RunnableVersion? highest = folder.Versions.Count == 0 ? null : folder.Versions[^1];
        int owner = highest is { IsSealed: false } && highest.Number == version ? version : ProcedureStore.Development;
        return new DevelopmentSync(session, owner, folder.FindAccess(ct)(version)).RunAsync(version, folder.WorkingProcedures, Note, ct);
    }

    private AppliedVersion Done(AppliedVersion version)
    {
        Report(new MigrationProgress(
            MigrationPhase.VersionDone,
            version.Number,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Version {version.Number} ({version.Folder}) {(version.Undone ? "undone" : "applied")}: {version.Statements} statements in {version.Elapsed.TotalSeconds:0.0} s")));
        return version;
    }

    private void Note(string message)
    {
        _notes.Add(message);
        Report(new MigrationProgress(MigrationPhase.Note, 0, message));
    }

    private void Report(MigrationProgress report) => progress?.Report(report);
}
