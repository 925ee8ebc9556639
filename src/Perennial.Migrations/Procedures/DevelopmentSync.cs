using Npgsql;
using Perennial.Migrations.Access;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Folder;
using Perennial.Migrations.Runner;
using Perennial.Sql;

namespace Perennial.Migrations.Procedures;

/// <summary>
/// Brings the unshipped procedures of a development database to the working tree: creates, replaces (drops and creates where the signature
/// changed) and drops. What sealed versions brought stays as it is.
/// </summary>
/// <param name="owner">The version that unshipped procedures belong to: the highest open one, or <see cref="ProcedureStore.Development"/>.</param>
internal sealed class DevelopmentSync(RunnerSession session, int owner, AccessNeeds access)
{
    private sealed record Stored(int Version, string Signature, string Source, bool IsNew);

    private readonly ProcedureStore _store = new(session);

    /// <param name="databaseVersion">The version that the database has.</param>
    /// <param name="procedures">All procedures of the working tree.</param>
    /// <param name="note">Told what is left alone.</param>
    /// <returns>How many procedures were created, replaced or dropped.</returns>
    public async Task<int> RunAsync(int databaseVersion, EquatableArray<WorkingProcedure> procedures, Action<string> note, CancellationToken ct)
    {
        int changed = 0;
        List<string> notes = [];
        await session.TransactAsync(
            databaseVersion,
            "Unshipped procedures",
            async () =>
            {
                changed = 0;
                notes.Clear();
                BodiesAside bodies = new(session, procedures.Select(static procedure => procedure.Signature).ToEquatableArray());
                changed = await SyncAsync(procedures, bodies, notes, ct).ConfigureAwait(false);
                await bodies.RestoreAsync(databaseVersion, ct).ConfigureAwait(false);
                await _store.RevokePublicAsync(ct).ConfigureAwait(false);
                if (changed > 0) await AccessGrants.RefreshAsync(session.Work, access, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
        notes.ForEach(note);
        return changed;
    }

    private async Task<int> SyncAsync(EquatableArray<WorkingProcedure> procedures, BodiesAside bodies, List<string> notes, CancellationToken ct)
    {
        List<Stored> stored = await session.Work.QueryAsync(
            "select version, signature, source, is_new from perennial.procedures order by version",
            [],
            static reader => new Stored(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)),
            ct).ConfigureAwait(false);
        Dictionary<string, Stored> settled = [];
        foreach (Stored row in stored.Where(row => row.Version != owner)) settled[row.Signature] = row;
        Dictionary<string, Stored> own = stored.Where(row => row.Version == owner).ToDictionary(static row => row.Signature, StringComparer.Ordinal);

        await session.Work.ExecuteAsync("set local check_function_bodies = off", ct).ConfigureAwait(false);
        int changed = 0;
        HashSet<string> wanted = [];
        List<WorkingProcedure> missing = [];
        foreach (WorkingProcedure procedure in procedures)
        {
            string? signature = await session.Work.QueryValueAsync<string>("select perennial.signature(perennial.routine($1))", [procedure.Signature], ct).ConfigureAwait(false);
            if (signature is not null && own.TryGetValue(signature, out Stored? row) && row.Source == procedure.Create.Text)
            {
                wanted.Add(signature);
                continue;
            }

            if (signature is not null && settled.TryGetValue(signature, out Stored? older) && (older.Source == procedure.Create.Text || owner == ProcedureStore.Development))
            {
                if (older.Source != procedure.Create.Text)
                    notes.Add($"{procedure.Signature} is shipped and its body has changed. It stays as it is: a changed body needs a new version folder.");
                continue;
            }

            missing.Add(procedure);
            if (signature is not null) wanted.Add(signature);
        }

        // What is no longer wanted goes first, so that a procedure with another signature does not stand beside its old form.
        List<string> obsolete = [.. own.Keys.Where(signature => !wanted.Contains(signature))];
        changed += await RemoveAsync(obsolete, own, settled, bodies, ct).ConfigureAwait(false);
        foreach (WorkingProcedure procedure in missing)
        {
            session.Statements.Tell(owner, "procedures", changed + 1, missing.Count + obsolete.Count, procedure.Create);
            await ReplaceAsync(procedure, settled, bodies, ct).ConfigureAwait(false);
            changed++;
        }

        return changed;
    }

    private async Task<int> RemoveAsync(List<string> obsolete, Dictionary<string, Stored> own, Dictionary<string, Stored> settled, BodiesAside bodies, CancellationToken ct)
    {
        foreach (string signature in obsolete.Where(settled.ContainsKey))
        {
            // The tree has taken back its change of a shipped body.
            await _store.ReplaceAsync(new SqlStatement(settled[signature].Source, "", 1, 1) { Routine = signature }, bodies, ct).ConfigureAwait(false);
        }

        List<string> dropped = [.. obsolete.Where(signature => !settled.ContainsKey(signature) && own[signature].IsNew)];
        List<string> left = await _store.DropAsync(dropped, ct).ConfigureAwait(false);
        if (left.Count > 0) throw new MigrationException($"Procedure {left[0]} is no longer in the working tree, but something that was made by hand depends on it. Drop that first.");
        await session.Work.ExecuteAsync("delete from perennial.procedures where version = $1 and signature = any ($2)", [owner, obsolete.ToArray()], ct).ConfigureAwait(false);
        return obsolete.Count;
    }

    // PostgreSQL replaces a body, but neither a result nor names of arguments: then the procedure is dropped and made anew.
    private async Task ReplaceAsync(WorkingProcedure procedure, Dictionary<string, Stored> settled, BodiesAside bodies, CancellationToken ct)
    {
        await session.Work.ExecuteAsync("savepoint perennial_replace", ct).ConfigureAwait(false);
        try
        {
            await session.Statements.RunOneAsync(procedure.Create, ct).ConfigureAwait(false);
            await session.Work.ExecuteAsync("rollback to savepoint perennial_replace", ct).ConfigureAwait(false);
        }
        catch (StatementException error) when (error.Error.SqlState is PostgresErrorCodes.InvalidFunctionDefinition or PostgresErrorCodes.WrongObjectType)
        {
            await session.Work.ExecuteAsync("rollback to savepoint perennial_replace", ct).ConfigureAwait(false);
            string? signature = await session.Work.QueryValueAsync<string>("select perennial.signature(perennial.routine($1))", [procedure.Signature], ct).ConfigureAwait(false);
            if (signature is null) throw;
            if (settled.ContainsKey(signature) && !procedure.KeepsPromises)
                throw new MigrationException($"{procedure.Signature} is shipped, and the working tree gives it another signature or result. Keep the shipped form, and give the new one another name.", error);
            try
            {
                await bodies.RunAsync(new SqlStatement($"drop routine {signature}", "", 1, 1), ct).ConfigureAwait(false);
            }
            catch (StatementException held) when (held.Error.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
            {
                throw new MigrationException($"{procedure.Signature} has another signature now, but something that was made by hand depends on its old form. Drop that first.", error);
            }
        }

        await session.Work.ExecuteAsync("release savepoint perennial_replace", ct).ConfigureAwait(false);
        await _store.CreateOneAsync(owner, procedure.Create, ct).ConfigureAwait(false);
    }
}
