using Npgsql;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Folder;
using Perennial.Migrations.Runner;
using Perennial.Sql;

namespace Perennial.Migrations.Procedures;

/// <summary>
/// A body in BEGIN ATOMIC or RETURN holds on to the tables it uses, so that the server refuses to drop or retype a column below it, although the same version
/// brings another body. So such bodies of procedures are set aside at the statement that is refused, and written again after the script.
/// Always inside the caller's transaction: no other session sees a procedure without its body.
/// </summary>
internal sealed class BodiesAside(RunnerSession session, EquatableArray<string> procedures)
{
    /// <summary>The body of a procedure that is set aside. A call of it fails with these words in the message.</summary>
    public const string Placeholder = "select 'its body is being replaced by perennial'::pg_catalog.int4";

    private readonly HashSet<string> _aside = [];

    private NpgsqlConnection Connection => session.Work;

    /// <summary>Runs a script, with bodies set aside where one of its statements asks for it.</summary>
    public async Task RunAsync(int version, string step, EquatableArray<SqlStatement> statements, CancellationToken ct)
    {
        bool hasBodies = await HasBodiesAsync(ct).ConfigureAwait(false);
        for (int i = 0; i < statements.Count; i++)
        {
            session.Statements.Tell(version, step, i + 1, statements.Count, statements[i]);
            if (hasBodies && MayBeRefused(statements[i].Text)) hasBodies = await TryAsync(statements[i], ct).ConfigureAwait(false);
            else await session.Statements.RunOneAsync(statements[i], ct).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a statement of procedures, which may drop one that a body calls.</summary>
    public async Task RunAsync(SqlStatement statement, CancellationToken ct)
    {
        if (MayBeRefused(statement.Text) && await HasBodiesAsync(ct).ConfigureAwait(false)) await TryAsync(statement, ct).ConfigureAwait(false);
        else await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
    }

    /// <summary>Writes the bodies again that nothing has replaced since, each from its newest text.</summary>
    /// <param name="version">The version whose procedures are the newest.</param>
    /// <exception cref="MigrationException">A procedure's text is not known, because no version's procedures.sql brought it.</exception>
    public async Task RestoreAsync(int version, CancellationToken ct)
    {
        if (_aside.Count == 0) return;
        List<(string Signature, string? Source)> left = await Connection.QueryAsync(
            """
            select a.signature, (
                select r.source from perennial.procedures r where r.signature = a.signature and r.version <= $2 and r.version <> 0 order by r.version desc limit 1)
            from unnest($1::text[]) as a (signature)
            join pg_proc p on p.oid = perennial.routine(a.signature)
            where p.prosqlbody is null and p.prosrc = $3
            order by a.signature
            """,
            [_aside.ToArray(), version, Placeholder],
            static reader => (reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)),
            ct).ConfigureAwait(false);
        foreach ((string signature, string? source) in left)
        {
            if (source is null)
                throw new MigrationException($"A statement of version {version} changes what the body of {signature} uses, and no procedures.sql has that body. Write 'create or replace' of it into upgrade.sql, before that statement.");
            await session.Statements.RunOneAsync(new SqlStatement(source, "", 1, 1), ct).ConfigureAwait(false);
        }
    }

    private static bool MayBeRefused(string statement) =>
        statement.StartsWith("alter", StringComparison.OrdinalIgnoreCase) || statement.StartsWith("drop", StringComparison.OrdinalIgnoreCase) || statement.StartsWith("do", StringComparison.OrdinalIgnoreCase);

    // True while there may be more to set aside.
    private async Task<bool> TryAsync(SqlStatement statement, CancellationToken ct)
    {
        await Connection.ExecuteAsync("savepoint perennial_bodies", ct).ConfigureAwait(false);
        bool isRefused = false;
        try
        {
            await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
        }
        catch (StatementException error) when (error.Error.SqlState is PostgresErrorCodes.DependentObjectsStillExist or PostgresErrorCodes.FeatureNotSupported)
        {
            isRefused = true;
        }

        if (isRefused) await Connection.ExecuteAsync("rollback to savepoint perennial_bodies", ct).ConfigureAwait(false);
        await Connection.ExecuteAsync("release savepoint perennial_bodies", ct).ConfigureAwait(false);
        if (!isRefused) return true;
        await SetAsideAsync(ct).ConfigureAwait(false);
        await session.Statements.RunOneAsync(statement, ct).ConfigureAwait(false);
        return false;
    }

    private async Task SetAsideAsync(CancellationToken ct)
    {
        List<(string Signature, string Create)> bodies = await Connection.QueryAsync(
            Bodies(
                """
                p.signature, format(
                    'create or replace %s %I.%I(%s)%s language sql as %L', case p.prokind when 'p' then 'procedure' else 'function' end, p.nspname, p.proname,
                    pg_get_function_arguments(p.oid), ' returns ' || pg_get_function_result(p.oid), $2)
                """),
            [procedures.ToArray(), Placeholder],
            static reader => (reader.GetString(0), reader.GetString(1)),
            ct).ConfigureAwait(false);
        await Connection.ExecuteAsync("set local check_function_bodies = off", ct).ConfigureAwait(false);
        foreach ((string signature, string create) in bodies)
        {
            await Connection.ExecuteAsync(create, ct).ConfigureAwait(false);
            _aside.Add(signature);
        }
    }

    private async Task<bool> HasBodiesAsync(CancellationToken ct)
    {
        // Servers before 14 know no such bodies.
        if (Connection.PostgreSqlVersion.Major < 14) return false;
        return (await Connection.QueryAsync(Bodies("p.signature"), [procedures.ToArray()], static reader => reader.GetString(0), ct).ConfigureAwait(false)).Count > 0;
    }

    // Only of procedures: what upgrade.sql makes for itself it has to care for itself.
    private static string Bodies(string columns) =>
        $"""
        select {columns}
        from (
            select p.*, n.nspname, perennial.signature(p.oid) as signature
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prosqlbody is not null and n.nspname not in ('pg_catalog', 'information_schema')
        ) p
        where p.oid in (select perennial.routine(s) from unnest($1::text[]) as s) or p.signature in (select r.signature from perennial.procedures r)
        order by p.signature
        """;
}
