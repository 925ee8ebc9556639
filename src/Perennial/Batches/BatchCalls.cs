using Npgsql;

namespace Perennial;

/// <summary>The calls that a batch has collected. For generated code; users hold a class derived from <see cref="PerennialBatch"/>.</summary>
public sealed class BatchCalls
{
    private BatchItem? _last;

    internal BatchCalls()
    {
    }

    internal NpgsqlBatch Batch { get; } = new();

    /// <summary>The first call; each knows the next.</summary>
    internal BatchItem? First { get; private set; }

    internal int Count { get; private set; }

    internal bool IsExecuted { get; set; }

    /// <summary>A call that returns nothing.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="command">Complete; becomes part of the batch.</param>
    /// <param name="hasResultSet">False for a CALL without OUT arguments.</param>
    public BatchItem Execute(ProcedureInfo procedure, NpgsqlBatchCommand command, bool hasResultSet) => Add(command, new BatchItem(procedure, hasResultSet ? BatchItemState.HasResultSet : BatchItemState.None));

    /// <summary>The first row, or the default of <typeparamref name="T"/>.</summary>
    public BatchResult<T?> ReadFirstOrDefault<T>(ProcedureInfo procedure, NpgsqlBatchCommand command, Func<NpgsqlDataReader, T?> read) =>
        Add(command, new FirstRowResult<T?>(procedure, read, BatchItemState.None));

    /// <summary>The first row, which must be there.</summary>
    public BatchResult<T> ReadFirst<T>(ProcedureInfo procedure, NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read) =>
        Add(command, new FirstRowResult<T>(procedure, read, BatchItemState.IsRequired));

    /// <summary>The only row.</summary>
    public BatchResult<T> ReadSingle<T>(ProcedureInfo procedure, NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read) =>
        Add(command, new FirstRowResult<T>(procedure, read, BatchItemState.IsRequired | BatchItemState.IsOnly));

    /// <summary>All rows.</summary>
    public BatchResult<List<T>> ReadAll<T>(ProcedureInfo procedure, NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read) =>
        Add(command, new AllRowsResult<T>(procedure, read));

    private TItem Add<TItem>(NpgsqlBatchCommand command, TItem item)
        where TItem : BatchItem
    {
        if (IsExecuted) throw new InvalidOperationException("The batch was executed already; create another one for further calls.");
        Batch.BatchCommands.Add(command);
        if (_last is null) First = item;
        else _last.Next = item;
        _last = item;
        Count++;
        return item;
    }
}
