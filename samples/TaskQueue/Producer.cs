using System.Text.Json;
using Microsoft.Extensions.Hosting;
using NpgsqlTypes;

namespace TaskQueue;

/// <summary>Makes the queue and fills it: most tasks in batches, some one by one with a dependency.</summary>
internal sealed class Producer(QueueDatabase database, Workload workload) : BackgroundService
{
    private const int BatchSize = 200;
    private const int ChainEvery = 50;
    private static readonly NpgsqlInterval RetryBase = new(months: 0, days: 0, time: 500_000);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.Tasks.SaveQueueAsync(
                Workload.QueueName, "Letters to send", maxAttempts: 5, lease: null, retryBase: RetryBase, retention: null, labels: ["sample"], stoppingToken).ConfigureAwait(false);
            for (int first = 0; first < workload.Total; first += BatchSize)
            {
                await EnqueueBatchAsync(first, Math.Min(BatchSize, workload.Total - first), stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends before all tasks were enqueued.
        }
        catch (Exception exception)
        {
            workload.Fail(exception);
        }
    }

    // Every fiftieth task waits for the one before it, so that dependencies are exercised, too.
    private async Task EnqueueBatchAsync(int first, int count, CancellationToken cancellationToken)
    {
        List<int> plain = [];
        List<int> chained = [];
        for (int number = first; number < first + count; number++) (number % ChainEvery == ChainEvery - 1 ? chained : plain).Add(number);

        await database.Tasks.EnqueueTasksAsync(
            [.. plain.Select(TaskId)], [.. plain.Select(static number => number % 3)], [.. plain.Select(Payload)], Workload.QueueName, cancellationToken).ConfigureAwait(false);
        workload.AddEnqueued(plain.Count);
        foreach (int number in chained)
        {
            await database.Tasks.EnqueueTaskAsync(
                Workload.QueueName, [TaskId(number - 1)], TaskId(number), priority: 5, uniqueKey: null, tags: ["chained"], notBefore: null, Payload(number), cancellationToken).ConfigureAwait(false);
            workload.AddEnqueued(1);
        }
    }

    private static string TaskId(int number) => $"letter-{number:D6}";

    private static JsonElement Payload(int number) => JsonSerializer.SerializeToElement(new { kind = "letter", number });
}
