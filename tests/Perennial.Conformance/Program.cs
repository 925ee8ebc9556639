using Xunit.Runner.InProc.SystemConsole;

namespace Perennial.Conformance;

/// <summary>Either the command <c>parse FOLDER</c>, or the test runner.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["parse", ..]) return await ConsoleRunner.Run(args);
        if (args is not ["parse", string folder])
        {
            await Console.Error.WriteLineAsync("Usage: dotnet run --project tests/Perennial.Conformance -- parse FOLDER");
            return 2;
        }

        using CancellationTokenSource cancellation = new();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            cancellation.Cancel();
        };
        return await ConformanceCommand.RunAsync(folder, Console.Out, cancellation.Token);
    }
}
