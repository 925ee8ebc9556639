using Npgsql;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Tests.Catalog;

/// <summary>The users' objects as lines of text, from a server and from a catalog, to be compared.</summary>
internal static class CatalogSnapshot
{
    private const string UserSchema = "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'";

    private static readonly string[] Queries =
    [
        $"select 'schema ' || n.nspname from pg_namespace n where {UserSchema}",
        $"""
        select format('relation %s.%s %s', n.nspname, c.relname, c.relkind) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where {UserSchema} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        """,
        $"""
        select format('column %s.%s.%s %s %s%s%s%s%s', n.nspname, c.relname, a.attname, row_number() over (partition by c.oid order by a.attnum), format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end, case when a.atthasdef or a.attidentity <> '' then ' default' else '' end,
            case a.attidentity when 'a' then ' always' when 'd' then ' by default' else '' end, case a.attgenerated when 's' then ' stored' when 'v' then ' virtual' else '' end)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where {UserSchema} and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and a.attnum > 0 and not a.attisdropped
        """,
        $"""
        select format('constraint %s.%s %s (%s)%s', n.nspname, coalesce(c.relname, t.typname), concat(k.conname, ' ', k.contype),
            (select string_agg(coalesce(a.attname, '0'), ',' order by k2.i) from unnest(k.conkey) with ordinality k2 (attnum, i) left join pg_attribute a on a.attrelid = c.oid and a.attnum = k2.attnum),
            concat(case when k.confrelid <> 0 then concat(' ', k.confrelid::regclass, ' ', k.confdeltype, k.confupdtype) end, case when k.condeferrable then ' deferrable' end,
            case when k.convalidated then '' else ' not valid' end))
        from pg_constraint k left join pg_class c on c.oid = k.conrelid left join pg_type t on t.oid = k.contypid join pg_namespace n on n.oid = k.connamespace
        where {UserSchema} and k.contype in ('c', 'p', 'u', 'f', 'x', 'n') and not (k.contype = 'f' and k.conparentid <> 0 and k.confrelid in (select inhrelid from pg_inherits))
        """,
        $"""
        select format('index %s.%s on %s %s%s%s', n.nspname, i.relname, c.relname, m.amname, case when x.indisunique then ' unique' else '' end, case when x.indpred is not null then ' partial' else '' end)
        from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = i.relam where {UserSchema}
        """,
        $"select format('trigger %s on %s.%s', t.tgname, n.nspname, c.relname) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where {UserSchema} and not t.tgisinternal",
        $"select format('policy %s on %s.%s %s', p.polname, n.nspname, c.relname, p.polcmd) from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where {UserSchema}",
        $"""
        select format('type %s.%s %s %s %s', n.nspname, t.typname, t.typtype, t.typcategory, coalesce((select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum e where e.enumtypid = t.oid), ''))
        from pg_type t join pg_namespace n on n.oid = t.typnamespace where {UserSchema}
        """,
        $"""
        select format('routine %s.%s(%s) %s returns %s%s %s%s%s', n.nspname, p.proname, (select string_agg(format_type(a, null), ',' order by i) from unnest(p.proargtypes) with ordinality x (a, i)), p.prokind,
            case when p.proretset then 'setof ' else '' end, format_type(p.prorettype, null), p.provolatile, case when p.proisstrict then ' strict' else '' end, ' ' || p.pronargdefaults)
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where {UserSchema}
        """,
        $"select format('operator %s.%s %s %s %s', n.nspname, o.oprname, format_type(o.oprleft, null), format_type(o.oprright, null), format_type(o.oprresult, null)) from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where {UserSchema}",
        "select format('cast %s %s %s', format_type(castsource, null), format_type(casttarget, null), concat(castcontext, castmethod)) from pg_cast where oid >= 16384",
    ];

    public static async Task<SortedSet<string>> OfServerAsync(NpgsqlConnection server)
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        foreach (string query in Queries)
        {
            await using NpgsqlCommand command = new(query, server);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        }

