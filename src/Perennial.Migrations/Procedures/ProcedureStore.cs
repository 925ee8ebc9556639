using Npgsql;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Folder;
using Perennial.Migrations.Runner;
using Perennial.Sql;

namespace Perennial.Migrations.Procedures;

/// <summary>Creates, replaces, restores and drops procedures, and keeps perennial.procedures in step. Always inside the caller's transaction.</summary>
internal sealed class ProcedureStore(RunnerSession session)
{
    /// <summary>The version under which procedures are kept that no version has.</summary>
    public const int Development = 0;

    private NpgsqlConnection Connection => session.Work;

    /// <summary>Runs the statements of a version's procedures and records each routine that they made.</summary>
    public async Task CreateAsync(int version, string step, EquatableArray<SqlStatement> statements, BodiesAside bodies, CancellationToken ct)
    {
        await Connection.ExecuteAsync("set local check_function_bodies = off", ct).ConfigureAwait(false);
        Dictionary<string, string> known = await RoutinesAsync(ct).ConfigureAwait(false);
        HashSet<string> dropped = [];
        for (int i = 0; i < statements.Count; i++)
        {
            session.Statements.Tell(version, step, i + 1, statements.Count, statements[i]);
            if (await ReplaceAsync(statements[i], bodies, ct).ConfigureAwait(false) is { } replaced) Forget(replaced);
            await RecordChangesAsync(version, statements[i], known, dropped, ct).ConfigureAwait(false);
            Dictionary<string, string> left = await RoutinesAsync(ct).ConfigureAwait(false);
            foreach (string gone in known.Keys.Where(signature => !left.ContainsKey(signature)).ToList()) Forget(gone);
            foreach ((string signature, string row) in left) known[signature] = row;
        }

        void Forget(string signature)
        {
            known.Remove(signature);
            dropped.Add(signature);
        }
    }

    /// <summary>The same for one statement.</summary>
    public async Task CreateOneAsync(int version, SqlStatement statement, CancellationToken ct)
    {
        Dictionary<string, string> known = await RoutinesAsync(ct).ConfigureAwait(false);
        await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
        await RecordChangesAsync(version, statement, known, [], ct).ConfigureAwait(false);
    }

    /// <summary>Drops what the version created, as far as nothing else needs it: also what it dropped first, whose older form comes back afterwards.</summary>
    /// <returns>The signatures that could not be dropped yet.</returns>
    public async Task<List<string>> DropNewAsync(int version, CancellationToken ct)
    {
        List<string> signatures = await Connection.QueryAsync(
            """
            select p.signature
            from perennial.procedures p
            where p.version = $1 and p.is_new
            order by p.signature
            """,
            [version],
            static reader => reader.GetString(0),
            ct).ConfigureAwait(false);
        return await DropAsync(signatures, ct).ConfigureAwait(false);
    }

    /// <summary>Those of which no older form comes back.</summary>
    public Task<List<string>> WithoutOlderAsync(int version, List<string> signatures, CancellationToken ct) => Connection.QueryAsync(
        "select s from unnest($1::text[]) as s where not exists (select from perennial.procedures o where o.signature = s and o.version < $2 and o.version <> 0)",
        [signatures.ToArray(), version],
        static reader => reader.GetString(0),
        ct);

    /// <summary>Drops routines in whatever order their dependencies allow.</summary>
    /// <returns>The signatures that something else still needs.</returns>
    public async Task<List<string>> DropAsync(List<string> signatures, CancellationToken ct)
    {
        while (signatures.Count > 0)
        {
            List<string> left = [];
            foreach (string signature in signatures)
            {
                await Connection.ExecuteAsync("savepoint perennial_drop", ct).ConfigureAwait(false);
                try
                {
                    await Connection.ExecuteAsync($"drop routine if exists {signature}", ct).ConfigureAwait(false);
                }
                catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
                {
                    await Connection.ExecuteAsync("rollback to savepoint perennial_drop", ct).ConfigureAwait(false);
                    left.Add(signature);
                }

                await Connection.ExecuteAsync("release savepoint perennial_drop", ct).ConfigureAwait(false);
            }

            if (left.Count == signatures.Count) return left;
            signatures = left;
        }

        return [];
    }

