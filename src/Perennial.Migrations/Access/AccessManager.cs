using Npgsql;
using Perennial.Migrations.Access;
using Perennial.Migrations.Connections;
using Perennial.Migrations.Runner;
using Perennial.Sql.Services;

namespace Perennial.Migrations;

/// <summary>Makes a role per service and keeps its rights: EXECUTE on what the service may call, the rights on tables that queries with their caller's rights need, and nothing else.</summary>
public static class AccessManager
{
    /// <summary>
    /// Creates missing roles, sets their passwords, grants what is missing and takes away what should not be there. May be repeated.
    /// The connection's role needs CREATEROLE and owns the database's objects; it need not be a superuser.
    /// </summary>
    /// <exception cref="MigrationException">Something stands in the way; the message says what, and what to do.</exception>
    public static async Task<IReadOnlyList<ServiceRole>> ApplyAsync(
        string connectionString, DatabaseFolder folder, AccessOptions options, CancellationToken ct = default)
    {
        Verify(options);

        // Bodies are bound before a lock is taken or a transaction begins.
        Func<int, AccessNeeds> needsAt = folder.FindAccess(ct);
        RunnerSession session = await RunnerSession.StartAsync(
            connectionString, "access", wait: null, LockPolicy.Default, folder.Options.OldestPostgres, static _ => { }, ct).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            List<ServiceRole> roles = [];
            try
            {
                await using NpgsqlTransaction transaction = await session.Work.BeginTransactionAsync(ct).ConfigureAwait(false);
                int version = await session.Work.QueryValueAsync<int>("select coalesce((select version from perennial.database), 0)", [], ct).ConfigureAwait(false);
                AccessNeeds needs = needsAt(version);
                foreach (string service in folder.Services)
                    roles.Add(await ApplyOneAsync(session.Work, needs, service, options, ct).ConfigureAwait(false));
                await transaction.CommitAsync(ct).ConfigureAwait(false);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new MigrationException(
                    $"User {session.Work.UserName} may not do this: {error.MessageText}. It needs CREATEROLE, must own the database's objects, and must have made the service roles itself (or have ADMIN OPTION on them).", error);
            }

            return roles;
        }
    }

    private static async Task<ServiceRole> ApplyOneAsync(NpgsqlConnection connection, AccessNeeds needs, string service, AccessOptions options, CancellationToken ct)
    {
        string role = $"{options.Prefix}_{service}";
        if (System.Text.Encoding.UTF8.GetByteCount(role) > 63) throw new MigrationException($"Role name '{role}' is longer than the 63 bytes that PostgreSQL keeps. Use a shorter prefix.");
        string password = DerivedPassword.For(options.Secret, service, options.Rotation);
        string verifier = ScramVerifier.Create(password, DerivedPassword.SaltFor(options.Secret, role, options.Rotation));
        string quoted = AccessGrants.Quote(role);

        await EnsureRoleAsync(connection, role, quoted, verifier, ct).ConfigureAwait(false);
        await connection.ExecuteAsync(
            """
            insert into perennial.roles (role_name, service, rotation) values ($1, $2, $3)
            on conflict (role_name) do update set service = excluded.service, rotation = excluded.rotation
            """,
            [role, service, options.Rotation],
            ct).ConfigureAwait(false);
        await TableRights.RevokeAsync(connection, role, ct).ConfigureAwait(false);
        (int procedures, List<string> rights) = await AccessGrants.ApplyAsync(connection, role, service, needs, ct).ConfigureAwait(false);
        bool mayConnect = await connection.QueryValueAsync<bool>("select has_database_privilege($1, current_database(), 'connect')", [role], ct).ConfigureAwait(false);
        if (!mayConnect) await connection.ExecuteAsync($"grant connect on database {AccessGrants.Quote(connection.Database)} to {quoted}", ct).ConfigureAwait(false);
        return new ServiceRole(service, role, password, procedures) { TableRights = rights };
    }

    private static async Task EnsureRoleAsync(NpgsqlConnection connection, string role, string quoted, string verifier, CancellationToken ct)
    {
        List<string[]> excess = await connection.QueryAsync(
            """
            select array_remove(array[
                case when r.rolsuper then 'nosuperuser' end, case when r.rolcreatedb then 'nocreatedb' end, case when r.rolcreaterole then 'nocreaterole' end,
                case when r.rolreplication then 'noreplication' end, case when r.rolbypassrls then 'nobypassrls' end, case when not r.rolcanlogin then 'login' end], null)
            from pg_roles r
            where r.rolname = $1
            """,
            [role],
            static reader => reader.GetFieldValue<string[]>(0),
            ct).ConfigureAwait(false);
        if (excess.Count == 0)
        {
            await connection.ExecuteAsync($"create role {quoted} login password '{verifier}'", ct).ConfigureAwait(false);
            return;
        }

        // Attributes are named only where they are wrong: naming SUPERUSER at all takes a superuser.
        await connection.ExecuteAsync($"alter role {quoted} {string.Join(' ', excess[0])} password '{verifier}'", ct).ConfigureAwait(false);
        List<string> memberships = await connection.QueryAsync(
            "select distinct format('revoke %I from %s', g.rolname, $1) from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = $1::regrole",
            [quoted],
            static reader => reader.GetString(0),
            ct).ConfigureAwait(false);
        foreach (string statement in memberships) await connection.ExecuteAsync(statement, ct).ConfigureAwait(false);
    }

    private static void Verify(AccessOptions options)
    {
        if (options.Secret.Length < 16)
            throw new MigrationException("The secret is shorter than 16 characters. All passwords are derived from it: use 32 random characters or more.");
        if (!AccessPrefix.IsValid(options.Prefix)) throw new MigrationException($"Prefix '{options.Prefix}' is no beginning of a role's name. Name another one (--prefix): {AccessPrefix.Form}.");
    }
}
