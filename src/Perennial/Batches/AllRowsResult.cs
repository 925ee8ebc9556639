using Npgsql;

namespace Perennial;

/// <summary>All rows of a batched call.</summary>
internal sealed class AllRowsResult<T> : BatchResult<List<T>>
{
    private readonly Func<NpgsqlDataReader, T> _read;

    public AllRowsResult(ProcedureInfo procedure, Func<NpgsqlDataReader, T> read)
        : base(procedure, BatchItemState.None)
    {
        _read = read;
        Value = [];
    }

    internal override bool ReadRow(NpgsqlDataReader reader)
    {
        Value!.Add(_read(reader));
        return true;
    }
}
