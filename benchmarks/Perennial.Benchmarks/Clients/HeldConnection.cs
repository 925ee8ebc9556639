using Npgsql;
using NpgsqlTypes;
using Perennial.Benchmarks.Calls;

namespace Perennial.Benchmarks.Clients;

/// <summary>A command that is prepared once and used again: the least that a call can cost.</summary>
internal sealed class HeldConnection : IAsyncDisposable
{
    private readonly NpgsqlParameter<long> _id = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly NpgsqlCommand _command;

    private HeldConnection(NpgsqlConnection connection)
    {
        _command = new NpgsqlCommand(StatementTexts.Inline.GetItem, connection);
        _command.Parameters.Add(_id);
    }

    public static async Task<HeldConnection> CreateAsync(NpgsqlConnection connection)
    {
        HeldConnection held = new(connection);
        await held._command.PrepareAsync().ConfigureAwait(false);
        return held;
    }

    public async Task GetItemAsync(int number)
    {
        _id.TypedValue = 1 + (number % 9000);
        NpgsqlDataReader reader = await _command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        HandWrittenCalls.ReadItem(reader);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
