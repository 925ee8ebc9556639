using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Perennial.Sql.Tests.Binding.Nullability.Witness;

/// <summary>Fills the tables of a database with random rows that keep its constraints: rows that break one are not stored.</summary>
internal sealed partial class RandomRows
{
    private readonly List<Table> _tables = [];

    public static async Task<RandomRows> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        RandomRows rows = new();
        await rows.ReadTablesAsync(connection, ct);
        await rows.ReadConstraintsAsync(connection, ct);
        await ExecuteAsync(connection,
            """
            create or replace function pg_temp.try_insert(statement text) returns boolean language plpgsql as $$
            begin set constraints all immediate; execute statement; return true; exception when others then return false; end $$
            """, ct);
        return rows;
    }

    /// <summary>Takes all rows away, then gives each table up to so many new ones.</summary>
    public async Task FillAsync(NpgsqlConnection connection, RandomValues values, (int Count, double Nulls, double Empty) filling, CancellationToken ct)
    {
        if (_tables.Count == 0) return;
        (int count, double nulls, double empty) = filling;
        HashSet<Table> left = [.. _tables.Where(_ => values.Chance(empty))];
        await ExecuteAsync(connection, "truncate " + string.Join(", ", _tables.Select(static table => table.FullName)) + " cascade", ct);
        // Referenced tables first; a second round gives rows to references in a circle.
        for (int round = 0; round < 2 && count > 0; round++)
        {
            foreach (Table table in _tables)
            {
                if (left.Contains(table)) continue;
                List<string[]?[]> keys = [];
                foreach (Reference reference in table.References) keys.Add([.. await ReadKeysAsync(connection, reference, ct)]);
                List<string> statements = [];
                for (int i = round; i < count; i += 2) statements.Add(MakeInsert(table, keys, values, nulls));
                await using NpgsqlCommand insert = new("select count(*) filter (where pg_temp.try_insert(s)) from unnest($1) s", connection) { Parameters = { new() { Value = statements.ToArray() } } };
                await insert.ExecuteScalarAsync(ct);
            }
        }
    }

    private static string MakeInsert(Table table, List<string[]?[]> keys, RandomValues values, double nulls)
    {
        Dictionary<string, string> cells = [];
        foreach (Column column in table.Columns)
        {
            if (column.IsGenerated || (column.HasDefault && values.Chance(0.4))) continue;
            bool isNull = !column.IsNotNull && values.Chance(nulls);
            cells[column.Name] = isNull ? "null" : values.Value(column.Type, table.Hints) ?? "null";
        }

        for (int i = 0; i < keys.Count; i++)
        {
            Reference reference = table.References[i];
            if (keys[i].Length == 0 || Array.Exists(reference.Columns, column => cells.TryGetValue(column, out string? cell) && cell == "null")) continue;
            string[] key = values.Pick(keys[i])!;
            for (int c = 0; c < key.Length; c++) cells[reference.Columns[c]] = key[c];
        }

        if (cells.Count == 0) return $"insert into {table.FullName} default values";
        return $"insert into {table.FullName} ({string.Join(", ", cells.Keys)}) overriding system value values ({string.Join(", ", cells.Values)})";
    }

    private static async Task<List<string[]>> ReadKeysAsync(NpgsqlConnection connection, Reference reference, CancellationToken ct)
    {
        List<string[]> keys = [];
        string columns = string.Join(", ", reference.Keys.Select(static key => $"quote_nullable({key}::text)"));
        await using NpgsqlCommand command = new($"select {columns} from {reference.Target} limit 40", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) keys.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return keys;
    }

    private async Task ReadTablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        Dictionary<uint, Table> tables = [];
        await using NpgsqlCommand command = new(
            """
            select c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname), a.atttypid, a.attnotnull or t.typnotnull, a.atthasdef or a.attidentity <> '', a.attgenerated <> ''
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_temp'
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            order by c.oid, a.attnum
            """,
            connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            uint oid = reader.GetFieldValue<uint>(0);
            if (!tables.TryGetValue(oid, out Table? table)) _tables.Add(tables[oid] = table = new(oid, reader.GetString(1)));
            table.Columns.Add(new(reader.GetString(2), reader.GetFieldValue<uint>(3), reader.GetBoolean(4), reader.GetBoolean(5), reader.GetBoolean(6)));
        }
    }

    private async Task ReadConstraintsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using NpgsqlCommand command = new(
            """
            select c.conrelid, c.contype::text, pg_get_constraintdef(c.oid), c.confrelid, c.confrelid::regclass::text,
                   array(select quote_ident(attname) from unnest(c.conkey) with ordinality k(n, i) join pg_attribute on attrelid = c.conrelid and attnum = k.n order by k.i),
                   array(select quote_ident(attname) from unnest(c.confkey) with ordinality k(n, i) join pg_attribute on attrelid = c.confrelid and attnum = k.n order by k.i)
            from pg_constraint c where c.conrelid <> 0
            union all
            select a.attrelid, 'c', pg_get_constraintdef(d.oid), 0, '', '{}', '{}' from pg_constraint d join pg_attribute a on a.atttypid = d.contypid where d.contypid <> 0
            """,
            connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (_tables.Find(table => table.Oid == reader.GetFieldValue<uint>(0)) is not { } table) continue;
            string kind = reader.GetString(1);
            if (kind == "f") table.References.Add(new(reader.GetString(4), reader.GetFieldValue<uint>(3), reader.GetFieldValue<string[]>(5), reader.GetFieldValue<string[]>(6)));
            if (kind != "c") continue;
            foreach (Match match in LiteralPattern().Matches(reader.GetString(2))) table.Hints.Add(match.Groups["text"].Success ? match.Groups["text"].Value : match.Value);
        }

        Order();
    }

    private void Order()
    {
        List<Table> ordered = [];
        while (ordered.Count < _tables.Count)
        {
            List<Table> rest = [.. _tables.Except(ordered)];
            ordered.Add(rest.Find(table => table.References.TrueForAll(reference => reference.TargetOid == table.Oid || !rest.Exists(other => other.Oid == reference.TargetOid))) ?? rest[0]);
        }

        _tables.Clear();
        _tables.AddRange(ordered);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    [GeneratedRegex(@"'(?<text>[^'^]*)'|\b\d+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiteralPattern();

    private sealed record Table(uint Oid, string FullName)
    {
        public List<Column> Columns { get; } = [];

        public List<Reference> References { get; } = [];

        public List<string> Hints { get; } = [];

        public override string ToString() => Oid.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Column(string Name, uint Type, bool IsNotNull, bool HasDefault, bool IsGenerated);

    private sealed record Reference(string Target, uint TargetOid, string[] Columns, string[] Keys);
}
