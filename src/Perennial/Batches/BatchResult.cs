namespace Perennial;

/// <summary>A call in a batch that has a result once the batch was executed.</summary>
/// <typeparam name="T">The result's type, as the call by itself would return it.</typeparam>
public abstract class BatchResult<T> : BatchItem
{
    private T? _result;
    private bool _hasResult;

    private protected BatchResult(ProcedureInfo procedure)
        : base(procedure, hasResultSet: true)
    {
    }

    /// <exception cref="InvalidOperationException">The batch was not executed, or failed.</exception>
    public T Result => _hasResult
        ? _result!
        : throw new InvalidOperationException($"The call of {Procedure.Name} has no result yet: its batch was not executed, or failed.");

    private protected void Set(T result)
    {
        _result = result;
        _hasResult = true;
    }
}
