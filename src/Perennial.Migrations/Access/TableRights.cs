using Npgsql;
using Perennial.Migrations.Connections;
using Perennial.Sql.Binding;

namespace Perennial.Migrations.Access;

/// <summary>Rights of service roles on tables, columns and sequences: what queries with their caller's rights need, and no more.</summary>
internal static class TableRights
{
    /// <summary>Takes away all rights of a role on tables, columns, sequences and the database.</summary>
    public static async Task RevokeAsync(NpgsqlConnection connection, string role, CancellationToken ct)
    {
        List<string> statements = await connection.QueryAsync(
            """
            select distinct format('revoke all on %s %I.%I from %s', case when c.relkind = 'S' then 'sequence' else 'table' end, n.nspname, c.relname, $1)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            cross join aclexplode(c.relacl) a
            where a.grantee = $1::regrole
            union
            select format('revoke all (%I) on table %I.%I from %s', t.attname, n.nspname, c.relname, $1)
            from pg_attribute t
            join pg_class c on c.oid = t.attrelid
            join pg_namespace n on n.oid = c.relnamespace
            cross join aclexplode(t.attacl) a
            where a.grantee = $1::regrole
            union
            select format('revoke create on database %I from %s', d.datname, $1)
            from pg_database d
            cross join aclexplode(d.datacl) a
            where d.datname = current_database() and a.grantee = $1::regrole and a.privilege_type = 'CREATE'
            """,
            [AccessGrants.Quote(role)],
            static reader => reader.GetString(0),
            ct).ConfigureAwait(false);
        foreach (string statement in statements) await connection.ExecuteAsync(statement, ct).ConfigureAwait(false);
    }

    /// <summary>Grants rights. What a later version brings or an earlier one lacks is left out.</summary>
    /// <returns>What the role has by them, as people read it: <c>insert (entry_id, name) on bench.entries</c>.</returns>
    public static async Task<List<string>> GrantAsync(NpgsqlConnection connection, string role, IEnumerable<RelationRight> rights, CancellationToken ct)
    {
        RelationRight[] wanted = [.. rights.Distinct()];
        if (wanted.Length == 0) return [];
        List<(string Right, bool IsHeld)> rightsOfRole = await connection.QueryAsync(
            """
            select w.privilege || coalesce(' (' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ')', '')
                || ' on ' || case when c.relkind = 'S' then 'sequence ' else '' end || format('%I.%I', n.nspname, c.relname),
                bool_and(case
                    when c.relkind = 'S' then has_sequence_privilege($5, c.oid, w.privilege)
                    when a.attnum is null then has_table_privilege($5, c.oid, w.privilege)
                    else has_column_privilege($5, c.oid, a.attnum, w.privilege) end)
            from unnest($1, $2, $3, $4) as w (schema_name, relation_name, privilege, column_name)
            join pg_namespace n on n.nspname = w.schema_name
            join pg_class c on c.relnamespace = n.oid and c.relname = w.relation_name
            left join pg_attribute a on a.attrelid = c.oid and a.attname = w.column_name and not a.attisdropped
            where w.column_name is null or a.attname is not null
            group by n.nspname, c.relname, c.relkind, w.privilege
            order by n.nspname, c.relname, w.privilege
            """,
            [
                Array.ConvertAll(wanted, static right => right.Schema), Array.ConvertAll(wanted, static right => right.Relation),
                Array.ConvertAll(wanted, static right => right.Privilege), Array.ConvertAll(wanted, static right => right.Column), role,
            ],
            static reader => (reader.GetString(0), reader.GetBoolean(1)),
            ct).ConfigureAwait(false);

        // A GRANT of what is held would still write the table's rows of the catalog, and every session would look the table up anew.
        foreach ((string right, bool isHeld) in rightsOfRole)
        {
            if (!isHeld) await connection.ExecuteAsync($"grant {right} to {AccessGrants.Quote(role)}", ct).ConfigureAwait(false);
        }

        return [.. rightsOfRole.Select(static right => right.Right)];
    }
}
