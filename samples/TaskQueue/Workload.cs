namespace TaskQueue;

/// <summary>What is to be done and how far it is. Counters may be read while workers write them.</summary>
internal sealed class Workload(SampleOptions options)
{
    public const string QueueName = "mail";

    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _enqueued;
    private int _succeeded;
    private int _failedAttempts;

    public int Total => options.Tasks;

    public int Enqueued => Volatile.Read(ref _enqueued);

    public int Succeeded => Volatile.Read(ref _succeeded);

    /// <summary>Attempts that ended with an error and were tried again.</summary>
    public int FailedAttempts => Volatile.Read(ref _failedAttempts);

    /// <summary>Ends when every task has succeeded, or fails with what stopped the work.</summary>
    public Task Finished => _finished.Task;

    public void AddEnqueued(int count) => Interlocked.Add(ref _enqueued, count);

    public void AddFailedAttempt() => Interlocked.Increment(ref _failedAttempts);

    public void AddSucceeded()
    {
        if (Interlocked.Increment(ref _succeeded) == Total) _finished.TrySetResult();
    }

    /// <summary>Ends the work with an error that the main program reports.</summary>
    public void Fail(Exception exception) => _finished.TrySetException(exception);
}
