using System.Globalization;
using BenchmarkDotNet.Running;
using Perennial.Benchmarks.Binding;
using Perennial.Benchmarks.Calls;
using Perennial.Benchmarks.Catalog;
using Perennial.Benchmarks.Clients;
using Perennial.Benchmarks.Contract;
using Perennial.Benchmarks.Forms;
using Perennial.Benchmarks.Generator;
using Perennial.Benchmarks.Parsing;

namespace Perennial.Benchmarks;

/// <summary>
/// <c>ratios [VERSION [SECONDS [CASE]]]</c> compares calls, <c>forms [VERSION [SECONDS]]</c> forms of functions, <c>clients [VERSION [SECONDS]]</c> uses of the driver,
/// <c>generator</c> measures the generator, <c>contract</c> the analysis with a history, <c>parse [FOLDER]</c> the parser, <c>catalog</c> the catalog, <c>bind</c> the binder;
/// anything else goes to BenchmarkDotNet.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["parse", ..]:
                return ParseSpeed.Run(args.Length > 1 ? args[1] : null, Console.Out);
            case ["bind"]:
                return BindSpeed.Run(Console.Out);
            case ["catalog"]:
                return CatalogSpeed.Run(Console.Out);
            case ["ratios", ..]:
                return await RatioRun.RunAsync(Number(args, 1, 18), Number(args, 2, 20), args.Length > 3 ? args[3] : "", Console.Out);
            case ["forms", ..]:
                return await FormRun.RunAsync(Number(args, 1, 18), Number(args, 2, 20), Console.Out);
            case ["clients", ..]:
                return await ClientRun.RunAsync(Number(args, 1, 18), Number(args, 2, 20), Console.Out);
            case ["contract"]:
                return ContractSpeed.Run(Console.Out);
            case ["generator"]:
                return GeneratorRun.Run(Console.Out);
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                return 0;
        }
    }

    private static int Number(string[] args, int place, int absent) => place < args.Length ? int.Parse(args[place], CultureInfo.InvariantCulture) : absent;
}