    /// <summary>Brings back the bodies that the version replaced, each from the nearest older version, and forgets the version's own.</summary>
    /// <param name="version">The version that is undone.</param>
    /// <param name="bodies">Sets bodies aside that hold on to a function that has to be dropped.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task RestoreOlderAsync(int version, BodiesAside bodies, CancellationToken ct)
    {
        List<SqlStatement> older = await Connection.QueryAsync(
            """
            select distinct on (o.signature) o.signature, o.source
            from perennial.procedures p
            join perennial.procedures o on o.signature = p.signature and o.version < p.version and o.version <> 0
            where p.version = $1
            order by o.signature, o.version desc
            """,
            [version],
            Recorded,
            ct).ConfigureAwait(false);
        await Connection.ExecuteAsync("set local check_function_bodies = off", ct).ConfigureAwait(false);
        await ReplaceEachAsync(version, older, bodies, ct).ConfigureAwait(false);
        await RevokePublicAsync(ct).ConfigureAwait(false);
        await Connection.ExecuteAsync("delete from perennial.procedures where version = $1", [version], ct).ConfigureAwait(false);
    }

    /// <summary>Runs a statement of procedures. PostgreSQL replaces a body, but no declared result: then the function is dropped and made anew. What ship has written says so itself.</summary>
    /// <returns>The signature of what was dropped; null when nothing was.</returns>
    public async Task<string?> ReplaceAsync(SqlStatement statement, BodiesAside bodies, CancellationToken ct)
    {
        if (statement.Routine is not { } routine)
        {
            await bodies.RunAsync(statement, ct).ConfigureAwait(false);
            return null;
        }

        await Connection.ExecuteAsync("savepoint perennial_replace", ct).ConfigureAwait(false);
        bool isRefused = false;
        try
        {
            await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
        }
        catch (StatementException error) when (error.Error.SqlState == PostgresErrorCodes.InvalidFunctionDefinition)
        {
            isRefused = true;
        }

        if (isRefused) await Connection.ExecuteAsync("rollback to savepoint perennial_replace", ct).ConfigureAwait(false);
        await Connection.ExecuteAsync("release savepoint perennial_replace", ct).ConfigureAwait(false);
        if (!isRefused) return null;
        string? present = await Connection.QueryValueAsync<string>("select perennial.signature(perennial.routine($1))", [routine], ct).ConfigureAwait(false);
        if (present is not null) await bodies.RunAsync(new SqlStatement($"drop routine {present}", statement.Path, statement.Line, statement.Column), ct).ConfigureAwait(false);
        await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
        return present;
    }

    /// <summary>Makes a version's procedures those of its procedures.sql, whatever ran while it was open.</summary>
    public async Task ReplaceAllAsync(int version, EquatableArray<SqlStatement> statements, BodiesAside bodies, CancellationToken ct)
    {
        await DropNewAsync(version, ct).ConfigureAwait(false);
        await RestoreOlderAsync(version, bodies, ct).ConfigureAwait(false);
        await CreateAsync(version, "procedures.sql", statements, bodies, ct).ConfigureAwait(false);
        // Bodies that later versions brought stand above this one's.
        List<SqlStatement> later = await Connection.QueryAsync(
            "select signature, source from perennial.procedures where version > $1 order by version", [version], Recorded, ct).ConfigureAwait(false);
        await ReplaceEachAsync(version, later, bodies, ct).ConfigureAwait(false);
    }

