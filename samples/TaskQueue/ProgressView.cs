using Spectre.Console;

namespace TaskQueue;

/// <summary>Live progress: bars on a terminal, a line a second elsewhere.</summary>
internal static class ProgressView
{
    /// <summary>Returns when the work is done; throws what stopped it.</summary>
    public static Task ShowAsync(IAnsiConsole console, Workload workload, CancellationToken cancellationToken) =>
        console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi
            ? ShowBarsAsync(console, workload, cancellationToken)
            : ShowLinesAsync(console, workload, cancellationToken);

    private static Task ShowBarsAsync(IAnsiConsole console, Workload workload, CancellationToken cancellationToken) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                ProgressTask enqueued = context.AddTask("enqueued", maxValue: workload.Total);
                ProgressTask succeeded = context.AddTask("succeeded", maxValue: workload.Total);
                await PollAsync(workload, TimeSpan.FromMilliseconds(100), () =>
                {
                    enqueued.Value = workload.Enqueued;
                    succeeded.Value = workload.Succeeded;
                }, cancellationToken).ConfigureAwait(false);
            });

    private static Task ShowLinesAsync(IAnsiConsole console, Workload workload, CancellationToken cancellationToken) =>
        PollAsync(
            workload,
            TimeSpan.FromSeconds(1),
            () => console.WriteLine($"{workload.Enqueued}/{workload.Total} enqueued, {workload.Succeeded}/{workload.Total} succeeded, {workload.FailedAttempts} attempts failed"),
            cancellationToken);

    private static async Task PollAsync(Workload workload, TimeSpan interval, Action show, CancellationToken cancellationToken)
    {
        while (!workload.Finished.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAny(workload.Finished, Task.Delay(interval, cancellationToken)).ConfigureAwait(false);
            show();
        }

        await workload.Finished.ConfigureAwait(false);
    }
}