        return lines;
    }

    public static SortedSet<string> Of(DatabaseCatalog catalog)
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        foreach (Schema schema in catalog.UserSchemas) lines.Add($"schema {schema.Name}");
        foreach (Relation relation in catalog.UserRelations.Where(static r => r.Schema != SchemaName.Temporary)) Add(lines, catalog, relation);
        foreach (SqlType type in catalog.UserTypes.Where(static t => t.Schema != SchemaName.Temporary))
        {
            char kind = type.Kind switch { TypeKind.Composite => 'c', TypeKind.Domain => 'd', TypeKind.Enum => 'e', TypeKind.Range => 'r', TypeKind.Multirange => 'm', TypeKind.Pseudo => 'p', _ => 'b' };
            lines.Add($"type {type.Schema}.{type.Name} {kind} {type.Category} {string.Join(",", type.EnumLabels)}");
            foreach (Constraint constraint in type.Constraints) lines.Add($"constraint {type.Schema}.{type.Name} {constraint.Name} {Letter(constraint.Kind)} (){(constraint.Validated ? "" : " not valid")}");
        }

        foreach (Routine routine in catalog.UserRoutines)
        {
            char kind = routine.Kind switch { RoutineForm.Procedure => 'p', RoutineForm.Aggregate => 'a', RoutineForm.Window => 'w', _ => 'f' };
            char volatility = routine.Volatility switch { RoutineVolatility.Immutable => 'i', RoutineVolatility.Stable => 's', _ => 'v' };
            lines.Add($"routine {routine.Schema}.{routine.Name}({string.Join(",", routine.ArgumentTypes.Select(t => catalog.FormatType(t)))}) {kind} returns {(routine.ReturnsSet ? "setof " : "")}"
                + $"{catalog.FormatType(routine.ReturnType)} {volatility}{(routine.IsStrict ? " strict" : "")} {routine.DefaultCount}");
        }

        foreach (Operator found in catalog.UserOperators)
            lines.Add($"operator {found.Schema}.{found.Name} {catalog.FormatType(found.Left)} {catalog.FormatType(found.Right)} {catalog.FormatType(found.Result)}");
        foreach (TypeCast cast in catalog.UserCasts)
        {
            char context = cast.Context switch { CastContext.Implicit => 'i', CastContext.Assignment => 'a', _ => 'e' };
            char method = cast.Method switch { CastMethod.Function => 'f', CastMethod.InOut => 'i', _ => 'b' };
            lines.Add($"cast {catalog.FormatType(cast.Source)} {catalog.FormatType(cast.Target)} {context}{method}");
        }

        return lines;
    }

    private static void Add(SortedSet<string> lines, DatabaseCatalog catalog, Relation relation)
    {
        string name = $"{relation.Schema}.{relation.Name}";
        char kind = relation.Kind switch
        {
            RelationKind.PartitionedTable => 'p',
            RelationKind.View => 'v',
            RelationKind.MaterializedView => 'm',
            RelationKind.Sequence => 'S',
            RelationKind.ForeignTable => 'f',
            RelationKind.CompositeType => 'c',
            _ => 'r',
        };
        if (kind != 'c') lines.Add($"relation {name} {kind}");
        if (kind == 'S') return;
        int position = 0;
        foreach (Column column in relation.Columns)
        {
            string identity = column.Identity switch { ColumnIdentity.Always => " always", ColumnIdentity.ByDefault => " by default", _ => "" };
            string generated = column.Generated switch { ColumnGeneration.Stored => " stored", ColumnGeneration.Virtual => " virtual", _ => "" };
            lines.Add($"column {name}.{column.Name} {++position} {catalog.FormatType(column.Type, column.Typmod)}{(column.NotNull ? " not null" : "")}{(column.HasDefault ? " default" : "")}{identity}{generated}");
        }

        foreach (Constraint constraint in relation.Constraints)
        {
            string columns = string.Join(",", constraint.Columns.Select(number => number == 0 ? "0" : relation.FindColumn(number)!.Name));
            string reference = "";
            if (catalog.FindRelation(constraint.ReferencedRelation) is { } referenced)
            {
                bool visible = catalog.FindRelation(null, referenced.Name)?.Oid == referenced.Oid;
                reference = $" {(visible ? NameRules.Quote(referenced.Name) : referenced.QualifiedName.ToString())} {Letter(constraint.OnDelete)}{Letter(constraint.OnUpdate)}";
            }

            lines.Add($"constraint {name} {constraint.Name} {Letter(constraint.Kind)} ({columns}){reference}{(constraint.Deferrable ? " deferrable" : "")}{(constraint.Validated ? "" : " not valid")}");
        }

        foreach (RelationIndex index in relation.Indexes)
            lines.Add($"index {relation.Schema}.{index.Name} on {relation.Name} {index.Method}{(index.IsUnique ? " unique" : "")}{(index.IsPartial ? " partial" : "")}");
        foreach (Trigger trigger in relation.Triggers) lines.Add($"trigger {trigger.Name} on {name}");
        foreach (Policy policy in relation.Policies) lines.Add($"policy {policy.Name} on {name} {policy.Command}");
    }

    private static char Letter(ConstraintKind kind) => kind switch
    {
        ConstraintKind.Check => 'c',
        ConstraintKind.NotNull => 'n',
        ConstraintKind.PrimaryKey => 'p',
        ConstraintKind.Unique => 'u',
        ConstraintKind.ForeignKey => 'f',
        _ => 'x',
    };

    private static char Letter(ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => 'r',
        ReferentialAction.Cascade => 'c',
        ReferentialAction.SetNull => 'n',
        ReferentialAction.SetDefault => 'd',
        _ => 'a',
    };
}
