using Npgsql;
using NpgsqlTypes;

namespace Perennial.Benchmarks.Calls;

/// <summary>Npgsql as well as it can be used by hand: typed parameters by position, prepared, rows read by ordinal.</summary>
/// <param name="dataSource">Not owned.</param>
/// <param name="prepare">Whether statements are prepared.</param>
/// <param name="sql">The statements: the same functions that generated code calls, or the queries themselves.</param>
public sealed class HandWrittenCalls(NpgsqlDataSource dataSource, bool prepare, StatementTexts sql) : IContender
{
    public string Name => sql.Name;

    public bool SendsSql => sql == StatementTexts.Inline;

    public async Task<long> GetItemAsync(long id)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        NpgsqlCommand command = new(sql.GetItem, connection);
        await using var disposing = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Bigint });
        if (prepare) await command.PrepareAsync().ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        return ReadItem(reader).ItemId;
    }

    public async Task<long> ListItemsAsync(long first)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        NpgsqlCommand command = new(sql.ListItems, connection);
        await using var disposing = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first, NpgsqlDbType = NpgsqlDbType.Bigint });
        if (prepare) await command.PrepareAsync().ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        List<GetItemRow> rows = [];
        while (await reader.ReadAsync().ConfigureAwait(false)) rows.Add(ReadItem(reader));
        return rows.Count;
    }

    public async Task<long> AddItemAsync(string name, decimal price, int quantity, string? note)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        NpgsqlCommand command = new(sql.AddItem, connection);
        await using var disposing = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = price, NpgsqlDbType = NpgsqlDbType.Numeric });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = quantity, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = note, NpgsqlDbType = NpgsqlDbType.Text });
        if (prepare) await command.PrepareAsync().ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        return new AddItemRow(reader.GetFieldValue<long>(0), reader.GetFieldValue<DateTimeOffset>(1)).ItemId;
    }

    public async Task<long> ClaimJobAsync(int queue)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        NpgsqlCommand command = new(sql.ClaimJob, connection);
        await using var disposing = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = queue, NpgsqlDbType = NpgsqlDbType.Integer });
        if (prepare) await command.PrepareAsync().ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        return new ClaimJobRow(reader.GetFieldValue<long>(0), reader.GetFieldValue<string>(1), reader.GetFieldValue<int>(2)).JobId;
    }

    public async Task<long> BatchAsync(long first)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        NpgsqlBatch batch = new(connection);
        await using var disposing = batch.ConfigureAwait(false);
        for (int i = 0; i < 100; i++)
        {
            NpgsqlBatchCommand command = new(sql.GetItem);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first + i, NpgsqlDbType = NpgsqlDbType.Bigint });
            batch.BatchCommands.Add(command);
        }

        if (prepare) await batch.PrepareAsync().ConfigureAwait(false);
        NpgsqlDataReader reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        List<GetItemRow> rows = new(100);
        do
        {
            if (await reader.ReadAsync().ConfigureAwait(false)) rows.Add(ReadItem(reader));
        }
        while (await reader.NextResultAsync().ConfigureAwait(false));
        return rows.Sum(static row => row.ItemId);
    }

    public async Task<long> AddEntriesAsync(AddEntriesItem[] entries)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        if (sql.AddEntries.StartsWith("copy", StringComparison.Ordinal)) return await CopyAsync(connection, entries).ConfigureAwait(false);
        NpgsqlCommand command = new(sql.AddEntries, connection);
        await using var disposing = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = Array.ConvertAll(entries, static entry => entry.EntryId), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Array.ConvertAll(entries, static entry => entry.Name), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<decimal[]> { TypedValue = Array.ConvertAll(entries, static entry => entry.Amount), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = Array.ConvertAll(entries, static entry => entry.EnteredAt), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        if (prepare) await command.PrepareAsync().ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ending = reader.ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        return reader.GetFieldValue<long>(0);
    }

    private async Task<long> CopyAsync(NpgsqlConnection connection, AddEntriesItem[] entries)
    {
        NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(sql.AddEntries).ConfigureAwait(false);
        await using var disposing = importer.ConfigureAwait(false);
        for (int i = 0; i < entries.Length; i++)
        {
            await importer.StartRowAsync().ConfigureAwait(false);
            await importer.WriteAsync(entries[i].EntryId, NpgsqlDbType.Bigint).ConfigureAwait(false);
            await importer.WriteAsync(entries[i].Name, NpgsqlDbType.Text).ConfigureAwait(false);
            await importer.WriteAsync(entries[i].Amount, NpgsqlDbType.Numeric).ConfigureAwait(false);
            await importer.WriteAsync(entries[i].EnteredAt, NpgsqlDbType.TimestampTz).ConfigureAwait(false);
        }

        return (long)await importer.CompleteAsync().ConfigureAwait(false);
    }

    internal static GetItemRow ReadItem(NpgsqlDataReader reader) => new(
        reader.GetFieldValue<long>(0),
        reader.GetFieldValue<string>(1),
        reader.GetFieldValue<decimal>(2),
        reader.GetFieldValue<int>(3),
        reader.IsDBNull(4) ? null : reader.GetFieldValue<string>(4),
        reader.GetFieldValue<DateTimeOffset>(5));
}
