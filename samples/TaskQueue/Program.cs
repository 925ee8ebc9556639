using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using TaskQueue;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl-C ends the work cleanly; a second one ends the process.
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};

try
{
    SampleOptions options = SampleOptions.Parse(args);
    await using SampleDatabase database = await SampleDatabase.OpenAsync(AnsiConsole.Console, stop.Token);
    await using QueueDatabase queue = QueueDatabase.Create(database.ServiceConnectionString);
    await queue.EnsureCompatibleAsync(stop.Token);

    using CallCounter calls = new();
    Workload workload = new(options);
    HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
    builder.Services.AddSingleton(queue).AddSingleton(workload).AddSingleton(options);
    builder.Services.AddHostedService<Producer>();
    for (int number = 1; number <= options.Workers; number++)
    {
        string worker = $"worker-{number}";
        builder.Services.AddSingleton<IHostedService>(services => new Worker(worker, services.GetRequiredService<QueueDatabase>(), services.GetRequiredService<Workload>()));
    }

    long started = Stopwatch.GetTimestamp();
    using (IHost host = builder.Build())
    {
        await host.StartAsync(stop.Token);
        await ProgressView.ShowAsync(AnsiConsole.Console, workload, stop.Token);
        await host.StopAsync(CancellationToken.None);
    }

    await Summary.PrintAsync(AnsiConsole.Console, queue, workload, calls, Stopwatch.GetElapsedTime(started), stop.Token);
    Console.WriteLine($"ok: {calls.Procedures} procedures, {calls.Calls} calls, database version {await database.GetVersionAsync(stop.Token)}");
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("stopped: the server that the sample started is gone, and its data with it");
    return 0;
}
catch (SampleException exception)
{
    await Console.Error.WriteLineAsync("error: " + exception.Message);
    return 1;
}
