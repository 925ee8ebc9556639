using Npgsql;
using Perennial.Sql.Catalog;
using Perennial.Testing;

namespace Perennial.Sql.Tests.Catalog;

/// <summary>The embedded resource says what a real server of the same version says.</summary>
public class BuiltInCatalogTests
{
    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Counts_are_the_servers(int version)
    {
        await using NpgsqlConnection connection = await OpenAsync(version);
        BuiltInCatalog catalog = BuiltInCatalog.ForVersion(version);
        const string Schemas = "n.nspname in ('pg_catalog', 'information_schema')";
        Assert.Equal(await CountAsync(connection, $"pg_type t join pg_namespace n on n.oid = t.typnamespace where {Schemas} and t.oid < 16384"), catalog.Types.Count());
        Assert.Equal(await CountAsync(connection, $"pg_proc p join pg_namespace n on n.oid = p.pronamespace where {Schemas} and p.oid < 16384"), catalog.Routines.Count());
        Assert.Equal(await CountAsync(connection, "pg_operator where oid < 16384"), catalog.Operators.Count());
        Assert.Equal(await CountAsync(connection, "pg_cast where oid < 16384"), catalog.Casts.Count());
        Assert.Equal(await CountAsync(connection, "pg_opclass where oid < 16384"), catalog.OperatorClasses.Count());
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Every_type_and_modifier_prints_as_format_type_prints_it(int version)
    {
        await using NpgsqlConnection connection = await OpenAsync(version);
        DatabaseCatalog catalog = DatabaseCatalog.Empty(version);
        await using NpgsqlCommand command = new(
            """
            select t.oid::int8, m, format_type(t.oid, m)
            from pg_type t, unnest($1::int[]) m
            where t.oid < 10000 and (m is null or m = -1 or t.oid in (1042, 1043, 1560, 1562, 1700, 1083, 1114, 1184, 1266, 1014, 1015, 1231))
            union all
            select 1186, m, format_type(1186, m) from unnest($2::int[]) m
            """,
            connection);
        command.Parameters.AddWithValue(new int?[] { null, -1, 0, 1, 3, 5, 6, 24, ((10 << 16) | 2) + 4, (5 << 16) + 4, ((1000 << 16) | 1000) + 4 });
        command.Parameters.AddWithValue(new[] { (0x7FFF << 16) | 3, (4 << 16) | 0xFFFF, (6 << 16) | 0xFFFF, (0x1C08 << 16) | 2, (0x1800 << 16) | 0xFFFF });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        int checkedPairs = 0;
        while (await reader.ReadAsync())
        {
            int? typmod = reader.IsDBNull(1) ? null : reader.GetInt32(1);
            Assert.Equal(reader.GetString(2), catalog.FormatType((uint)reader.GetInt64(0), typmod));
            checkedPairs++;
        }

        Assert.True(checkedPairs > 500, $"only {checkedPairs} pairs were compared");
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Every_routine_has_the_servers_signature(int version)
    {
        await using NpgsqlConnection connection = await OpenAsync(version);
        DatabaseCatalog catalog = DatabaseCatalog.Empty(version);
        await using NpgsqlCommand command = new(
            """
            select p.oid::int8, p.proname::text, p.proargtypes::oid[]::int8[], p.prorettype::int8, p.proretset, p.proisstrict, p.pronargdefaults::int, p.prokind::text
            from pg_proc p where p.oid < 10000
            """,
            connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            Routine routine = catalog.FindRoutine((uint)reader.GetInt64(0))!;
            Assert.Equal(reader.GetString(1), routine.Name);
            Assert.Equal(reader.GetFieldValue<long[]>(2).Select(static oid => (uint)oid), routine.ArgumentTypes);
            Assert.Equal((uint)reader.GetInt64(3), routine.ReturnType);
            Assert.Equal(reader.GetBoolean(4), routine.ReturnsSet);
            Assert.Equal(reader.GetBoolean(5), routine.IsStrict);
            Assert.Equal(reader.GetInt32(6), routine.DefaultCount);
            Assert.Equal("fpaw".IndexOf(reader.GetString(7), StringComparison.Ordinal), (int)routine.Kind);
        }
    }

    [Fact]
    public void Every_version_answers_the_same_questions()
    {
        for (int version = BuiltInCatalog.OldestVersion; version <= BuiltInCatalog.NewestVersion; version++)
        {
            DatabaseCatalog catalog = DatabaseCatalog.Empty(version);
            Assert.Equal(TypeOid.Int4, catalog.FindType(null, "int4")!.Oid);
            Assert.Equal("integer[]", catalog.FormatType(catalog.FindType(null, "_int4")!.Oid));
            Assert.Contains(catalog.FindRoutines(null, "sum"), static routine => routine.IsAggregate && routine.ArgumentTypes == EquatableArray.Create([TypeOid.Int4]) && routine.ReturnType == TypeOid.Int8);
            Assert.Contains(catalog.FindOperators(null, "+"), static found => found is { Left: TypeOid.Date, Right: TypeOid.Int4, Result: TypeOid.Date });
            Assert.Equal(Syntax.CastContext.Implicit, catalog.FindCast(TypeOid.Int4, TypeOid.Int8)!.Context);
            Assert.NotNull(catalog.FindRelation("information_schema", "columns")!.FindColumn("is_nullable"));
            Assert.Null(catalog.FindRelation(null, "columns"));
            Assert.True(catalog.HasDefaultOperatorClass("btree", TypeOid.Int4Array));
            Assert.False(catalog.HasDefaultOperatorClass("btree", TypeOid.Json));
        }
    }

    [Fact]
    public void Version_without_catalog_is_refused_with_the_range() =>
        Assert.Contains("13 to 18", Assert.Throws<ArgumentOutOfRangeException>(static () => DatabaseCatalog.Empty(12)).Message, StringComparison.Ordinal);

    private static async Task<NpgsqlConnection> OpenAsync(int version)
    {
        PostgresServer server = await TestServer.SharedAsync(version);
        NpgsqlConnection connection = new(server.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string from)
    {
        await using NpgsqlCommand command = new("select count(*) from " + from, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
