using System.Text.Json;
using Microsoft.Extensions.Hosting;
using NpgsqlTypes;

namespace TaskQueue;

/// <summary>A worker as a service would run it: registers, claims, finishes or fails, and leaves.</summary>
internal sealed class Worker(string workerId, QueueDatabase database, Workload workload) : BackgroundService
{
    private const int ClaimSize = 20;
    private static readonly TimeSpan IdleDelay = TimeSpan.FromMilliseconds(20);
    private static readonly NpgsqlInterval Lease = new(months: 0, days: 0, time: 60_000_000);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.Workers.RegisterWorkerAsync(workerId, Environment.MachineName, slots: 1, queues: [Workload.QueueName], details: null, stoppingToken).ConfigureAwait(false);
            try
            {
                while (!workload.Finished.IsCompleted)
                {
                    await WorkAsync(stoppingToken).ConfigureAwait(false);
                    await database.Workers.HeartbeatAsync(workerId, stoppingToken).ConfigureAwait(false);
                }
            }
            finally
            {
                await LeaveAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The leases of what it had run out, and another worker takes the tasks.
        }
        catch (Exception exception)
        {
            workload.Fail(exception);
        }
    }

    // Said also when the host stops, so not under its token, but never waited for long.
    private async Task LeaveAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(2));
        await database.Workers.LeaveWorkerAsync(workerId, patience.Token).ConfigureAwait(false);
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        List<ClaimTasksRow> tasks = await database.Tasks.ClaimTasksAsync(Workload.QueueName, ClaimSize, workerId, Lease, cancellationToken).ConfigureAwait(false);
        if (tasks.Count == 0) await Task.Delay(IdleDelay, cancellationToken).ConfigureAwait(false);
        foreach (ClaimTasksRow task in tasks) await RunAsync(task, cancellationToken).ConfigureAwait(false);
    }

    // One letter in 97 fails at its first attempt, so that retries are seen.
    private async Task RunAsync(ClaimTasksRow task, CancellationToken cancellationToken)
    {
        int number = task.Payload.GetProperty("number").GetInt32();
        if (number % 97 == 0 && task.Attempt == 1)
        {
            await database.Tasks.FailTaskAsync(task.TaskId, workerId, task.Attempt, "no stamp", cancellationToken).ConfigureAwait(false);
            workload.AddFailedAttempt();
            return;
        }

        JsonElement result = JsonSerializer.SerializeToElement(new { sent = true, by = workerId });
        FinishTaskRow? finished = await database.Tasks.FinishTaskAsync(task.TaskId, workerId, task.Attempt, result, cancellationToken).ConfigureAwait(false);
        if (finished is not null) workload.AddSucceeded();
    }
}
