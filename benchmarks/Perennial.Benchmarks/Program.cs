using BenchmarkDotNet.Running;
using Perennial.Benchmarks.Parsing;

namespace Perennial.Benchmarks;

/// <summary><c>parse [FOLDER]</c> prints the parser's speed in seconds; anything else goes to BenchmarkDotNet.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        if (args is ["parse", ..]) return ParseSpeed.Run(args.Length > 1 ? args[1] : null, Console.Out);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