    /// <summary>Whether a version brought other procedures than these to the database.</summary>
    public async Task<bool> DiffersAsync(int version, EquatableArray<SqlStatement> statements, CancellationToken ct)
    {
        List<string> recorded = await Connection.QueryAsync(
            "select source from perennial.procedures where version = $1", [version], static reader => reader.GetString(0), ct).ConfigureAwait(false);

        // Of a function that was dropped and made anew, the making is recorded; comments are not.
        return !recorded.ToHashSet().SetEquals(statements.Where(static statement => !statement.IsComment).Select(static statement => statement.Text)
            .Where(static text => !text.StartsWith("drop ", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Says of routines that are there what procedures.sql says of them.</summary>
    public async Task CommentAsync(EquatableArray<SqlStatement> statements, CancellationToken ct)
    {
        foreach (SqlStatement statement in statements.Where(static statement => statement.IsComment)) await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
    }

    /// <summary>Drops the procedures that no version has: a version's work must not trip over them, and <c>dev</c> makes them anew.</summary>
    public async Task DropDevelopmentAsync(CancellationToken ct)
    {
        List<string> left = await DropNewAsync(Development, ct).ConfigureAwait(false);
        if (left.Count > 0)
            throw new MigrationException($"Procedure {left[0]} was made by 'perennial dev', and something that was made by hand depends on it. Drop that first.");
        await Connection.ExecuteAsync("delete from perennial.procedures where version = 0", ct).ConfigureAwait(false);
    }

    /// <summary>Takes the rights of PUBLIC on all routines that this transaction made.</summary>
    public async Task RevokePublicAsync(CancellationToken ct)
    {
        List<string> made = await Connection.QueryAsync(
            RoutineQuery + " and p.xmin = pg_current_xact_id()::xid", [], static reader => reader.GetString(0), ct).ConfigureAwait(false);
        foreach (string signature in made) await RevokePublicAsync(signature, ct).ConfigureAwait(false);
    }

    private static SqlStatement Recorded(NpgsqlDataReader reader) => new(reader.GetString(1), "", 1, 1) { Routine = reader.GetString(0) };

    private async Task ReplaceEachAsync(int version, List<SqlStatement> statements, BodiesAside bodies, CancellationToken ct)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            session.Statements.Tell(version, "procedures.sql", i + 1, statements.Count, statements[i]);
            await ReplaceAsync(statements[i], bodies, ct).ConfigureAwait(false);
        }
    }

    // A row version of pg_proc that is new tells which routine a statement made or replaced, whatever the statement looks like.
    private async Task RecordChangesAsync(int version, SqlStatement statement, Dictionary<string, string> known, HashSet<string> dropped, CancellationToken ct)
    {
        foreach ((string signature, string row) in await RoutinesAsync(ct).ConfigureAwait(false))
        {
            string? before = known.GetValueOrDefault(signature);
            if (before == row) continue;
            await RevokePublicAsync(signature, ct).ConfigureAwait(false);
            await Connection.ExecuteAsync(
                """
                insert into perennial.procedures (version, signature, source, is_new)
                values ($1, $2, $3, $4 and (not $5 or exists (select from perennial.procedures o where o.signature = $2 and o.version < $1 and o.version <> 0)))
                on conflict (version, signature) do update set source = excluded.source
                """,
                [version, signature, statement.Text, before is null, dropped.Contains(signature)],
                ct).ConfigureAwait(false);
        }
    }

    private Task RevokePublicAsync(string signature, CancellationToken ct) =>
        Connection.ExecuteAsync($"revoke all on routine {signature} from public", ct);

    // What is set aside gets its body back, and is no change.
    private const string RoutineQuery =
        $"""
        select perennial.signature(p.oid), p.ctid::text
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        where n.nspname not in ('pg_catalog', 'information_schema', 'perennial') and n.nspname !~ '^pg_temp_'
          and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
          and p.prokind <> 'a' and p.prosrc is distinct from $perennial${BodiesAside.Placeholder}$perennial$
        """;

    private async Task<Dictionary<string, string>> RoutinesAsync(CancellationToken ct)
    {
        List<(string Signature, string Row)> rows = await Connection.QueryAsync(
            RoutineQuery, [], static reader => (reader.GetString(0), reader.GetString(1)), ct).ConfigureAwait(false);
        return rows.ToDictionary(static row => row.Signature, static row => row.Row, StringComparer.Ordinal);
    }
}
