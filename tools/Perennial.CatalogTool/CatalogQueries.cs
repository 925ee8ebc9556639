namespace Perennial.CatalogTool;

/// <summary>The queries on the system catalogs. Each takes a condition on the object's oid, so that the same ones read built-in objects and an extension's.</summary>
internal static class CatalogQueries
{
    /// <summary>Collations that exist on every server whatever its locale, or that schemas commonly name.</summary>
    private const string PortableCollations =
        "'default', 'C', 'POSIX', 'ucs_basic', 'unicode', 'pg_c_utf8', 'pg_unicode_fast', 'und-x-icu', 'en-x-icu', 'en-US-x-icu', 'de-x-icu', 'fr-x-icu', 'es-x-icu', 'sv-x-icu'";

    public static string Types(int serverVersion, string condition) => $"""
        select t.oid::int8, n.nspname, t.typname, t.typtype::text, t.typcategory::text, t.typispreferred, t.typlen::int, t.typelem::int8, t.typarray::int8,
               t.typbasetype::int8, t.typtypmod, t.typnotnull, t.typcollation::int8, t.typmodin <> 0, t.typrelid::int8,
               {(serverVersion >= 14 ? "t.typsubscript = 'array_subscript_handler'::regproc" : "t.typlen = -1")} and t.typelem <> 0,
               coalesce(r.rngsubtype::int8, {(serverVersion >= 14 ? "m.rngsubtype::int8, " : "")}0),
               coalesce({(serverVersion >= 14 ? "r.rngmultitypid::int8, m.rngtypid::int8, " : "")}0),
               array(select enumlabel::text from pg_enum e where e.enumtypid = t.oid order by enumsortorder),
               array(select conname::text from pg_constraint k where k.contypid = t.oid and k.contype = 'c' order by k.oid)
        from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_range r on r.rngtypid = t.oid
        {(serverVersion >= 14 ? "left join pg_range m on m.rngmultitypid = t.oid" : "")}
        where {condition} order by t.oid
        """;

    public static string Relations(string condition) => $"""
        select c.oid::int8, n.nspname, c.relname, c.relkind::text, c.reltype::int8
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'v', 'm', 'f', 'p', 'S', 'c') and {condition} order by c.oid
        """;

    public static string Columns(string condition) => $"""
        select c.oid::int8, a.attname, a.attnum::int, a.atttypid::int8, a.atttypmod, a.attnotnull, a.atthasdef, a.attcollation::int8
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where c.relkind in ('r', 'v', 'm', 'f', 'p', 'S', 'c') and a.attnum > 0 and not a.attisdropped and {condition} order by c.oid, a.attnum
        """;

    public static string Keys(string condition) => $"""
        select c.oid::int8, k.contype::text, k.conname, k.conkey::int[]
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_constraint k on k.conrelid = c.oid
        where k.contype in ('p', 'u') and {condition} order by c.oid, k.oid
        """;

    public static string Routines(string condition) => $"""
        select p.oid::int8, n.nspname, p.proname, p.prokind::text, p.provolatile::text, p.proparallel::text, p.proisstrict, p.proretset, p.prosecdef,
               p.proleakproof, l.lanname, p.prorettype::int8, p.pronargdefaults::int, p.provariadic::int8,
               coalesce(p.proallargtypes, p.proargtypes::oid[])::int8[], p.proargmodes::text[], p.proargnames::text[],
               a.aggkind::text, coalesce(a.aggnumdirectargs::int, 0), a.aggfnoid is not null and a.agginitval is null
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang left join pg_aggregate a on a.aggfnoid = p.oid
        where {condition} order by p.oid
        """;

    public static string Operators(string condition) => $"""
        select o.oid::int8, n.nspname, o.oprname, o.oprleft::int8, o.oprright::int8, o.oprresult::int8, o.oprcode::oid::int8, o.oprcom::int8, o.oprnegate::int8,
               o.oprcanmerge, o.oprcanhash
        from pg_operator o join pg_namespace n on n.oid = o.oprnamespace
        where {condition} order by o.oid
        """;

    public static string Casts(string condition) => $"""
        select c.castsource::int8, c.casttarget::int8, c.castcontext::text, c.castmethod::text, c.castfunc::int8
        from pg_cast c where {condition} order by 1, 2
        """;

    public static string Collations() => $"""
        select c.oid::int8, n.nspname, c.collname, c.collisdeterministic
        from pg_collation c join pg_namespace n on n.oid = c.collnamespace
        where c.collname in ({PortableCollations}) and c.collencoding in (-1, 6) order by c.collname
        """;

    public static string OperatorClasses(string condition) => $"""
        select c.oid::int8, n.nspname, c.opcname, m.amname, c.opcintype::int8, c.opcdefault
        from pg_opclass c join pg_namespace n on n.oid = c.opcnamespace join pg_am m on m.oid = c.opcmethod
        where {condition} order by c.oid
        """;
}
