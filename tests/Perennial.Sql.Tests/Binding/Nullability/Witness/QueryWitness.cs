using System.Globalization;
using Npgsql;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Tests.Binding.Nullability.Witness;

/// <summary>Runs queries with random arguments and notes where rows and nulls contradict what the binder says. Each run is rolled back.</summary>
internal sealed class QueryWitness(NpgsqlConnection connection, RandomValues values)
{
    private readonly Dictionary<string, uint> _types = [];
    private int _prepared;

    /// <summary>Prepares a query; false when the server refuses it.</summary>
    public async Task<bool> PrepareAsync(WitnessedQuery query, CancellationToken ct)
    {
        string name = "witness_" + (++_prepared).ToString(CultureInfo.InvariantCulture);
        try
        {
            await ExecuteAsync($"prepare {name} as {query.Sql.TrimEnd().TrimEnd(';')}", ct);
            query.PreparedName = name;
            return true;
        }
        catch (PostgresException e)
        {
            query.LastError = $"{e.SqlState} {e.MessageText}";
            return false;
        }
    }

    public async Task RunAsync(WitnessedQuery query, CancellationToken ct)
    {
        List<string> arguments = [];
        foreach (BoundParameter parameter in query.Statement.Parameters)
        {
            string value = parameter.IsNullable && values.Chance(0.35) ? "null" : values.Value(await TypeAsync(parameter, ct)) ?? "null";
            arguments.Add(value);
        }

        string call = arguments.Count == 0 ? query.PreparedName : $"{query.PreparedName} ({string.Join(", ", arguments)})";
        await using NpgsqlBatch batch = new(connection)
        {
            BatchCommands =
            {
                new(query.IsReadOnly ? "begin read only" : "begin"),
                new("execute " + call),
                new("rollback"),
            },
        };
        batch.EnableErrorBarriers = false;
        try
        {
            bool[] nulls = new bool[query.Statement.Columns.Count];
            long rows = 0;
            await using (NpgsqlDataReader reader = await batch.ExecuteReaderAsync(ct))
            {
                while (await reader.ReadAsync(ct))
                {
                    rows++;
                    for (int i = 0; i < nulls.Length; i++) nulls[i] |= await reader.IsDBNullAsync(i, ct);
                }
            }

            query.Add(nulls, rows);
        }
        catch (PostgresException e)
        {
            query.LastError = $"{e.SqlState} {e.MessageText}";
            if (connection.FullState != System.Data.ConnectionState.Open) throw new InvalidOperationException($"{query.Name} ends the connection: {query.Sql} with {string.Join(", ", arguments)}: {query.LastError}", e);
            if (e.SqlState == "25006") query.Broken.Add($"{query.Name}: said to change nothing: {e.MessageText}");
            await RollBackAsync(ct);
        }
    }

    // A time limit that ran out as its statement ended cancels what follows.
    private async Task RollBackAsync(CancellationToken ct)
    {
        try
        {
            await ExecuteAsync("rollback", ct);
        }
        catch (PostgresException late) when (late.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            await ExecuteAsync("rollback", ct);
        }
    }

    // Oids of the database's own types are the server's to give.
    private async Task<uint> TypeAsync(BoundParameter parameter, CancellationToken ct)
    {
        if (parameter.Type.Oid < DatabaseCatalog.FirstUserOid) return parameter.Type.Oid;
        if (_types.TryGetValue(parameter.TypeName, out uint known)) return known;
        await using NpgsqlCommand command = new("select coalesce(to_regtype($1)::oid, 0::oid)", connection) { Parameters = { new() { Value = parameter.TypeName } } };
        return _types[parameter.TypeName] = (uint)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
