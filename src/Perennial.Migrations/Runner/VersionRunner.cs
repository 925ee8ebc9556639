using System.Diagnostics;
using Perennial.Migrations.Access;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Folder;
using Perennial.Migrations.Journal;
using Perennial.Migrations.Procedures;
using Perennial.Sql;

namespace Perennial.Migrations.Runner;

/// <summary>Applies and undoes whole versions, each in one transaction with its procedures, rights and journal.</summary>
/// <param name="session">The run's connections.</param>
/// <param name="contractHash">What the journal records beside a version; null without a contract.</param>
/// <param name="access">What the services need at a version. May bind the bodies of all versions, so it is asked before a transaction begins, and only when there is one.</param>
internal sealed class VersionRunner(RunnerSession session, string? contractHash, Func<int, AccessNeeds> access)
{
    private readonly ProcedureStore _procedures = new(session);

    /// <summary>Applies a version: upgrade.sql, procedures, rights, journal. Its online steps follow elsewhere.</summary>
    public async Task<AppliedVersion> ApplyAsync(RunnableVersion version, EquatableArray<SqlStatement> procedures, CancellationToken ct)
    {
        AccessNeeds needs = access(version.Number);
        long start = Stopwatch.GetTimestamp();
        DateTime started = DateTime.UtcNow;
        EquatableArray<SqlStatement> upgrade = version.Upgrade!.Statements;
        await session.TransactAsync(
            version.Number - 1,
            $"Version {version.Number} ({version.Name})",
            async () =>
            {
                await _procedures.DropDevelopmentAsync(ct).ConfigureAwait(false);
                BodiesAside bodies = Bodies(needs);
                await bodies.RunAsync(version.Number, "upgrade.sql", upgrade, ct).ConfigureAwait(false);
                await session.Work.ExecuteAsync("reset session authorization; reset search_path", ct).ConfigureAwait(false);
                await _procedures.CreateAsync(version.Number, "procedures.sql", procedures, bodies, ct).ConfigureAwait(false);
                await bodies.RestoreAsync(version.Number, ct).ConfigureAwait(false);
                await _procedures.RevokePublicAsync(ct).ConfigureAwait(false);
                await JournalStore.AddFilesAsync(session.Work, version, started, ct).ConfigureAwait(false);
                await JournalStore.AddAsync(session.Work, version.Number, "version", 0, version.Hash, "applied", !version.IsSealed, started, null, version.Name, ct).ConfigureAwait(false);
                await JournalStore.SetVersionAsync(session.Work, version.Number, contractHash, ct).ConfigureAwait(false);
                await AccessGrants.RefreshAsync(session.Work, needs, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
        return new AppliedVersion(version.Number, version.Name, Undone: false, upgrade.Count + procedures.Count, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Undoes a version: its new procedures go, downgrade.sql runs, older bodies come back.</summary>
    /// <param name="downgrade">The folder's script, or the recorded one of an open version.</param>
    public async Task<AppliedVersion> UndoAsync(AppliedRecord version, SqlScript downgrade, CancellationToken ct)
    {
        AccessNeeds needs = access(version.Number);
        AccessNeeds older = access(version.Number - 1);
        long start = Stopwatch.GetTimestamp();
        DateTime started = DateTime.UtcNow;
        await session.TransactAsync(
            version.Number,
            $"Undoing version {version.Number} ({version.Folder})",
            async () =>
            {
                await _procedures.DropDevelopmentAsync(ct).ConfigureAwait(false);
                // First, because their signatures may use types, and their bodies tables, that downgrade.sql drops.
                List<string> left = await _procedures.DropNewAsync(version.Number, ct).ConfigureAwait(false);
                BodiesAside bodies = Bodies(needs);
                await bodies.RunAsync(version.Number, "downgrade.sql", downgrade.Statements, ct).ConfigureAwait(false);
                await session.Work.ExecuteAsync("reset session authorization; reset search_path", ct).ConfigureAwait(false);
                left = await _procedures.WithoutOlderAsync(version.Number, await _procedures.DropAsync(left, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
                if (left.Count > 0)
                    throw new MigrationException($"Procedure {left[0]} came with version {version.Number} and is still needed by another object after downgrade.sql. Drop that object in downgrade.sql.");
                await _procedures.RestoreOlderAsync(version.Number, bodies, ct).ConfigureAwait(false);
                await bodies.RestoreAsync(version.Number - 1, ct).ConfigureAwait(false);
                await JournalStore.AddAsync(session.Work, version.Number, "downgrade.sql", 0, downgrade.Hash, "done", version.IsOpen, started, null, null, ct).ConfigureAwait(false);
                await JournalStore.AddAsync(session.Work, version.Number, "version", 0, version.Hash, "undone", version.IsOpen, started, null, version.Folder, ct).ConfigureAwait(false);
                await JournalStore.SetVersionAsync(session.Work, version.Number - 1, contractHash, ct).ConfigureAwait(false);
                await AccessGrants.RefreshAsync(session.Work, older, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
        return new AppliedVersion(version.Number, version.Folder, Undone: true, downgrade.Statements.Count, Stopwatch.GetElapsedTime(start));
    }

    private BodiesAside Bodies(AccessNeeds needs) => new(session, needs.Callable.Select(static procedure => procedure.Signature).ToEquatableArray());

    /// <summary>An open version was sealed with the very files that ran here: only the journal changes, and procedures where the sealed ones differ.</summary>
    public async Task MarkSealedAsync(RunnableVersion version, int databaseVersion, CancellationToken ct)
    {
        EquatableArray<SqlStatement> procedures = version.Procedures?.Statements ?? [];
        AccessNeeds? needs = await _procedures.DiffersAsync(version.Number, procedures, ct).ConfigureAwait(false) ? access(databaseVersion) : null;
        await session.TransactAsync(
            databaseVersion,
            $"Version {version.Number} ({version.Name})",
            async () =>
            {
                if (needs is null)
                {
                    // What ran while the version was open may have had none.
                    await _procedures.CommentAsync(procedures, ct).ConfigureAwait(false);
                }
                else
                {
                    BodiesAside bodies = Bodies(needs);
                    await _procedures.ReplaceAllAsync(version.Number, procedures, bodies, ct).ConfigureAwait(false);
                    await bodies.RestoreAsync(databaseVersion, ct).ConfigureAwait(false);
                }

                await JournalStore.AddAsync(session.Work, version.Number, "version", 0, version.Hash, "sealed", isOpen: false, DateTime.UtcNow, null, version.Name, ct).ConfigureAwait(false);
                await JournalStore.SetVersionAsync(session.Work, databaseVersion, contractHash, ct).ConfigureAwait(false);
                if (needs is not null) await AccessGrants.RefreshAsync(session.Work, needs, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }
}
