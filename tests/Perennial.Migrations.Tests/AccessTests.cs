using Npgsql;
using Perennial.Sql.Procedures;
using Perennial.Testing;

namespace Perennial.Migrations.Tests;

public sealed class AccessTests
{
    private static readonly Procedure[] Procedures =
    [
        Working.Procedure("lend", "return 'lent'", service: "desk", mode: AccessMode.Writes),
        Working.Procedure("where_is", "return 'shelf'", service: "desk"),
        Working.Procedure("tidy", "return 'tidy'", service: "night", mode: AccessMode.Writes),
        Working.Procedure("ping", "return 'pong'"),
        Working.Procedure("report", "return 'many'", service: "adhoc"),
    ];

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Each_service_may_execute_its_own_procedures_reads_of_others_and_nothing_else(int server)
    {
        await using Fixture fixture = await Fixture.CreateAsync(server);
        IReadOnlyList<ServiceRole> roles = await fixture.ApplyAsync();
        Assert.Equal(["adhoc", "desk", "night"], roles.Select(role => role.Service));

        Assert.Equal("lent many pong shelf tidy=no", await fixture.CallAsync("desk"));
        Assert.Equal("lend=no many pong shelf tidy", await fixture.CallAsync("night"));
        Assert.Equal("lend=no many ping=no tidy=no where_is=no", await fixture.CallAsync("adhoc"));
        await using NpgsqlConnection desk = await fixture.ConnectAsync("desk");
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => ValueAsync(desk, "select title from lib.books limit 1"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => ValueAsync(desk, "select version from perennial.database"))).SqlState);
        Assert.Equal("""lib."tidy"(integer) may not be executed""", (await ValueAsync(desk, """select missing[1] from perennial.check_contract(3, array['lib."lend"(integer)', 'lib."tidy"(integer)'])"""))[..39]);
        Assert.Equal("lib.gone(no.such_type) does not exist", await ValueAsync(desk, "select missing[1] from perennial.check_contract(3, array['lib.gone(no.such_type)'])"));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Rights_that_should_not_be_there_are_taken_away_and_applying_again_changes_nothing(int server)
    {
        await using Fixture fixture = await Fixture.CreateAsync(server);
        await fixture.ApplyAsync();
        string before = await fixture.RightsAsync();
        string role = fixture.Role("night");
        await fixture.Database.ExecuteAsync($"""
            grant select, insert on lib.books to {role}; grant update (title) on lib.books to {role};
            grant execute on function lib.lend(integer) to {role}; grant create on schema lib to {role};
            revoke execute on function lib.tidy(integer) from {role}; alter role {role} createdb; grant pg_read_all_data to {role};
            """);
        Assert.NotEqual(before, await fixture.RightsAsync());
        await fixture.Database.ExecuteAsync($"revoke pg_read_all_data from {role}; alter role {role} nocreatedb");
        await fixture.ApplyAsync();
        Assert.Equal(before, await fixture.RightsAsync());
        await fixture.ApplyAsync();
        Assert.Equal(before, await fixture.RightsAsync());
    }

    [Fact]
    public async Task A_superuser_takes_attributes_and_memberships_away()
    {
        await using Fixture fixture = await Fixture.CreateAsync(18);
        await fixture.ApplyAsync();
        string before = await fixture.RightsAsync();
        await fixture.Database.ExecuteAsync($"alter role {fixture.Role("desk")} superuser createdb nologin; grant pg_read_all_data to {fixture.Role("desk")}");
        await AccessManager.ApplyAsync(fixture.Database.ConnectionString, fixture.Folder, fixture.Options);
        Assert.Equal(before, await fixture.RightsAsync());
    }

    [Fact]
    public async Task Procedures_of_a_later_version_are_granted_in_its_own_transaction()
    {
        await using Fixture fixture = await Fixture.CreateAsync(15);
        await fixture.ApplyAsync();
        Procedure late = Working.Procedure("late", "return 'late'", service: "desk", mode: AccessMode.Writes);
        await new MigrationRunner(fixture.Admin, await Working.FolderAsync(fixture.Scratch, [.. Procedures, late])).DevAsync();
        await using NpgsqlConnection desk = await fixture.ConnectAsync("desk");
        Assert.Equal("late", await ValueAsync(desk, "select lib.late(1)"));
    }

    private static async Task<string> ValueAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    // Everything is done by a role that has CREATEROLE and CREATEDB and is no superuser, as on managed servers.
    private sealed class Fixture : IAsyncDisposable
    {
        private readonly string _prefix = "t" + Guid.NewGuid().ToString("N")[..8];

        public required TestDatabase Database { get; init; }

        public Scratch Scratch { get; } = Library.Create();

        public DatabaseFolder Folder { get; private set; } = null!;

        public string Admin => Database.GetConnectionString(_prefix + "_admin");

        public AccessOptions Options => new() { Prefix = _prefix, Secret = "a secret of the administrator" };

        public static async Task<Fixture> CreateAsync(int server)
        {
            Fixture fixture = new() { Database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync() };
            await fixture.Database.ExecuteAsync($"create role {fixture._prefix}_admin login createrole createdb; grant create on database {fixture.Database.Name} to {fixture._prefix}_admin");
            fixture.Folder = await Working.FolderAsync(fixture.Scratch, Procedures);
            await new MigrationRunner(fixture.Admin, fixture.Folder).DevAsync();
            return fixture;
        }

        public string Role(string service) => $"{_prefix}_{service}";

        public Task<IReadOnlyList<ServiceRole>> ApplyAsync() => AccessManager.ApplyAsync(Admin, Folder, Options);

        public async Task<NpgsqlConnection> ConnectAsync(string service)
        {
            NpgsqlConnection connection = new(Database.GetConnectionString(Role(service)) + ";Pooling=false");
            await connection.OpenAsync();
            return connection;
        }

        /// <summary>What each procedure answers to a service, or that it may not be called.</summary>
        public async Task<string> CallAsync(string service)
        {
            await using NpgsqlConnection connection = await ConnectAsync(service);
            List<string> answers = [];
            foreach (Procedure procedure in Procedures)
            {
                try
                {
                    answers.Add(await ValueAsync(connection, $"select lib.{procedure.DeclaredName}(1)"));
                }
                catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
                {
                    answers.Add(procedure.DeclaredName + "=no");
                }
            }

            return string.Join(' ', answers.Order(StringComparer.Ordinal));
        }

        /// <summary>All that the roles have, passwords included.</summary>
        public async Task<string> RightsAsync() =>
            (await Database.QueryValueAsync<string>($"""
                select string_agg(line, e'\n' order by line) from (
                    select p.proname || ' ' || array_to_string(array(select unnest(p.proacl)::text order by 1), ',') as line from pg_proc p where p.pronamespace in ('lib'::regnamespace, 'perennial'::regnamespace)
                    union all select n.nspname || ' ' || array_to_string(array(select unnest(n.nspacl)::text order by 1), ',') from pg_namespace n where n.nspname in ('lib', 'perennial')
                    union all select c.relname || ' ' || a.privilege_type || a.grantee::regrole from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'lib'::regnamespace and a.grantee <> c.relowner
                    union all select t.attname || ' ' || t.attacl::text from pg_attribute t where t.attrelid = 'lib.books'::regclass and t.attacl <> '{"{}"}'
                    union all select r.rolname || r.rolsuper || r.rolcreatedb || r.rolcreaterole || r.rolcanlogin || r.rolpassword from pg_authid r where r.rolname like '{_prefix}%' and r.rolname <> '{_prefix}_admin'
                    union all select m.roleid::regrole || ' ' || m.member::regrole from pg_auth_members m where m.member in (select oid from pg_roles where rolname like '{_prefix}%' and rolname <> '{_prefix}_admin')) lines
                """))!;

        public async ValueTask DisposeAsync()
        {
            await Database.ExecuteAsync($"alter database {Database.Name} owner to postgres; drop owned by {_prefix}_admin cascade");
            foreach (string service in new[] { "adhoc", "desk", "night" })
                await Database.ExecuteAsync($"do $$ begin if to_regrole('{Role(service)}') is not null then drop owned by {Role(service)}; drop role {Role(service)}; end if; end $$");
            await Database.ExecuteAsync($"drop role {_prefix}_admin");
            await Database.DisposeAsync();
            Scratch.Dispose();
        }
    }
}
