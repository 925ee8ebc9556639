using Npgsql;

namespace Perennial;

/// <summary>A call in a batch. One that returns nothing is just this; others are <see cref="BatchResult{T}"/>.</summary>
/// <remarks>A batch can have many, so an item is also the reader of its result and the link to the next item: one small object a call.</remarks>
public class BatchItem
{
    private BatchItemState _state;

    internal BatchItem(ProcedureInfo procedure, BatchItemState state)
    {
        Procedure = procedure;
        _state = state;
    }

    internal ProcedureInfo Procedure { get; }

    /// <summary>The call behind this one.</summary>
    internal BatchItem? Next { get; set; }

    internal bool Is(BatchItemState state) => (_state & state) != BatchItemState.None;

    internal void Add(BatchItemState state) => _state |= state;

    /// <summary>Takes a row from the reader.</summary>
    /// <returns>Whether further rows are of interest.</returns>
    internal virtual bool ReadRow(NpgsqlDataReader reader) => false;

    /// <summary>There are no further rows; throws when one is missing.</summary>
    internal virtual void CheckRows()
    {
    }
}
