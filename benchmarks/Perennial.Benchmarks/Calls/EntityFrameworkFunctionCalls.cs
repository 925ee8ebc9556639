using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Perennial.Benchmarks.Calls;

/// <summary>EF Core calling the same functions, as table-valued functions in compiled queries; a batch is one query after the other on one context.</summary>
public sealed class EntityFrameworkFunctionCalls(NpgsqlDataSource dataSource) : IContender
{
    private static readonly Func<FunctionContext, long, IAsyncEnumerable<Item>> Get =
        EF.CompileAsyncQuery(static (FunctionContext context, long id) => context.GetItem(id));

    private static readonly Func<FunctionContext, long, IAsyncEnumerable<Item>> List =
        EF.CompileAsyncQuery(static (FunctionContext context, long first) => context.ListItems(first));

    private static readonly Func<FunctionContext, string, decimal, int, string?, IAsyncEnumerable<Added>> Add =
        EF.CompileAsyncQuery(static (FunctionContext context, string name, decimal price, int quantity, string? note) => context.AddItem(name, price, quantity, note));

    private static readonly Func<FunctionContext, int, IAsyncEnumerable<Job>> Claim =
        EF.CompileAsyncQuery(static (FunctionContext context, int queue) => context.ClaimJob(queue));

    private readonly PooledDbContextFactory<FunctionContext> _contexts = new(new DbContextOptionsBuilder<FunctionContext>()
        .UseNpgsql(dataSource).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);

    public string Name => "EF Core, function";

    public bool SendsSql => false;

    public async Task<long> GetItemAsync(long id)
    {
        FunctionContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        return (await FirstAsync(Get(context, id)).ConfigureAwait(false)).ItemId;
    }

    public async Task<long> ListItemsAsync(long first)
    {
        FunctionContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        List<Item> rows = [];
        await foreach (Item item in List(context, first).ConfigureAwait(false)) rows.Add(item);
        return rows.Count;
    }

    public async Task<long> AddItemAsync(string name, decimal price, int quantity, string? note)
    {
        FunctionContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        return (await FirstAsync(Add(context, name, price, quantity, note)).ConfigureAwait(false)).ItemId;
    }

    public async Task<long> ClaimJobAsync(int queue)
    {
        FunctionContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        return (await FirstAsync(Claim(context, queue)).ConfigureAwait(false)).JobId;
    }

    public async Task<long> BatchAsync(long first)
    {
        FunctionContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        long sum = 0;
        for (int i = 0; i < 100; i++) sum += (await FirstAsync(Get(context, first + i)).ConfigureAwait(false)).ItemId;
        return sum;
    }

    public async Task<long> AddEntriesAsync(AddEntriesItem[] entries)
    {
        FunctionContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        return (await context.Database.SqlQueryRaw<long>(
            "select bench.add_entries({0}, {1}, {2}, {3}) as \"Value\"",
            Array.ConvertAll(entries, static entry => entry.EntryId),
            Array.ConvertAll(entries, static entry => entry.Name),
            Array.ConvertAll(entries, static entry => entry.Amount),
            Array.ConvertAll(entries, static entry => entry.EnteredAt)).ToListAsync().ConfigureAwait(false))[0];
    }

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (T row in rows.ConfigureAwait(false)) return row;
        throw new InvalidOperationException("The function gave no row.");
    }

    /// <summary>A row of bench.get_item and bench.list_items.</summary>
    public sealed record Item(long ItemId, string Name, decimal Price, int Quantity, string? Note, DateTimeOffset AddedAt);

    /// <summary>The row of bench.add_item.</summary>
    public sealed record Added(long ItemId, DateTimeOffset AddedAt);

    /// <summary>The row of bench.claim_job.</summary>
    public sealed record Job(long JobId, string Payload, int Attempts);

    private sealed class FunctionContext(DbContextOptions<FunctionContext> options) : DbContext(options)
    {
        public IQueryable<Item> GetItem(long id) => FromExpression(() => GetItem(id));

        public IQueryable<Item> ListItems(long first) => FromExpression(() => ListItems(first));

        public IQueryable<Added> AddItem(string name, decimal price, int quantity, string? note) => FromExpression(() => AddItem(name, price, quantity, note));

        public IQueryable<Job> ClaimJob(int queue) => FromExpression(() => ClaimJob(queue));

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Item>(static item =>
            {
                item.HasNoKey().ToTable((string?)null);
                item.Property(static row => row.ItemId).HasColumnName("item_id");
                item.Property(static row => row.Name).HasColumnName("name");
                item.Property(static row => row.Price).HasColumnName("price");
                item.Property(static row => row.Quantity).HasColumnName("quantity");
                item.Property(static row => row.Note).HasColumnName("note");
                item.Property(static row => row.AddedAt).HasColumnName("added_at");
            });
            modelBuilder.Entity<Added>(static added =>
            {
                added.HasNoKey().ToTable((string?)null);
                added.Property(static row => row.ItemId).HasColumnName("item_id");
                added.Property(static row => row.AddedAt).HasColumnName("added_at");
            });
            modelBuilder.Entity<Job>(static job =>
            {
                job.HasNoKey().ToTable((string?)null);
                job.Property(static row => row.JobId).HasColumnName("job_id");
                job.Property(static row => row.Payload).HasColumnName("payload");
                job.Property(static row => row.Attempts).HasColumnName("attempts");
            });
            modelBuilder.HasDbFunction(() => GetItem(default)).HasName("get_item").HasSchema("bench");
            modelBuilder.HasDbFunction(() => ListItems(default)).HasName("list_items").HasSchema("bench");
            modelBuilder.HasDbFunction(() => AddItem("", default, default, null)).HasName("add_item").HasSchema("bench");
            modelBuilder.HasDbFunction(() => ClaimJob(default)).HasName("claim_job").HasSchema("bench");
        }
    }
}
