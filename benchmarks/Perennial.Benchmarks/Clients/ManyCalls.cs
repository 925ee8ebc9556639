using Npgsql;
using NpgsqlTypes;

namespace Perennial.Benchmarks.Clients;

/// <summary>The ways to make a hundred calls of an INSERT.</summary>
internal sealed class ManyCalls : IAsyncDisposable
{
    private const int Calls = 100;
    private const string Columns = "insert into bench.entries (entry_id, name, amount, entered_at) ";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _one;
    private readonly NpgsqlCommand _arrays;

    private ManyCalls(NpgsqlConnection connection)
    {
        _connection = connection;
        _one = new NpgsqlCommand(Columns + "values ($1, $2, $3, $4)", connection);
        AddParameters(_one.Parameters, 0);
        _arrays = new NpgsqlCommand(Columns + "select * from unnest($1, $2, $3, $4)", connection);
        int[] numbers = [.. Enumerable.Range(0, Calls)];
        Add(_arrays.Parameters, Array.ConvertAll(numbers, static n => (long)n), NpgsqlDbType.Array | NpgsqlDbType.Bigint);
        Add(_arrays.Parameters, Array.ConvertAll(numbers, static _ => "name"), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Add(_arrays.Parameters, Array.ConvertAll(numbers, static n => (decimal)n), NpgsqlDbType.Array | NpgsqlDbType.Numeric);
        Add(_arrays.Parameters, Array.ConvertAll(numbers, static _ => DateTimeOffset.UnixEpoch), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);
    }

    public static async Task<ManyCalls> CreateAsync(NpgsqlConnection connection)
    {
        ManyCalls calls = new(connection);
        await calls._one.PrepareAsync().ConfigureAwait(false);
        await calls._arrays.PrepareAsync().ConfigureAwait(false);
        return calls;
    }

    public Task ArraysAsync(int number) => InTransactionAsync(_arrays.ExecuteNonQueryAsync);

    public Task OneByOneAsync(int number) => InTransactionAsync(async ct =>
    {
        for (int i = 0; i < Calls; i++) await _one.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    });

    public Task PreparedBatchAsync(int number) => BatchAsync(prepare: true);

    public Task BatchAsync(int number) => BatchAsync(prepare: false);

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync().ConfigureAwait(false);
        await _arrays.DisposeAsync().ConfigureAwait(false);
    }

    private Task BatchAsync(bool prepare) => InTransactionAsync(async ct =>
    {
        NpgsqlBatch batch = new(_connection);
        await using var disposing = batch.ConfigureAwait(false);
        for (int i = 0; i < Calls; i++)
        {
            NpgsqlBatchCommand command = new(_one.CommandText);
            AddParameters(command.Parameters, i);
            batch.BatchCommands.Add(command);
        }

        if (prepare) await batch.PrepareAsync(ct).ConfigureAwait(false);
        await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    });

    // All of them in a transaction that leaves nothing: the table stays as it was, and nobody waits for a commit more often than the others.
    private async Task InTransactionAsync(Func<CancellationToken, Task> call)
    {
        NpgsqlTransaction transaction = await _connection.BeginTransactionAsync().ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        await call(CancellationToken.None).ConfigureAwait(false);
        await transaction.RollbackAsync().ConfigureAwait(false);
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, int number)
    {
        Add(parameters, (long)number, NpgsqlDbType.Bigint);
        Add(parameters, "name", NpgsqlDbType.Text);
        Add(parameters, (decimal)number, NpgsqlDbType.Numeric);
        Add(parameters, DateTimeOffset.UnixEpoch, NpgsqlDbType.TimestampTz);
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, T value, NpgsqlDbType type) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
}
