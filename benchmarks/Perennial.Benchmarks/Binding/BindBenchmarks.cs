using BenchmarkDotNet.Attributes;

namespace Perennial.Benchmarks.Binding;

/// <summary>What does binding cost, by the number of queries and of tables?</summary>
[MemoryDiagnoser]
public class BindBenchmarks
{
    private BindWorkload? _workload;

    [Params(200, 400)]
    public int Tables { get; set; }

    [Params(1000, 2000)]
    public int Queries { get; set; }

    [GlobalSetup]
    public void Setup() => _workload = new BindWorkload(Tables, Queries);

    [Benchmark]
    public int Bind() => _workload!.Bind();
}
