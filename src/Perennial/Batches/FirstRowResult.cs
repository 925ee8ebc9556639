using Npgsql;

namespace Perennial;

/// <summary>One row of a batched call, or its default when it may be missing.</summary>
internal sealed class FirstRowResult<T> : BatchResult<T>
{
    private readonly Func<NpgsqlDataReader, T> _read;

    public FirstRowResult(ProcedureInfo procedure, Func<NpgsqlDataReader, T> read, BatchItemState state)
        : base(procedure, state) => _read = read;

    internal override bool ReadRow(NpgsqlDataReader reader)
    {
        if (Is(BatchItemState.HasRow)) throw UnexpectedRowCountException.SeveralRows(Procedure.Name);
        Value = _read(reader);
        Add(BatchItemState.HasRow);
        return Is(BatchItemState.IsOnly);
    }

    internal override void CheckRows()
    {
        if (Is(BatchItemState.IsRequired) && !Is(BatchItemState.HasRow)) throw UnexpectedRowCountException.NoRow(Procedure.Name);
    }
}
