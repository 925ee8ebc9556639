using NpgsqlTypes;

namespace Perennial.Benchmarks.Forms;

/// <summary>A query that functions of several forms are made of.</summary>
/// <param name="Name">As the tables print it.</param>
/// <param name="Emitted">The function that the generator emits for it.</param>
/// <param name="Arguments">Types, by position.</param>
/// <param name="Columns">Names and types, as RETURNS TABLE takes them.</param>
/// <param name="Query">With its arguments as <c>$1</c>.</param>
/// <param name="IsSingle">Returns one row at most.</param>
/// <param name="IsStable">Changes nothing.</param>
/// <param name="PerRound">Calls of each form in a round.</param>
/// <param name="Values">Of a call's arguments, from its number and the form's.</param>
internal sealed record FormCase(
    string Name, string Emitted, (string Type, NpgsqlDbType DbType)[] Arguments, (string Name, string Type)[] Columns, string Query, bool IsSingle, bool IsStable, int PerRound, Func<int, int, object[]> Values)
{
    private static readonly (string, string)[] ItemColumns =
        [("item_id", "bigint"), ("name", "text"), ("price", "numeric"), ("quantity", "integer"), ("note", "text"), ("added_at", "timestamptz")];

    private static readonly (string, NpgsqlDbType)[] Key = [("bigint", NpgsqlDbType.Bigint)];

    /// <summary>The kinds of calls that services make most.</summary>
    public static IReadOnlyList<FormCase> All { get; } =
    [
        new("single row", "get_item", Key, ItemColumns, "select i.item_id, i.name, i.price, i.quantity, i.note, i.added_at from bench.items i where i.item_id = $1",
            IsSingle: true, IsStable: true, PerRound: 300, static (number, _) => [1L + (number % 9000)]),
        new("insert returning", "add_item",
            [("text", NpgsqlDbType.Text), ("numeric", NpgsqlDbType.Numeric), ("integer", NpgsqlDbType.Integer), ("text", NpgsqlDbType.Text)],
            [("item_id", "bigint"), ("added_at", "timestamptz")], "insert into bench.items (name, price, quantity, note) values ($1, $2, $3, $4) returning item_id, added_at",
            IsSingle: true, IsStable: false, PerRound: 200, static (number, _) => ["name", (decimal)number, 3, DBNull.Value]),
        new("claim", "claim_job", [("integer", NpgsqlDbType.Integer)], [("job_id", "bigint"), ("payload", "text"), ("attempts", "integer")],
            """
            update bench.jobs j
            set taken_at = clock_timestamp(), attempts = j.attempts + 1
            where j.job_id = (select f.job_id from bench.jobs f where f.queue_id = $1 order by f.taken_at, f.job_id limit 1 for update skip locked)
            returning j.job_id, j.payload, j.attempts
            """,
            IsSingle: true, IsStable: false, PerRound: 100, static (_, form) => [form]),
        new("100 rows", "list_items", Key, ItemColumns, "select i.item_id, i.name, i.price, i.quantity, i.note, i.added_at from bench.items i where i.item_id >= $1 order by i.item_id limit 100",
            IsSingle: false, IsStable: true, PerRound: 100, static (number, _) => [1L + (number % 9000)]),
    ];
}
