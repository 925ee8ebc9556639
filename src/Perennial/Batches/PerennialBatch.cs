namespace Perennial;

/// <summary>
/// Calls that travel to the server in one round trip. Generated classes add the groups. Outside of a transaction the calls are one of their
/// own: when the server refuses one, none has happened. A call whose answer is not what was promised (no row where there must be one, a value that cannot
/// be read) has happened with all others; <see cref="ExecuteAsync"/> throws, and the other handles have their results.
/// </summary>
public abstract class PerennialBatch : IAsyncDisposable
{
    private readonly ProcedureExecutor _executor;

    /// <param name="executor">Provides the connection.</param>
    protected PerennialBatch(ProcedureExecutor executor) => _executor = executor;

    /// <summary>Where the groups put their calls.</summary>
    protected BatchCalls Calls { get; } = new();

    /// <summary>How many calls there are.</summary>
    public int Count => Calls.Count;

    /// <summary>Makes the calls, in their order; the handles have their results afterwards. Without calls it does nothing.</summary>
    /// <exception cref="InvalidOperationException">The batch was executed before.</exception>
    public Task ExecuteAsync(CancellationToken cancellationToken = default)
    {
        if (Calls.IsExecuted) throw new InvalidOperationException("The batch was executed already; create another one for further calls.");
        Calls.IsExecuted = true;
        return Calls.First is null ? Task.CompletedTask : _executor.ExecuteBatchAsync(Calls.Batch, Calls.First, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Calls.Batch.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
