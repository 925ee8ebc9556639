using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perennial.Generators;

namespace Perennial.Benchmarks.Generator;

/// <summary>What the generator costs a build and a keystroke: the generator driver by itself, as the compiler runs it.</summary>
internal static class GeneratorRun
{
    private const int Tables = 200;
    private const int WarmUps = 10;

    public static int Run(TextWriter output)
    {
        Stopwatch watch = Stopwatch.StartNew();
        (GeneratorDriver driver, List<AdditionalText> files, _) = Full(Tables, seed: 0);
        Print(output, "cold: first run in a process, 1,000 queries over 200 tables", watch.Elapsed.TotalMilliseconds);

        // A process is warm when the JIT has compiled its code for the second time, which takes it some runs.
        int seed = 0;
        for (int i = 0; i < WarmUps; i++) Full(Tables, ++seed);
        List<double> full = [];
        List<double> twice = [];
        for (int i = 0; i < 9; i++)
        {
            full.Add(Full(Tables, ++seed).Milliseconds);
            twice.Add(Full(2 * Tables, ++seed).Milliseconds);
        }

        Print(output, "warm: everything anew, nothing cached", Median(full));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  twice the queries and tables take {Median(twice) / Median(full):0.00} times as long"));

        CSharpCompilation compilation = Compilation();
        List<double> edits = [];
        List<double> processor = [];
        GeneratorText edited = (GeneratorText)files[1];
        string text = edited.GetText().ToString();
        for (int i = 0; i < 20; i++)
        {
            GeneratorText next = edited.With(Edit(text, i));
            driver = driver.ReplaceAdditionalText(files[1], next);
            files[1] = next;
            double before = Environment.CpuUsage.TotalTime.TotalMilliseconds;
            edits.Add(Time(() => driver = driver.RunGenerators(compilation)));
            processor.Add(Environment.CpuUsage.TotalTime.TotalMilliseconds - before);
        }

        Print(output, string.Create(CultureInfo.InvariantCulture, $"one query edited ({Median(processor):0.0} ms of processor time)"), Median(edits));
        List<double> unrelated = [];
        for (int i = 0; i < 20; i++)
        {
            CSharpCompilation other = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class Unrelated{i};"));
            unrelated.Add(Time(() => driver = driver.RunGenerators(other)));
        }

        Print(output, "unrelated C# edited", Median(unrelated));
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        long characters = result.GeneratedSources.Sum(static source => (long)source.SourceText.Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {characters / (Tables * 5):N0} characters are generated for a procedure, {result.GeneratedSources.Length} files"));
        return 0;
    }

    // The file's first query of the kind that has a limit.
    private static string Edit(string text, int number)
    {
        int place = text.IndexOf("limit 100", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{text[..place]}limit {200 + number}{text[(place + "limit 100".Length)..]}");
    }

    private static (GeneratorDriver Driver, List<AdditionalText> Files, double Milliseconds) Full(int tables, int seed)
    {
        List<AdditionalText> files = GeneratorFiles.Create(tables, seed);
        CSharpCompilation compilation = Compilation();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new DatabaseGenerator().AsSourceGenerator()], files, optionsProvider: new GeneratorSettings());
        double milliseconds = Time(() => driver = driver.RunGenerators(compilation));
        return (driver, files, milliseconds);
    }

    private static CSharpCompilation Compilation() =>
        CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("namespace App; public sealed partial class Database;")], options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(TextWriter output, string what, double milliseconds) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,9:0.00} ms  {what}"));
}
