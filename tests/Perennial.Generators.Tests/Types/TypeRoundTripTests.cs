using Npgsql;
using Perennial.Sql;
using Perennial.Testing;

namespace Perennial.Generators.Tests.Types;

/// <summary>Generated code reads and writes each type on real servers: what it read and wrote back prints as the server's own value.</summary>
public sealed class TypeRoundTripTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, bool> Sources => [.. TestServer.VersionsByDefault.Select(static row => (row.Data, false)), (PostgresVersions.Current[^1], true)];

    [Theory, MemberData(nameof(Sources))]
    public async Task Every_type_is_read_and_written_as_a_value_as_null_and_in_arrays(int version, bool isSlim)
    {
        PostgresServer server = await TestServer.SharedAsync(version, Token);
        string template = await server.CreateTemplateAsync("types", static async (empty, ct) => await empty.ExecuteAsync(TypeLibrary.CreateFunctions(), ct), Token);
        await using TestDatabase database = await server.CreateDatabaseAsync(template, Token);
        await using NpgsqlDataSource source = CreateSource(database.ConnectionString, isSlim);
        object group = TypeLibrary.Group(source);
        List<string> failures = [];
        foreach (TypeCase item in TypeCases.All)
        {
            // The slim builder has to enable types and arrays; packed values need none of it.
            if (isSlim && item.IsPack) continue;
            try
            {
                string expected = (await database.QueryValueAsync<string>($"select ({TypeCases.Expression(item)})::text", Token))!;
                object value = (await TypeLibrary.CallAsync(group, "Give", item))!;
                if (await TypeLibrary.CallAsync(group, "Show", item, value) is var shown && !expected.Equals(shown)) failures.Add($"{item.Name}: wrote {shown}, not {expected}");
                if (item.IsPack) continue;
                if (await TypeLibrary.CallAsync(group, "ShowIfAny", item, await TypeLibrary.CallAsync(group, "Find", item, true)) is var found && !expected.Equals(found)) failures.Add($"{item.Name}: wrote {found}, not {expected}, as a nullable argument");
                if (await TypeLibrary.CallAsync(group, "Find", item, false) is not null) failures.Add($"{item.Name}: null was read as a value");
                if (await TypeLibrary.CallAsync(group, "ShowIfAny", item, [null]) is not null) failures.Add($"{item.Name}: null was written as a value");
            }
            catch (Exception exception)
            {
                failures.Add($"{item.Name}: {exception.Message} {exception.InnerException?.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    // What one type forgets, another one in the same database would enable for it.
    [Fact]
    public async Task A_slim_data_source_enables_for_each_type_what_it_needs_and_nothing_else()
    {
        PostgresServer server = await TestServer.SharedAsync(PostgresVersions.Current[^1], Token);
        string template = await server.CreateTemplateAsync("types", static async (empty, ct) => await empty.ExecuteAsync(TypeLibrary.CreateFunctions(), ct), Token);
        await using TestDatabase database = await server.CreateDatabaseAsync(template, Token);
        List<string> failures = [];
        Dictionary<TypeCase, string> expected = [];
        foreach (TypeCase item in TypeCases.All) expected.Add(item, (await database.QueryValueAsync<string>($"select ({TypeCases.Expression(item)})::text", Token))!);
        foreach (IGrouping<EquatableArray<string>, TypeCase> equal in TypeCases.All.Where(static item => !item.IsPack).GroupBy(TypeLibrary.Features))
        {
            await using (NpgsqlDataSource source = SlimSource(database.ConnectionString, equal.Key))
            {
                foreach (TypeCase item in equal)
                {
                    string shown = await ShowAsync(source, item);
                    if (shown != expected[item]) failures.Add($"{item.Name} with {string.Join(", ", equal.Key)}: {shown}, not {expected[item]}");
                }
            }

            foreach (string feature in equal.Key)
            {
                await using NpgsqlDataSource source = SlimSource(database.ConnectionString, equal.Key.Where(other => other != feature));
                foreach (TypeCase item in equal)
                {
                    if (await ShowAsync(source, item) == expected[item]) failures.Add($"{item.Name} does not need {feature}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static async Task<string> ShowAsync(NpgsqlDataSource source, TypeCase item)
    {
        object group = TypeLibrary.Group(source);
        try
        {
            object value = (await TypeLibrary.CallAsync(group, "Give", item))!;
            return (string)(await TypeLibrary.CallAsync(group, "Show", item, value))!;
        }
        catch (Exception exception)
        {
            return exception.Message + " " + exception.InnerException?.Message;
        }
    }

    private static NpgsqlDataSource SlimSource(string connectionString, IEnumerable<string> features)
    {
        NpgsqlSlimDataSourceBuilder builder = new(new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true }.ConnectionString);
        foreach (string feature in features) typeof(NpgsqlSlimDataSourceBuilder).GetMethod(feature, [])!.Invoke(builder, null);
        return builder.Build();
    }

    private static NpgsqlDataSource CreateSource(string connectionString, bool isSlim)
    {
        string withoutReset = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true }.ConnectionString;
        if (!isSlim) return NpgsqlDataSource.Create(withoutReset);
        NpgsqlSlimDataSourceBuilder builder = new(withoutReset);
        TypeLibrary.Assembly.GetType("App.DatabaseRegistration", throwOnError: true)!.GetMethod("UseDatabase", [typeof(NpgsqlSlimDataSourceBuilder)])!.Invoke(null, [builder]);
        return builder.Build();
    }
}
