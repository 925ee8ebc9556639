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
    [InlineData("numeric", "0.00000000000000000000000000001", "'-- type: value string'")]
    [InlineData("numeric_array", "array['NaN']", "numeric[]")]
    [InlineData("numrange", "'[1,1e40)'", "numrange")]
    [InlineData("numeric_pack", "array[row('NaN', null, null)]", "neither NaN nor infinity")]
    [InlineData("numeric_pack", "array[row(1e40, null, null)]", "beyond decimal")]
    [InlineData("date", "'0044-03-15 BC'", "date")]
    [InlineData("date", "'10000-01-01'", "date")]
    [InlineData("date_pack", "array[row('0044-03-15 BC', null, null)]", "'-- type: value string'")]
    [InlineData("timestamp", "'10000-01-01'", "timestamp without time zone")]
    [InlineData("timestamp_pack", "array[row('294276-12-31', null, null)]", "out of the range of DateTime")]
    [InlineData("time_pack", "array[row('24:00', null, null)]", "'-- type: value string'")]
    [InlineData("timetz", "'10:00-15:59'", "time with time zone")]
    [InlineData("text_array", "array['a', null]", "'-- type: value int?[]'")]
    [InlineData("color_array", "array['red', null]", "an element that is null")]
    [InlineData("int4_array", "'{{1,2},{3,4}}'", "integer[]")]
    [InlineData("address_array", "array[[row(null, null, null, null)], [null]]", "2 dimensions")]
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
        await database.ExecuteAsync($"create or replace function types.give_{name}() returns {item.Type.DisplayName} language sql as $$ select ({value})::{item.Type.DisplayName} $$", Token);

        PerennialValueException exception = await Assert.ThrowsAsync<PerennialValueException>(() => TypeLibrary.CallAsync(group, "Give", item));
        Assert.Equal(("types.give_" + name, "value"), (exception.Procedure, exception.Column));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Null(await TypeLibrary.CallAsync(group, "Find", item, false));
    }
}
