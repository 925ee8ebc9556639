using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Perennial.Benchmarks.Calls;

/// <summary>Allocations of prepared calls, by contender.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class CallBenchmarks : IAsyncDisposable
{
    private BenchServer _server = null!;
    private BenchDatabase _database = null!;
    private IContender _contender = null!;
    private long _number;

    [Params("generated", "hand-written", "Dapper, function", "EF Core, function", "generated, inline", "inline SQL", "Dapper", "EF Core")]
    public string Contender { get; set; } = "generated";

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _server = await BenchServer.StartAsync(18).ConfigureAwait(false);
        _database = new BenchDatabase(_server.Plain);
        IContender[] all =
        [
            new GeneratedCalls(_database), new HandWrittenCalls(_server.Plain, prepare: true, StatementTexts.Functions),
            new HandWrittenCalls(_server.Plain, prepare: true, StatementTexts.Inline), new DapperCalls(_server.AutoPreparing, StatementTexts.Inline),
            new DapperCalls(_server.AutoPreparing, StatementTexts.Functions), new EntityFrameworkCalls(_server.AutoPreparing),
            new GeneratedInlineCalls(_database), new EntityFrameworkFunctionCalls(_server.AutoPreparing),
        ];
        _contender = all.Single(contender => contender.Name == Contender);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public Task<long> SingleRow() => _contender.GetItemAsync(1 + (_number++ % 9000));

    [Benchmark]
    public Task<long> HundredRows() => _contender.ListItemsAsync(1 + (_number++ % 9000));

    [Benchmark]
    public Task<long> BatchOfHundred() => _contender.BatchAsync(1 + (_number++ % 9000));

    // A project that BenchmarkDotNet would write and build has neither the generator nor the settings of this one.
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance));
    }
}
