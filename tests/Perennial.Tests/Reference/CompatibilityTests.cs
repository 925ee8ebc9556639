using Npgsql;

namespace Perennial.Tests.Reference;

public sealed class CompatibilityTests
{
    public static TheoryData<int> Servers => TestServer.VersionsByDefault;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task A_database_at_the_programs_version_is_accepted(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        await database.Calls.EnsureCompatibleAsync(Token);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task An_older_database_is_refused_with_both_versions(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        await database.Server.ExecuteAsync("update perennial.database set version = 1", Token);
        IncompatibleDatabaseException exception = await Assert.ThrowsAsync<IncompatibleDatabaseException>(() => database.Calls.EnsureCompatibleAsync(Token));
        Assert.Contains("has version 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"version {QueueDatabase.BuiltForVersion}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("perennial upgrade", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_missing_procedure_is_named(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        await database.Server.ExecuteAsync("drop function queue.redeliver", Token);
        IncompatibleDatabaseException exception = await Assert.ThrowsAsync<IncompatibleDatabaseException>(() => database.Calls.EnsureCompatibleAsync(Token));
        Assert.Contains("queue.redeliver(bigint, timestamp with time zone) does not exist", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_version_made_of_other_files_is_refused(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        await database.Server.ExecuteAsync("update perennial.history set statement_hash = repeat('0', 64) where step = 'version'", Token);
        IncompatibleDatabaseException exception = await Assert.ThrowsAsync<IncompatibleDatabaseException>(() => database.Calls.EnsureCompatibleAsync(Token));
        Assert.Contains("000000000000", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_role_that_may_not_call_is_told_so(int version)
    {
        await using ReferenceDatabase database = await ReferenceDatabase.CreateAsync(version);
        string role = "outsider_" + database.Server.Name;
        await database.Server.ExecuteAsync($"create role \"{role}\" login; grant usage on schema perennial to \"{role}\"; grant execute on function perennial.check_contract to \"{role}\"", Token);
        try
        {
            await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.Server.GetConnectionString(role));
            await using QueueDatabase calls = new(source);
            IncompatibleDatabaseException exception = await Assert.ThrowsAsync<IncompatibleDatabaseException>(() => calls.EnsureCompatibleAsync(Token));
            Assert.Contains("may not be executed by role " + role, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await database.Server.ExecuteAsync($"drop owned by \"{role}\"; drop role \"{role}\"", Token);
        }
    }
}
