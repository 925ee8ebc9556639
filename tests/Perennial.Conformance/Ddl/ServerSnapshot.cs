using Npgsql;

namespace Perennial.Conformance.Ddl;

/// <summary>The users' objects of a server as lines of text, in the form of <see cref="CatalogSnapshot"/>. Temporary objects are left out.</summary>
internal static class ServerSnapshot
{
    private const string UserSchema = "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'";

    private const string Query =
        $"""
        select 'schema ' || n.nspname from pg_namespace n where {UserSchema}
        union all
        select pg_catalog.format('relation %s.%s %s%s', n.nspname, c.relname, c.relkind, case when c.relrowsecurity then ' row security' else '' end)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where {UserSchema} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        union all
        select pg_catalog.format('column %s.%s.%s %s %s%s%s%s%s%s', n.nspname, c.relname, a.attname, row_number() over (partition by c.oid order by a.attnum), format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end, case when a.atthasdef or a.attidentity <> '' then ' default' else '' end,
            case a.attidentity when 'a' then ' always' when 'd' then ' by default' else '' end, case a.attgenerated when 's' then ' stored' when 'v' then ' virtual' else '' end,
            pg_catalog.concat(' ' || a.attinhcount, case when a.attislocal then '' else ' inherited' end))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where {UserSchema} and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and a.attnum > 0 and not a.attisdropped
        union all
        select pg_catalog.format('constraint %s.%s %s (%s)%s', n.nspname, coalesce(c.relname, t.typname), pg_catalog.concat(k.conname, ' ', k.contype),
            (select string_agg(coalesce(a.attname, '0'), ',' order by k2.i) from unnest(k.conkey) with ordinality k2 (attnum, i) left join pg_attribute a on a.attrelid = c.oid and a.attnum = k2.attnum),
            pg_catalog.concat(case when k.confrelid <> 0 then pg_catalog.concat(' ', k.confrelid::regclass, ' ', k.confdeltype, k.confupdtype) end, case when k.condeferrable then ' deferrable' end,
            case when k.convalidated then '' else ' not valid' end, case when k.contype in ('c', 'n') and k.connoinherit then ' no inherit' end, case when k.contype in ('c', 'n') and k.conrelid <> 0 then pg_catalog.concat(' ', k.coninhcount, case when k.conislocal then '' else ' inherited' end) end))
        from pg_constraint k left join pg_class c on c.oid = k.conrelid left join pg_type t on t.oid = k.contypid join pg_namespace n on n.oid = k.connamespace
        where {UserSchema} and k.contype in ('c', 'p', 'u', 'f', 'x', 'n') and not (k.contype = 'f' and k.conparentid <> 0 and k.confrelid in (select inhrelid from pg_inherits))
        union all
        select pg_catalog.format('inherits %s.%s from %s', n.nspname, c.relname, p.relname)
        from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent join pg_namespace n on n.oid = c.relnamespace where {UserSchema} and c.relkind in ('r', 'p', 'f')
        union all
        select pg_catalog.format('index %s.%s on %s %s (%s) %s%s%s', n.nspname, i.relname, c.relname, m.amname,
            (select string_agg(coalesce(a.attname, '0'), ',' order by k.i) from unnest(x.indkey::int2[]) with ordinality k (attnum, i) left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum),
            x.indnkeyatts, case when x.indisunique then ' unique' else '' end, case when x.indpred is not null then ' partial' else '' end)
        from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = i.relam where {UserSchema}
        union all
        select pg_catalog.format('options %s.%s %s', n.nspname, c.relname, (select string_agg(split_part(o, '=', 1), ',' order by split_part(o, '=', 1) collate "C") from unnest(c.reloptions) o))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where {UserSchema} and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.reloptions is not null
        union all
        select pg_catalog.format('replica identity %s.%s %s', n.nspname, c.relname, c.relreplident)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where {UserSchema} and c.relkind in ('r', 'p', 'm') and c.relreplident <> 'd'
        union all
        select pg_catalog.format('storage %s.%s.%s %s', n.nspname, c.relname, a.attname, s.storage)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
        cross join lateral pg_catalog.format('%s %s %s %s', case when a.attstorage <> t.typstorage then a.attstorage end, to_jsonb(a) ->> 'attcompression', nullif(a.attstattarget, -1),
            (select string_agg(split_part(o, '=', 1), ',' order by split_part(o, '=', 1) collate "C") from unnest(a.attoptions) o)) s (storage)
        where {UserSchema} and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped and s.storage <> '   '
        union all
        select pg_catalog.format('index storage %s.%s %s', n.nspname, i.relname, m.marks)
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
        cross join lateral pg_catalog.concat((select string_agg(split_part(o, '=', 1), ',' order by split_part(o, '=', 1) collate "C") from unnest(i.reloptions) o),
            case when x.indisclustered then ' clustered' end, case when x.indisreplident then ' identity' end) m (marks)
        where {UserSchema} and m.marks <> ''
        union all
        select pg_catalog.format('statistics %I.%I on %s.%s (%s) %s %s', sn.nspname, s.stxname, n.nspname, c.relname,
            (select string_agg(a.attname, ',' order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (s.stxkeys)), array_to_string(s.stxkind, ''), coalesce(s.stxstattarget, -1))
        from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid join pg_namespace n on n.oid = c.relnamespace join pg_namespace sn on sn.oid = s.stxnamespace where {UserSchema} and sn.nspname not like 'pg\_%'
        union all
        select pg_catalog.format('comment on statistics %I.%I %s', sn.nspname, s.stxname, d.description)
        from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid join pg_namespace n on n.oid = c.relnamespace join pg_namespace sn on sn.oid = s.stxnamespace
            join pg_description d on d.classoid = 'pg_statistic_ext'::regclass and d.objoid = s.oid where {UserSchema}
        union all
        select pg_catalog.format('trigger %s on %s.%s %s %s', t.tgname, n.nspname, c.relname, t.tgtype, t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        where {UserSchema} and not t.tgisinternal
        union all
        select pg_catalog.format('rule %s on %s.%s %s %s %s', r.rulename, n.nspname, c.relname, r.ev_type, r.is_instead, r.ev_enabled)
        from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace where {UserSchema} and r.ev_type <> '1'
        union all
        select pg_catalog.format('policy %s on %s.%s %s%s', p.polname, n.nspname, c.relname, p.polcmd, case when p.polpermissive then '' else ' restrictive' end)
        from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where {UserSchema}
        union all
        select pg_catalog.format('type %s.%s %s %s %s%s', n.nspname, t.typname, t.typtype, t.typcategory, coalesce((select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum e where e.enumtypid = t.oid), ''),
            case when t.typtype = 'd' then pg_catalog.concat(format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then ' not null' end, case when t.typdefault is not null then ' default' end)
                when t.typtype = 'r' then (select format_type(rngsubtype, null) from pg_range where rngtypid = t.oid) end)
        from pg_type t join pg_namespace n on n.oid = t.typnamespace where {UserSchema}
        union all
        select pg_catalog.format('routine %s.%s(%s) %s returns %s%s %s%s%s', n.nspname, p.proname,
            (select string_agg(pg_catalog.concat(coalesce(p.proargmodes[x.i], 'i'), ' ', p.proargnames[x.i], ' ', format_type(x.a, null)), ', ' order by x.i) from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality x (a, i)),
            p.prokind, case when p.proretset then 'setof ' else '' end, format_type(p.prorettype, null), pg_catalog.concat(p.provolatile, case when p.proisstrict then ' strict' end, case when p.prosecdef then ' definer' end),
            pg_catalog.concat(' ', p.pronargdefaults, ' ', (select l.lanname from pg_language l where l.oid = p.prolang)), case when p.provariadic <> 0 then ' variadic' else '' end)
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where {UserSchema}
        union all
        select pg_catalog.format('operator %s.%s %s %s %s', n.nspname, o.oprname, format_type(o.oprleft, null), format_type(o.oprright, null), format_type(o.oprresult, null))
        from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where {UserSchema} and o.oprcode <> 0
        union all
        select pg_catalog.format('cast %s %s %s', format_type(castsource, null), format_type(casttarget, null), pg_catalog.concat(castcontext, castmethod)) from pg_cast where oid >= 16384
        union all
        select pg_catalog.format('text search template %s.%s', n.nspname, t.tmplname) from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace where t.oid >= 16384 and {UserSchema}
        union all
        select pg_catalog.format('text search parser %s.%s', n.nspname, p.prsname) from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace where {UserSchema}
        union all
        select pg_catalog.format('text search dictionary %s.%s %s', n.nspname, d.dictname, t.tmplname) from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace join pg_ts_template t on t.oid = d.dicttemplate where {UserSchema}
        union all
        select pg_catalog.format('text search configuration %s.%s %s', n.nspname, c.cfgname, p.prsname) from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace join pg_ts_parser p on p.oid = c.cfgparser where {UserSchema}
        union all
        select pg_catalog.format('mapping of %s.%s for %s: %s', n.nspname, c.cfgname, t.alias, string_agg(d.dictname, ',' order by m.mapseqno))
        from pg_ts_config_map m join pg_ts_config c on c.oid = m.mapcfg join pg_namespace n on n.oid = c.cfgnamespace join pg_ts_dict d on d.oid = m.mapdict
        cross join lateral ts_token_type(c.cfgparser) t where t.tokid = m.maptokentype and {UserSchema} group by n.nspname, c.cfgname, t.alias
        union all
        select pg_catalog.format('comment on text search %s %s', coalesce(c.cfgname, d.dictname), o.description)
        from pg_description o left join pg_ts_config c on o.classoid = 'pg_ts_config'::regclass and c.oid = o.objoid left join pg_ts_dict d on o.classoid = 'pg_ts_dict'::regclass and d.oid = o.objoid
        where o.objoid >= 16384 and coalesce(c.oid, d.oid) is not null and not exists (select from pg_depend e where e.classid = o.classoid and e.objid = o.objoid and e.deptype = 'e')
        union all
        select pg_catalog.format('extension %s in %s', e.extname, n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.oid >= 16384
        union all
        select pg_catalog.format('comment on %s %s', n.nspname || '.' || c.relname, pg_catalog.concat(d.objsubid, ' ', d.description)) from pg_description d join pg_class c on d.classoid = 'pg_class'::regclass and c.oid = d.objoid
        join pg_namespace n on n.oid = c.relnamespace where {UserSchema} and c.relkind <> 'i' and c.relkind <> 'I'
        union all
        select pg_catalog.format('comment on type %s %s', format_type(t.oid, null), d.description) from pg_description d join pg_type t on d.classoid = 'pg_type'::regclass and t.oid = d.objoid
        join pg_namespace n on n.oid = t.typnamespace where {UserSchema} and not exists (select from pg_depend e where e.classid = d.classoid and e.objid = d.objoid and e.deptype = 'e')
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
