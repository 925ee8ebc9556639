using System.Globalization;
using Perennial.Conformance.Binding;
using Perennial.Conformance.Ddl;
using Perennial.Conformance.Oracle;
using Perennial.Conformance.Routines;
using Xunit.Runner.InProc.SystemConsole;

namespace Perennial.Conformance;

/// <summary>Either one of the commands <c>parse</c>, <c>ddl</c>, <c>bind</c>, <c>routines</c> and <c>dump</c>, or the test runner.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["parse" or "ddl" or "bind" or "routines" or "dump", ..]) return await ConsoleRunner.Run(args);
        using CancellationTokenSource cancellation = new();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            cancellation.Cancel();
        };
        switch (args)
        {
            case ["ddl", .. string[] options]:
                return await DdlCommand.RunAsync(options, Console.Out, cancellation.Token);
            case ["bind", .. string[] options]:
                return await BindCommand.RunAsync(options, Console.Out, cancellation.Token);
            case ["dump", .. string[] options]:
                return await DumpCommand.RunAsync(options, Console.Out, cancellation.Token);
            case ["routines", .. string[] options]:
                return await RoutineCommand.RunAsync(options, Console.Out, cancellation.Token);
            case ["parse", string folder]:
                return await ConformanceCommand.RunAsync(folder, PostgresParserSetup.CurrentVersion, Console.Out, cancellation.Token);
            case ["parse", "--postgres", string number, string folder] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int version):
                return await ConformanceCommand.RunAsync(folder, version, Console.Out, cancellation.Token);
            default:
                await Console.Error.WriteLineAsync("Usage: dotnet run --project tests/Perennial.Conformance -- parse [--postgres N] FOLDER");
                return 2;
        }
    }
}
