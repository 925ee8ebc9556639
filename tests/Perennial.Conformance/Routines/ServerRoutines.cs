using Npgsql;

namespace Perennial.Conformance.Routines;

/// <summary>A server's functions and procedures that are not its own, as lines of text, in the form of <see cref="DescribedRoutines"/>. Those of extensions and the constructors of range types are left out.</summary>
internal static class ServerRoutines
{
    private const string Query =
        """
        with routine as (
            select p.*, n.nspname, l.lanname, coalesce(p.proallargtypes, p.proargtypes::oid[]) as types, coalesce(p.proargmodes::text[], '{}') as modes, coalesce(p.proargnames, '{}') as names
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
            where p.oid >= 16384 and n.nspname not like 'pg\_temp\_%' and p.prokind in ('f', 'p', 'w')
                and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i')))
        select pg_catalog.format('%s %s.%s(%s)%s language %s%s',
            case r.prokind when 'p' then 'procedure' else 'function' end, r.nspname, r.proname,
            (select string_agg(pg_catalog.concat(case coalesce(r.modes[a.i], 'i') when 'i' then 'in' when 'o' then 'out' when 'b' then 'inout' when 'v' then 'variadic' else 'table' end,
                    ' ', r.names[a.i], ' ', format_type(a.type, null), case when a.mode_in and a.input > r.pronargs - r.pronargdefaults then ' default' end), ', ' order by a.i)
                from (select t.i, t.type, coalesce(r.modes[t.i], 'i') in ('i', 'b', 'v') as mode_in, count(*) filter (where coalesce(r.modes[t.i], 'i') in ('i', 'b', 'v')) over (order by t.i) as input
                    from unnest(r.types) with ordinality t (type, i)) a),
            case when r.prokind <> 'p' then ' returns ' || pg_get_function_result(r.oid) end,
            r.lanname,
            ' columns ' || coalesce(
                (select string_agg(pg_catalog.concat(coalesce(nullif(r.names[t.i], ''), 'column' || t.number), ' ', format_type(t.type, null)), ', ' order by t.i)
                    from (select o.i, o.type, row_number() over (order by o.i) as number from unnest(r.types) with ordinality o (type, i) where r.modes[o.i] in ('o', 'b', 't')) t),
                case when r.prokind = 'p' then null when r.prorettype in ('void'::regtype, 'record'::regtype) then null
                    else coalesce(
                        (select string_agg(pg_catalog.concat(a.attname, ' ', format_type(a.atttypid, null)), ', ' order by a.attnum)
                            from pg_type t join pg_attribute a on a.attrelid = t.typrelid where t.oid = r.prorettype and a.attnum > 0 and not a.attisdropped),
                        r.proname || ' ' || format_type(r.prorettype, null)) end))
        from routine r
        """;

    public static async Task<SortedSet<string>> ReadAsync(NpgsqlConnection server, CancellationToken ct)
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        await using NpgsqlCommand command = new(Query, server);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) lines.Add(reader.GetString(0));
        return lines;
    }
}
