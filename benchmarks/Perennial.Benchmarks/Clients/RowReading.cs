using Npgsql;
using NpgsqlTypes;
using Perennial.Benchmarks.Calls;

namespace Perennial.Benchmarks.Clients;

/// <summary>The ways to take values from a reader.</summary>
internal sealed class RowReading : IAsyncDisposable
{
    private readonly NpgsqlParameter<long> _first = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly NpgsqlCommand _command;

    private RowReading(NpgsqlConnection connection)
    {
        _command = new NpgsqlCommand(StatementTexts.Inline.ListItems, connection);
        _command.Parameters.Add(_first);
    }

    public static async Task<RowReading> CreateAsync(NpgsqlConnection connection)
    {
        RowReading reading = new(connection);
        await reading._command.PrepareAsync().ConfigureAwait(false);
        return reading;
    }

    public Task ByOrdinalAsync(int number) => ReadAsync(number, static reader => ValueTask.FromResult(HandWrittenCalls.ReadItem(reader)));

    public Task ByNameAsync(int number) => ReadAsync(number, static reader =>
    {
        int note = reader.GetOrdinal("note");
        return ValueTask.FromResult(new GetItemRow(
            reader.GetFieldValue<long>(reader.GetOrdinal("item_id")), reader.GetFieldValue<string>(reader.GetOrdinal("name")), reader.GetFieldValue<decimal>(reader.GetOrdinal("price")),
            reader.GetFieldValue<int>(reader.GetOrdinal("quantity")), reader.IsDBNull(note) ? null : reader.GetFieldValue<string>(note), reader.GetFieldValue<DateTimeOffset>(reader.GetOrdinal("added_at"))));
    });

    public Task AsynchronouslyAsync(int number) => ReadAsync(number, static async reader => new GetItemRow(
        await reader.GetFieldValueAsync<long>(0).ConfigureAwait(false), await reader.GetFieldValueAsync<string>(1).ConfigureAwait(false),
        await reader.GetFieldValueAsync<decimal>(2).ConfigureAwait(false), await reader.GetFieldValueAsync<int>(3).ConfigureAwait(false),
        await reader.IsDBNullAsync(4).ConfigureAwait(false) ? null : await reader.GetFieldValueAsync<string>(4).ConfigureAwait(false),
        await reader.GetFieldValueAsync<DateTimeOffset>(5).ConfigureAwait(false)));

    public Task AsObjectsAsync(int number) => ReadAsync(number, static reader => ValueTask.FromResult(new GetItemRow(
        (long)reader[0], (string)reader[1], (decimal)reader[2], (int)reader[3], reader[4] as string, (DateTime)reader[5])));

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private async Task ReadAsync(int number, Func<NpgsqlDataReader, ValueTask<GetItemRow>> read)
    {
        _first.TypedValue = 1 + (number % 9000);
        NpgsqlDataReader reader = await _command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        List<GetItemRow> rows = [];
        while (await reader.ReadAsync().ConfigureAwait(false)) rows.Add(await read(reader).ConfigureAwait(false));
    }
}
