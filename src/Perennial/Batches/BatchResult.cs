namespace Perennial;

/// <summary>A call in a batch that has a result once the batch was executed.</summary>
/// <typeparam name="T">The result's type, as the call by itself would return it.</typeparam>
public abstract class BatchResult<T> : BatchItem
{
    private protected BatchResult(ProcedureInfo procedure, BatchItemState state)
        : base(procedure, state | BatchItemState.HasResultSet)
    {
    }

    /// <exception cref="InvalidOperationException">The batch was not executed, or the server refused a call, or the answer to this one was not what it promises.</exception>
    public T Result => Is(BatchItemState.IsFinished)
        ? Value!
        : throw new InvalidOperationException($"The call of {Procedure.Name} has no result yet: its batch was not executed, or failed.");

    private protected T? Value { get; set; }
}
