using Npgsql;
using Perennial.Testing;

namespace Perennial.Migrations.Tests;

/// <summary>A query with its caller's rights reads another table in the next version: whichever version a database has, services may do what its body does.</summary>
public sealed class DeployedRightsTests
{
    private const string Notes = "create schema app;\ncreate table app.notes (note_id integer primary key, body text);\n";
    private const string Texts = "create table app.texts (note_id integer primary key, body text);\n";

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Services_may_do_what_the_body_of_the_databases_version_does(int server)
    {
        using Scratch scratch = new Scratch()
            .Write("schema.sql", Notes)
            .Write("queries/notes.sql", Query("app.notes"))
            .Write("versions/0001-initial/upgrade.sql", Notes)
            .Write("versions/0001-initial/downgrade.sql", "drop table app.notes;\ndrop schema app;\n");
        Assert.Empty((await (await scratch.LoadAsync()).ShipAsync()).Refusals);
        scratch.Write("schema.sql", Notes + Texts)
            .Write("queries/notes.sql", Query("app.texts"))
            .Write("versions/0002-texts/upgrade.sql", Texts)
            .Write("versions/0002-texts/downgrade.sql", "drop table app.texts;\n");
        Assert.Empty((await (await scratch.LoadAsync()).ShipAsync()).Refusals);
        DatabaseFolder folder = await scratch.LoadAsync();

        PostgresServer postgres = await TestServer.SharedAsync(server);
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, folder);
        await runner.UpgradeAsync(new UpgradeOptions { To = 1 });
        ServiceRole role = Assert.Single(await AccessManager.ApplyAsync(database.ConnectionString, folder, new AccessOptions { Prefix = "deployed" + Guid.NewGuid().ToString("N")[..8], Secret = new string('s', 32) }));
        await CallAsync(database, role);

        await runner.UpgradeAsync(UpgradeOptions.Default);
        await CallAsync(database, role);

        await using (NpgsqlConnection owner = await database.OpenAsync())
        {
            await using NpgsqlCommand revoke = new($"revoke all on app.notes from \"{role.RoleName}\"", owner);
            await revoke.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await runner.DowngradeAsync(1);
        await CallAsync(database, role);
    }

    [Fact]
    public async Task Two_queries_of_one_signature_are_a_finding_and_no_reason_not_to_run()
    {
        using Scratch scratch = new Scratch()
            .Write("schema.sql", Notes)
            .Write("queries/notes.sql", Query("app.notes"))
            .Write("versions/0001-initial/upgrade.sql", Notes)
            .Write("versions/0001-initial/downgrade.sql", "drop table app.notes;\ndrop schema app;\n");
        Assert.Empty((await (await scratch.LoadAsync()).ShipAsync()).Refusals);
        scratch.Write("queries/notes.sql", Query("app.notes", "n.body || ''")).Write("queries/merged.sql", Query("app.notes", "n.body || '!'"));
        DatabaseFolder folder = await scratch.LoadAsync();
        Assert.True(folder.HasErrors);

        PostgresServer postgres = await TestServer.SharedAsync(15);
        await using TestDatabase database = await postgres.CreateDatabaseAsync();
        MigrationRunner runner = new(database.ConnectionString, folder);
        await runner.UpgradeAsync(UpgradeOptions.Default);
        ServiceRole role = Assert.Single(await AccessManager.ApplyAsync(database.ConnectionString, folder, new AccessOptions { Prefix = "deployed" + Guid.NewGuid().ToString("N")[..8], Secret = new string('s', 32) }));
        await CallAsync(database, role);
        await runner.DowngradeAsync(0);
    }

    private static string Query(string table, string value = "n.body") => $"-- schema: app\n-- service: desk\n\n-- name: ReadNote :one\n-- security: invoker\nselect {value} from {table} n where n.note_id = @id;\n";

    private static async Task CallAsync(TestDatabase database, ServiceRole role)
    {
        await using NpgsqlConnection connection = new(database.GetConnectionString(role.RoleName) + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand call = new("select * from app.read_note(1)", connection);
        await call.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
