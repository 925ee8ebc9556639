using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Perennial.Benchmarks.Calls;

/// <summary>Allocations of calls, by contender. What a call allocates does not depend on the server's version.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class CallBenchmarks : IAsyncDisposable
{
    private BenchServer _server = null!;
    private BenchDatabase _database = null!;
    private IContender _contender = null!;
    private int _queue;
    private long _number;

    [Params("generated", "hand-written", "Dapper, function", "EF Core, function", "generated, inline", "inline SQL", "Dapper", "EF Core")]
    public string Contender { get; set; } = "generated";

    [Params(true, false)]
    public bool IsPrepared { get; set; } = true;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _server = await BenchServer.StartAsync(18).ConfigureAwait(false);
        _database = new BenchDatabase(_server.Plain, IsPrepared);
        IContender[] all = RatioRun.Contenders(_server, _database, IsPrepared);
        _queue = Array.FindIndex(all, contender => contender.Name == Contender);
        _contender = all[_queue];
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
    public Task<long> InsertReturning() => _contender.AddItemAsync("name", _number++, 3, null);

    [Benchmark]
    public Task<long> Claim() => _contender.ClaimJobAsync(_queue);

    [Benchmark]
    public Task<long> BatchOfHundred() => _contender.BatchAsync(1 + (_number++ % 9000));

    [Benchmark]
    public Task<long> TenThousandRows() => _contender.AddEntriesAsync(RatioRun.Entries);

    // A project that BenchmarkDotNet would write and build has neither the generator nor the settings of this one.
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance));
    }
}
