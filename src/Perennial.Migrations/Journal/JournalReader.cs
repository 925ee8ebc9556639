using System.Collections.Immutable;
using Npgsql;
using Perennial.Migrations.Connections;

namespace Perennial.Migrations.Journal;

/// <summary>Reads the journal of a database.</summary>
internal static class JournalReader
{
    private sealed record Row(int Version, string Step, int Statement, string Hash, string State, bool IsOpen, string? Source);

    public static async Task<JournalState> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        bool exists = await connection.QueryValueAsync<bool>("select to_regclass('perennial.history') is not null", [], ct).ConfigureAwait(false);
        if (!exists) return JournalState.Empty;

        List<JournalState> heads = await connection.QueryAsync(
            """
            select d.version, d.released, d.contract_hash, d.format, exists (select from perennial.procedures p where p.version = 0)
            from perennial.database d
            """,
            [],
            static reader => reader.GetInt32(3) == JournalStore.Format
                ? new JournalState(reader.GetInt32(0), reader.GetBoolean(1), reader.IsDBNull(2) ? null : reader.GetString(2)) { Exists = true, HasDevelopmentProcedures = reader.GetBoolean(4) }
                : throw new MigrationException($"The journal of this database has format {reader.GetInt32(3)}, and this version of Perennial knows format {JournalStore.Format}. Use a newer version of the tool."),
            ct).ConfigureAwait(false);
        if (heads.Count == 0) throw new MigrationException("Table perennial.database is empty, so the database's version is unknown. Restore its one row from a backup.");

        List<Row> rows = await connection.QueryAsync(
            "select version, step, statement, statement_hash, state, is_open, source from perennial.history where version <= $1 order by history_id",
            [heads[0].Version],
            static reader => new Row(
                reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), reader.GetBoolean(5), reader.IsDBNull(6) ? null : reader.GetString(6)),
            ct).ConfigureAwait(false);
        return heads[0] with { Applied = Fold(rows) };
    }

    // The history in order: a later row about a version overrules earlier ones, and undoing forgets all that was done for it.
    private static ImmutableSortedDictionary<int, AppliedRecord> Fold(List<Row> rows)
    {
        ImmutableSortedDictionary<int, AppliedRecord>.Builder applied = ImmutableSortedDictionary.CreateBuilder<int, AppliedRecord>();
        Dictionary<int, string> downgrades = [];
        foreach (Row row in rows)
        {
            AppliedRecord? record = applied.GetValueOrDefault(row.Version);
            switch (row.Step, row.State)
            {
                case ("version", "applied"):
                    applied[row.Version] = new AppliedRecord(row.Version, row.Hash, row.IsOpen)
                    {
                        Folder = row.Source ?? "",
                        Downgrade = row.IsOpen ? downgrades.GetValueOrDefault(row.Version) : null,
                    };
                    break;
                case ("version", "sealed") when record is not null:
                    applied[row.Version] = record with { IsOpen = false, Downgrade = null };
                    break;
                case ("version", "undone"):
                    applied.Remove(row.Version);
                    downgrades.Remove(row.Version);
                    break;
                case ("downgrade.sql", _) when row.Source is not null:
                    downgrades[row.Version] = row.Source;
                    break;
                case ("online.sql", "started") when record is not null:
                    applied[row.Version] = record with { OnlineStarted = record.OnlineStarted.Add(row.Statement) };
                    break;
                case ("online.sql", "done") when record is not null && row.Statement > 0:
                    applied[row.Version] = record with { OnlineDone = record.OnlineDone.SetItem(row.Statement, row.Hash) };
                    break;
            }
        }

        return applied.ToImmutable();
    }
}
