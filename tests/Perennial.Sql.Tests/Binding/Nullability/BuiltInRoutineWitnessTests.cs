using Npgsql;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Tests.Binding.Nullability.Witness;
using Perennial.Sql.Text;
using Perennial.Testing;

namespace Perennial.Sql.Tests.Binding.Nullability;

/// <summary>Calls every built-in function, operator and aggregate that the binder trusts, and sees that none of them gives null where it is said to give a value.</summary>
public sealed class BuiltInRoutineWitnessTests
{
    private static readonly int Runs = PostgresVersions.IsLong ? 400 : 40;

    // What waits, ends the server or changes it.
    private static readonly string[] Skipped =
    [
        "pg_sleep", "pg_advisory", "pg_try_advisory", "pg_terminate", "pg_cancel", "pg_reload", "pg_rotate", "pg_promote", "pg_create", "pg_drop", "pg_switch", "pg_backup", "pg_wal_replay", "pg_logical",
        "pg_replication", "pg_import", "pg_export", "pg_stat_reset", "pg_clear", "pg_restore", "lo_", "pg_nextoid", "binary_upgrade", "pg_read", "pg_ls", "pg_notify", "pg_extension_config", "pg_stop", "pg_start",
        "setval", "nextval", "set_config", "query_to_xml", "table_to_xml", "schema_to_xml", "database_to_xml", "cursor_to_xml", "setseed", "repeat", "pg_walfile", "pg_file", "pg_hba", "pg_log", "pg_show",
    ];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Trusted_routines_give_values_for_values(int version)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        DatabaseCatalog catalog = DatabaseCatalog.Empty(version);
        PostgresServer server = await TestServer.SharedAsync(version, ct);
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        await using NpgsqlConnection connection = await database.OpenAsync(ct);
        ServerTypes types = await ServerTypes.ReadAsync(connection, ct);
        RandomValues values = new(types, new Random(7));
        await using (NpgsqlCommand check = new(
            """
            create function pg_temp.gives_null(expressions text[], rows text) returns text[] language plpgsql set statement_timeout = '2s' as $$
            declare nulls text[] = '{}'; expression text; is_null boolean;
            begin
                foreach expression in array expressions loop
                    begin execute 'select num_nulls(' || expression || ') > 0' || rows into is_null; exception when others or query_canceled then is_null = false; end;
                    if is_null then nulls = nulls || expression; end if;
                end loop;
                return nulls;
            end $$
            """,
            connection)) await check.ExecuteNonQueryAsync(ct);
        List<string> faults = [];
        int trusted = 0;
        foreach ((string form, uint[] arguments, string rows) in await ReadRoutinesAsync(connection, ct))
        {
            List<string> expressions = [];
            for (int run = 0; run < Runs; run++)
            {
                string?[] given = [.. arguments.Select(type => values.Value(Concrete(type)))];
                if (given.Contains(null)) break;
                // Some claims hold with nulls, too.
                for (int i = 0; i < given.Length && run > 0; i++) given[i] = values.Chance(0.15) ? $"null::{types.Find(Concrete(arguments[i]))!.FullName}" : given[i];
                string expression = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, given);
                if (run == 0 && !IsTrusted(catalog, expression + rows)) break;
                expressions.Add(expression);
                if (arguments.Length == 0) break;
            }

            if (expressions.Count == 0) continue;
            trusted++;
            await using NpgsqlCommand call = new("select pg_temp.gives_null($1, $2)", connection) { Parameters = { new() { Value = expressions.ToArray() }, new() { Value = rows } } };
            // What is trusted for its very arguments (a field, a format) is asked about again.
            foreach (string expression in ((string[])(await call.ExecuteScalarAsync(ct))!).Where(expression => IsTrusted(catalog, expression + rows)).Take(1)) faults.Add(expression);
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.True(trusted > 1500, $"Only {trusted} routines are trusted.");
    }

    public static TheoryData<int> Servers => PostgresVersions.IsLong ? [.. PostgresVersions.Current] : [.. PostgresVersions.Current.Where(static version => version >= 18)];

    // One type for each polymorphic one.
    private static uint Concrete(uint type) => type switch
    {
        2277 or 5078 => 1007,
        2283 or 2776 or 5077 or 5079 => 23,
        3831 or 5080 => 3904,
        4537 or 4538 => 4451,
        3500 => 0,
        _ => type,
    };

    private static bool IsTrusted(DatabaseCatalog catalog, string expression)
    {
        SourceText source = new("", "select " + expression);
        ParsedScript script = SqlParser.Parse(source, new ParseOptions(catalog.ServerVersion));
        if (script.Statements.Count != 1 || script.Statements[0].Node is not { } node) return false;
        BoundStatement bound = QueryBinder.Bind(catalog, node, source);
        return !bound.HasErrors && bound.Columns.Count == 1 && !bound.Columns[0].IsNullable;
    }

    private static async Task<List<(string Form, uint[] Arguments, string Rows)>> ReadRoutinesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        List<(string, uint[], string)> routines = [];
        await using NpgsqlCommand command = new(
            """
            select proname::text, '', proargtypes::oid[], prokind = 'a' from pg_proc left join pg_aggregate a on a.aggfnoid = pg_proc.oid
            where pronamespace = 'pg_catalog'::regnamespace and prokind in ('f', 'a') and not proretset and 2278 <> prorettype and provariadic = 0 and coalesce(aggkind, 'n') = 'n'
            union all
            select case oprkind when 'l' then 'l' else 'b' end, oprname::text, array_remove(array[oprleft, oprright], 0::oid), false from pg_operator where oprnamespace = 'pg_catalog'::regnamespace and oprcode <> 0 and oprkind in ('b', 'l')
            """,
            connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            string name = reader.GetString(0), symbol = reader.GetString(1);
            uint[] arguments = reader.GetFieldValue<uint[]>(2);
            if (symbol.Length == 0 && Array.Exists(Skipped, prefix => name.StartsWith(prefix, StringComparison.Ordinal))) continue;
            string form = symbol.Length == 0 ? $"pg_catalog.\"{name}\"({string.Join(", ", arguments.Select(static (_, index) => $"{{{index}}}"))})"
                : name == "l" ? $"({symbol} {{0}})" : $"({{0}} {symbol} {{1}})";
            routines.Add((form, arguments, reader.GetBoolean(3) ? " from (values (1), (1)) k(k) group by k" : ""));
        }

        return routines;
    }
}
