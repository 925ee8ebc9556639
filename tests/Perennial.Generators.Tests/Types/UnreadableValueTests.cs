using Npgsql;
using Perennial.Testing;

namespace Perennial.Generators.Tests.Types;

/// <summary>Values that C# cannot hold name their procedure and column, and leave the connection in order.</summary>
public sealed class UnreadableValueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("numeric", "'NaN'", "numeric")]
    [InlineData("numeric", "1e40", "numeric")]
    [InlineData("date", "'0044-03-15 BC'", "date")]
    [InlineData("timestamptz", "'0044-03-15 BC'", "timestamp with time zone")]
    [InlineData("time", "'24:00'", "time without time zone")]
    [InlineData("color", "'green'", "rebuild")]
    [InlineData("int4", "null", "\"value?\"")]
    [InlineData("int4_array", "array[1, null]", "integer[]")]
    public async Task A_value_that_csharp_cannot_hold_names_procedure_and_column(string name, string value, string expected)
    {
        PostgresServer server = await TestServer.SharedAsync(PostgresVersions.Current[^1], Token);
        string template = await server.CreateTemplateAsync("types", static async (empty, ct) => await empty.ExecuteAsync(TypeLibrary.CreateFunctions(), ct), Token);
        await using TestDatabase database = await server.CreateDatabaseAsync(template, Token);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 1, Timeout = 10 }.ConnectionString);
        object group = TypeLibrary.Group(source);
        TypeCase item = TypeCases.All.Single(item => item.Name == name);
        await database.ExecuteAsync("alter type types.color add value 'green'", Token);
        await database.ExecuteAsync($"create or replace function types.give_{name}() returns {item.Type.DisplayName} language sql as $$ select {value}::{item.Type.DisplayName} $$", Token);

        PerennialValueException exception = await Assert.ThrowsAsync<PerennialValueException>(() => TypeLibrary.CallAsync(group, "Give", item));
        Assert.Equal(("types.give_" + name, "value"), (exception.Procedure, exception.Column));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Null(await TypeLibrary.CallAsync(group, "Find", item, false));
    }
}
