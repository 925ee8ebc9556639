using Npgsql;

namespace Perennial;

/// <summary>All rows of a batched call.</summary>
internal sealed class AllRowsResult<T>(ProcedureInfo procedure, Func<NpgsqlDataReader, T> read) : BatchResult<List<T>>(procedure)
{
    internal override async ValueTask<int> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(read(reader));
        Set(rows);
        return rows.Count;
    }
}
