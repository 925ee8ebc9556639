using Perennial.Testing;

namespace Perennial.Tests;

public sealed class ContractCheckTests
{
    public static TheoryData<int> Servers => ServerVersions.Current;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task A_database_that_was_never_upgraded_is_refused_with_advice(int version)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(version, Token)).CreateDatabaseAsync(ct: Token);
        IncompatibleDatabaseException exception = await Assert.ThrowsAsync<IncompatibleDatabaseException>(
            () => ContractCheck.EnsureAsync(database.DataSource, 1, "", [], Token));
        Assert.Contains("perennial upgrade", exception.Message, StringComparison.Ordinal);
    }
}
