using System.Globalization;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Options of relations and indexes, and how columns are stored.</content>
internal sealed partial class DraftWriter
{
    // Those that online.sql makes.
    private readonly HashSet<CatalogName> _laterIndexes = [];

    // ALTER INDEX sets no options of a partitioned index: it is made anew with them.
    private bool HasFixedOptions(Relation table, string index) => table.Kind == RelationKind.PartitionedTable && ChangedOptions(index).Any();

    private IEnumerable<string> ChangedOptions(string key) =>
        _differences[key].Where(static difference => difference.Kind == CatalogDifferenceKind.Changed && difference.Property!.StartsWith(ObjectDescription.OptionPrefix, StringComparison.Ordinal))
            .Select(static difference => difference.Property!.Substring(ObjectDescription.OptionPrefix.Length));

    // What the difference names is set or reset, and nothing else.
    private void ChangeOptions(string key, string target, EquatableArray<StorageOption> options)
    {
        HashSet<string> changed = new(ChangedOptions(key), StringComparer.Ordinal);
        if (changed.Count == 0) return;
        List<StorageOption> set = options.Where(option => changed.Remove(option.Name)).ToList();
        if (set.Count > 0) _changes.Add($"alter {target} set ({string.Join(", ", set.Select(CatalogText.Option))})");
        if (changed.Count > 0) _changes.Add($"alter {target} reset ({string.Join(", ", changed.OrderBy(static name => name, StringComparer.Ordinal))})");
    }

    // Behind whatever changes the column's type, which takes storage and compression back to the type's own.
    private void ChangeColumnStorage(string table, Column column, HashSet<string?> properties)
    {
        string alter = $"alter table {table} alter column {CatalogText.Quote(column.Name)}";
        bool isRetyped = properties.Contains("type") || properties.Contains("collation");
        if (properties.Contains("storage") || (isRetyped && column.Storage is not null)) _last.Add($"{alter} set storage {column.Storage ?? ColumnStorageDdl.StorageOf(_to, column.Type)}");
        if (properties.Contains("compression") || (isRetyped && column.Compression is not null)) _last.Add($"{alter} set compression {column.Compression ?? "default"}");
        if (properties.Contains("statistics target")) _last.Add($"{alter} set statistics {(column.StatisticsTarget ?? -1).ToString(CultureInfo.InvariantCulture)}");
        ChangeColumnOptions($"column {table}.{CatalogText.Quote(column.Name)}", alter, column.Options);
    }

    private void ChangeColumnOptions(string key, string alter, EquatableArray<StorageOption> options)
    {
        foreach (string name in ChangedOptions(key)) _last.Add(options.FirstOrDefault(option => option.Name == name) is { } option ? $"{alter} set ({CatalogText.Option(option)})" : $"{alter} reset ({name})");
    }

    private void AddColumnStorage(Relation table, Column column)
    {
        string alter = $"alter table {table.QualifiedName} alter column {CatalogText.Quote(column.Name)}";
        Column? inherited = table.Parents.Select(parent => _to.FindRelation(parent)?.FindColumn(column.Name)).FirstOrDefault(static parent => parent is not null);
        if (column.Storage != inherited?.Storage) _last.Add($"{alter} set storage {column.Storage ?? ColumnStorageDdl.StorageOf(_to, column.Type)}");
        if (column.Compression != inherited?.Compression) _last.Add($"{alter} set compression {column.Compression ?? "default"}");
        if (column.StatisticsTarget is { } target) _last.Add($"{alter} set statistics {target.ToString(CultureInfo.InvariantCulture)}");
        if (!column.Options.IsEmpty) _last.Add($"{alter} set ({string.Join(", ", column.Options.Select(CatalogText.Option))})");
    }

    // CLUSTER ON and REPLICA IDENTITY of a new relation.
    private void AddMarks(Relation table)
    {
        foreach (RelationIndex index in table.Indexes)
        {
            if (index.IsClustered) Mark(table, $"cluster on {CatalogText.Quote(index.Name)}", index);
            if (index.IsReplicaIdentity) Mark(table, $"replica identity using index {CatalogText.Quote(index.Name)}", index);
        }

        if (table.ReplicaIdentity is ReplicaIdentity.Full or ReplicaIdentity.Nothing) Mark(table, "replica identity " + table.ReplicaIdentity.ToString().ToLowerInvariant(), null);
    }

    private void ChangeMarks(Relation table, Relation old)
    {
        RelationIndex? clustered = table.Indexes.FirstOrDefault(static index => index.IsClustered);
        if (clustered?.Name != old.Indexes.FirstOrDefault(index => index.IsClustered && !IsMadeAnew(old, index))?.Name)
            Mark(table, clustered is null ? "set without cluster" : $"cluster on {CatalogText.Quote(clustered.Name)}", clustered);
        RelationIndex? identity = table.Indexes.FirstOrDefault(static index => index.IsReplicaIdentity);
        if (table.ReplicaIdentity == old.ReplicaIdentity && identity?.Name == old.Indexes.FirstOrDefault(index => index.IsReplicaIdentity && !IsMadeAnew(old, index))?.Name) return;
        Mark(table, "replica identity " + (identity is null ? table.ReplicaIdentity.ToString().ToLowerInvariant() : $"using index {CatalogText.Quote(identity.Name)}"), identity);
    }

    // What an index was told goes with it.
    private bool IsMadeAnew(Relation table, RelationIndex index) =>
        _remade.Contains("index " + new CatalogName(table.Schema, index.Name)) || _remade.Contains($"constraint {CatalogText.Quote(index.Name)} on {table.QualifiedName}");

    // An index that online.sql makes is there only then.
    private void Mark(Relation table, string action, RelationIndex? index)
    {
        bool isLater = index is not null && _isSafe && _laterIndexes.Contains(new CatalogName(table.Schema, index.Name));
        (isLater ? _online : _last).Add($"alter {NameOf(table)} {action}");
    }
}
