namespace Perennial.Benchmarks.Calls;

/// <summary>The statements of the calls that are written by hand.</summary>
public sealed record StatementTexts(string Name, string GetItem, string ListItems, string AddItem, string ClaimJob, string AddEntries)
{
    private const string ItemColumns = "item_id, name, price, quantity, note, added_at";

    /// <summary>The functions that generated code calls.</summary>
    public static StatementTexts Functions { get; } = new(
        "hand-written",
        $"select {ItemColumns} from bench.get_item($1)",
        $"select {ItemColumns} from bench.list_items($1)",
        "select item_id, added_at from bench.add_item($1, $2, $3, $4)",
        "select job_id, payload, attempts from bench.claim_job($1)",
        "select bench.add_entries($1, $2, $3, $4)");

    /// <summary>
    /// The queries themselves, and COPY. Letter by letter what generated code sends: qualifying six columns of a statement that is not prepared is
    /// one or two microseconds of the server's time, which is more than the contenders differ by.
    /// </summary>
    public static StatementTexts Inline { get; } = new(
        "inline SQL",
        "select i.item_id, i.name, i.price, i.quantity, i.note, i.added_at from bench.items i where i.item_id = $1",
        "select i.item_id, i.name, i.price, i.quantity, i.note, i.added_at from bench.items i where i.item_id >= $1 order by i.item_id limit 100",
        "insert into bench.items (name, price, quantity, note) values ($1, $2, $3, $4) returning item_id, added_at",
        """
        update bench.jobs j
        set taken_at = clock_timestamp(), attempts = j.attempts + 1
        where j.job_id = (select f.job_id from bench.jobs f where f.queue_id = $1 order by f.taken_at, f.job_id limit 1 for update skip locked)
        returning j.job_id, j.payload, j.attempts
        """,
        "copy bench.entries (entry_id, name, amount, entered_at) from stdin (format binary)");
}
