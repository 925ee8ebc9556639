using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Perennial.Benchmarks.Calls;

/// <summary>EF Core with pooled contexts and compiled queries without tracking; a batch is one query after the other on one context.</summary>
public sealed class EntityFrameworkCalls(NpgsqlDataSource dataSource) : IContender
{
    private static readonly Func<ItemContext, long, Task<Item?>> Get =
        EF.CompileAsyncQuery(static (ItemContext context, long id) => context.Items.AsNoTracking().FirstOrDefault(item => item.ItemId == id));

    private static readonly Func<ItemContext, long, IAsyncEnumerable<Item>> List =
        EF.CompileAsyncQuery(static (ItemContext context, long first) => context.Items.AsNoTracking().Where(item => item.ItemId >= first).OrderBy(static item => item.ItemId).Take(100));

    private static readonly string ClaimJob = StatementTexts.Inline.ClaimJob
        .Replace("$1", "{0}", StringComparison.Ordinal)
        .Replace("returning j.job_id, j.payload, j.attempts", "returning j.job_id as \"JobId\", j.payload as \"Payload\", j.attempts as \"Attempts\"", StringComparison.Ordinal);

    private readonly PooledDbContextFactory<ItemContext> _contexts = new(new DbContextOptionsBuilder<ItemContext>().UseNpgsql(dataSource).Options);

    public string Name => "EF Core";

    public bool SendsSql => true;

    public async Task<long> GetItemAsync(long id)
    {
        ItemContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        return (await Get(context, id).ConfigureAwait(false))!.ItemId;
    }

    public async Task<long> ListItemsAsync(long first)
    {
        ItemContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        List<Item> rows = [];
        await foreach (Item item in List(context, first).ConfigureAwait(false)) rows.Add(item);
        return rows.Count;
    }

    public async Task<long> AddItemAsync(string name, decimal price, int quantity, string? note)
    {
        ItemContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        Item item = new() { Name = name, Price = price, Quantity = quantity, Note = note };
        context.Items.Add(item);
        await context.SaveChangesAsync().ConfigureAwait(false);
        return item.ItemId;
    }

    public async Task<long> ClaimJobAsync(int queue)
    {
        ItemContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        return (await context.Database.SqlQueryRaw<Job>(
            ClaimJob, queue)
            .ToListAsync().ConfigureAwait(false))[0].JobId;
    }

    public async Task<long> BatchAsync(long first)
    {
        ItemContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        long sum = 0;
        for (int i = 0; i < 100; i++) sum += (await Get(context, first + i).ConfigureAwait(false))!.ItemId;
        return sum;
    }

    public async Task<long> AddEntriesAsync(AddEntriesItem[] entries)
    {
        ItemContext context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var disposing = context.ConfigureAwait(false);
        foreach (AddEntriesItem entry in entries) context.Items.Add(new Item { Name = entry.Name, Price = entry.Amount, Quantity = 1 });
        return await context.SaveChangesAsync().ConfigureAwait(false);
    }

    /// <summary>A row of bench.items.</summary>
    public sealed class Item
    {
        public long ItemId { get; set; }

        public required string Name { get; set; }

        public decimal Price { get; set; }

        public int Quantity { get; set; }

        public string? Note { get; set; }

        public DateTimeOffset AddedAt { get; set; }
    }

    private sealed record Job(long JobId, string Payload, int Attempts);

    private sealed class ItemContext(DbContextOptions<ItemContext> options) : DbContext(options)
    {
        public DbSet<Item> Items => Set<Item>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Item>(static item =>
        {
            item.ToTable("items", "bench").HasKey(static row => row.ItemId);
            item.Property(static row => row.ItemId).HasColumnName("item_id").UseIdentityAlwaysColumn();
            item.Property(static row => row.Name).HasColumnName("name");
            item.Property(static row => row.Price).HasColumnName("price");
            item.Property(static row => row.Quantity).HasColumnName("quantity");
            item.Property(static row => row.Note).HasColumnName("note");
            item.Property(static row => row.AddedAt).HasColumnName("added_at").HasDefaultValueSql("now()");
        });
    }
}
