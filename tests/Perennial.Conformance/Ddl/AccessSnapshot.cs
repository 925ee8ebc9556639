using Npgsql;
using Perennial.Sql.Catalog;

namespace Perennial.Conformance.Ddl;

/// <summary>Who may do what, as lines of text: of a catalog, and of a server. Grants that nobody made count as well.</summary>
internal static class AccessSnapshot
{
    private const string UserSchema = "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'";

    private const string Query =
        $"""
        with access (name, acl, owner) as (
            select 'schema ' || n.nspname, coalesce(n.nspacl, acldefault('n', n.nspowner)), n.nspowner from pg_namespace n where {UserSchema}
            union all
            select concat('relation ', n.nspname, '.', c.relname), coalesce(c.relacl, acldefault(case when c.relkind = 'S' then 's'::"char" else 'r'::"char" end, c.relowner)), c.relowner
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where {UserSchema} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
            union all
            select concat('column ', n.nspname, '.', c.relname, '.', a.attname), a.attacl, c.relowner
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid where {UserSchema} and a.attnum > 0 and not a.attisdropped and a.attacl is not null
            union all
            select concat('routine ', n.nspname, '.', p.proname), coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace where {UserSchema}
            union all
            select concat('type ', n.nspname, '.', t.typname), coalesce(t.typacl, acldefault('T', t.typowner)), t.typowner
            from pg_type t join pg_namespace n on n.oid = t.typnamespace where {UserSchema} and t.typcategory <> 'A'
            union all
            select concat_ws(' ', 'default', d.defaclobjtype, n.nspname, nullif(d.defaclrole::regrole::text, current_user)), d.defaclacl, d.defaclrole from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
        )
        select concat(a.name, ' ', case when x.grantee = 0 then 'public' when x.grantee = a.owner or a.name = 'schema public' and x.grantee::regrole::text = 'pg_database_owner' then '' else pg_get_userbyid(x.grantee) end, ' ',
            lower(x.privilege_type), case when x.is_grantable and x.grantee <> a.owner then ' with grant option' end)
        from access a cross join lateral aclexplode(a.acl) x
        """;

    public static SortedSet<string> Of(DatabaseCatalog catalog)
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        foreach (Schema schema in catalog.UserSchemas) Add("schema " + schema.Name, catalog.AccessOf(schema));
        foreach (Relation relation in catalog.UserRelations.Where(static relation => relation.Kind != RelationKind.CompositeType && relation.Schema != SchemaName.Temporary))
        {
            Add($"relation {relation.Schema}.{relation.Name}", catalog.AccessOf(relation));
            foreach (Column column in relation.Columns) Add($"column {relation.Schema}.{relation.Name}.{column.Name}", column.Access ?? AccessList.Empty);
        }

        foreach (Routine routine in catalog.UserRoutines) Add($"routine {routine.Schema}.{routine.Name}", catalog.AccessOf(routine));
        foreach (SqlType type in catalog.UserTypes.Where(static type => !type.IsArray && type.Schema != SchemaName.Temporary)) Add($"type {type.Schema}.{type.Name}", catalog.AccessOf(type));
        foreach ((DefaultPrivilegesKey key, AccessList access) in catalog.DefaultPrivileges)
        {
            string letter = key.Kind switch { AccessKind.Table => "r", AccessKind.Sequence => "S", AccessKind.Routine => "f", AccessKind.Type => "T", _ => "n" };
            Add(string.Join(' ', new[] { "default", letter, key.Schema, key.Role }.Where(static part => part.Length > 0)), access);
        }

        return lines;

        void Add(string name, AccessList access)
        {
            foreach (AccessItem item in access.Items)
            {
                foreach (Privileges privilege in Enum.GetValues<Privileges>().Where(privilege => privilege != Privileges.None && item.Privileges.HasFlag(privilege)))
                    lines.Add($"{name} {item.Grantee} {privilege.ToString().ToLowerInvariant()}{(item.GrantOptions.HasFlag(privilege) && item.Grantee.Length > 0 ? " with grant option" : "")}");
            }
        }
    }

    public static async Task<SortedSet<string>> ReadAsync(NpgsqlConnection server, CancellationToken ct)
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        await using NpgsqlCommand command = new(Query, server);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) lines.Add(reader.GetString(0));
        return lines;
    }
}
