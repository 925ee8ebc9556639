using Npgsql;
using Perennial.Migrations.Connections;
using Perennial.Sql.Binding;

namespace Perennial.Migrations.Access;

/// <summary>Brings the rights of service roles to what the procedures say: grants what is missing, takes away what should not be there.</summary>
internal static class AccessGrants
{
    private sealed record Routine(string Signature, string Schema);

    /// <summary>Brings all recorded roles up to date, as every upgrade does in its own transaction.</summary>
    public static async Task RefreshAsync(NpgsqlConnection connection, AccessNeeds needs, CancellationToken ct)
    {
        List<(string Role, string Service)> roles = await connection.QueryAsync(
            "select r.role_name, r.service from perennial.roles r join pg_roles p on p.rolname = r.role_name order by 1",
            [],
            static reader => (reader.GetString(0), reader.GetString(1)),
            ct).ConfigureAwait(false);
        foreach ((string role, string service) in roles) await ApplyAsync(connection, role, service, needs, ct).ConfigureAwait(false);
    }

    /// <summary>Brings one role up to date.</summary>
    /// <returns>How many procedures it may call, and its rights on tables and sequences.</returns>
    public static async Task<(int Procedures, List<string> TableRights)> ApplyAsync(
        NpgsqlConnection connection, string role, string service, AccessNeeds needs, CancellationToken ct)
    {
        CallableProcedure[] own = [.. needs.Callable.Where(procedure => procedure.MayBeCalledBy(service))];
        string[] asked = Array.ConvertAll(own, static procedure => procedure.Signature);
        RelationRight[] rights = [.. own.SelectMany(static procedure => procedure.Rights), .. needs.Others.Where(other => other.Service == service).Select(static other => other.Right)];
        List<Routine> wanted = await connection.QueryAsync(
            """
            select distinct perennial.signature(p.oid), quote_ident(n.nspname)
            from unnest($1) as asked (signature)
            join pg_proc p on p.oid = perennial.routine(asked.signature)
            join pg_namespace n on n.oid = p.pronamespace
            """,
            [asked],
            static reader => new Routine(reader.GetString(0), reader.GetString(1)),
            ct).ConfigureAwait(false);
        HashSet<string> routines = [.. wanted.Select(static routine => routine.Signature), "perennial.check_contract(integer,text[])"];
        HashSet<string> schemas = [.. wanted.Select(static routine => routine.Schema), "perennial"];
        schemas.UnionWith(await connection.QueryAsync(
            "select quote_ident(n.nspname) from pg_namespace n where n.nspname = any ($1)",
            [rights.Select(static right => right.Schema).Distinct().ToArray()],
            static reader => reader.GetString(0),
            ct).ConfigureAwait(false));

        string grantee = Quote(role);
        HashSet<string> heldRoutines = await HeldAsync(
            connection,
            "select perennial.signature(p.oid) from pg_proc p, aclexplode(p.proacl) a where a.grantee = $1::regrole",
            grantee,
            ct).ConfigureAwait(false);
        HashSet<string> heldSchemas = await HeldAsync(
            connection,
            "select quote_ident(n.nspname) from pg_namespace n, aclexplode(n.nspacl) a where a.grantee = $1::regrole and a.privilege_type = 'USAGE'",
            grantee,
            ct).ConfigureAwait(false);
        HashSet<string> creatable = await HeldAsync(
            connection,
            "select quote_ident(n.nspname) from pg_namespace n, aclexplode(n.nspacl) a where a.grantee = $1::regrole and a.privilege_type = 'CREATE'",
            grantee,
            ct).ConfigureAwait(false);

        foreach (string schema in schemas.Except(heldSchemas)) await connection.ExecuteAsync($"grant usage on schema {schema} to {grantee}", ct).ConfigureAwait(false);
        foreach (string schema in creatable) await connection.ExecuteAsync($"revoke create on schema {schema} from {grantee}", ct).ConfigureAwait(false);
        foreach (string routine in routines.Except(heldRoutines)) await connection.ExecuteAsync($"grant execute on routine {routine} to {grantee}", ct).ConfigureAwait(false);
        foreach (string routine in heldRoutines.Except(routines)) await connection.ExecuteAsync($"revoke all on routine {routine} from {grantee}", ct).ConfigureAwait(false);
        foreach (string schema in heldSchemas.Except(schemas)) await connection.ExecuteAsync($"revoke all on schema {schema} from {grantee}", ct).ConfigureAwait(false);
        return (wanted.Count, await TableRights.GrantAsync(connection, role, rights, ct).ConfigureAwait(false));
    }

    /// <summary>The name as SQL writes an identifier; regrole reads it the same way.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";

    private static async Task<HashSet<string>> HeldAsync(NpgsqlConnection connection, string sql, string grantee, CancellationToken ct) =>
        [.. await connection.QueryAsync(sql, [grantee], static reader => reader.GetString(0), ct).ConfigureAwait(false)];
}
