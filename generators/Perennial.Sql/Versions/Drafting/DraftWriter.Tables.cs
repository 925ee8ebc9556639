using System.Globalization;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <content>What a table consists of.</content>
internal sealed partial class DraftWriter
{
    private readonly Dictionary<CatalogName, string> _newNames = [];

    private void DraftTable(Relation table, Relation old)
    {
        string name = table.QualifiedName.ToString();
        DraftParents(table, old, name);
        foreach (Column column in table.Columns.Where(static column => column.IsLocal || column.InheritCount == 0))
        {
            string key = $"column {name}.{CatalogText.Quote(column.Name)}";
            if (IsMissing(key))
            {
                _changes.Add($"alter table {name} add column {_text.Column(table, column)}");
                AddColumnStorage(table, column);
            }
            else if (old.FindColumn(column.Name) is { } before) ChangeColumn(name, table, column, before, new HashSet<string?>(_differences[key].Where(static difference => difference.Kind == CatalogDifferenceKind.Changed).Select(static difference => difference.Property)));
        }

        foreach (Constraint constraint in table.Constraints.Where(static constraint => constraint.InheritCount == 0))
        {
            string key = $"constraint {CatalogText.Quote(constraint.Name)} on {name}";
            if (IsChanged(key)) _first.Add($"alter table {name} drop constraint {CatalogText.Quote(constraint.Name)}");

            bool isLost = IsLostWithColumn(table, constraint.Columns, constraint.Condition);
            if (IsMissing(key) || IsChanged(key) || isLost) AddConstraint(name, table, constraint);
            if (IsChanged(key) || isLost) _remade.Add(key);
            else if (!IsMissing(key)) ChangeOptions(key, "index " + new CatalogName(table.Schema, constraint.Name), table.Indexes.FirstOrDefault(index => index.Name == constraint.Name)?.Options ?? default);
        }

        ChangeOptions("table " + name, "table " + name, table.Options);
        DraftIndexes(table);
        ChangeMarks(table, old);
        DraftStatistics(table);
        foreach (Trigger trigger in table.Triggers.Where(trigger => !IsInherited(table, trigger)))
        {
            string key = $"trigger {CatalogText.Quote(trigger.Name)} on {name}";
            if (IsChanged(key))
            {
                _first.Add("drop " + key);
                _remade.Add(key);
            }

            if (IsMissing(key) || IsChanged(key)) AddTrigger(table, trigger);
        }

        foreach (Policy policy in table.Policies)
        {
            string key = $"policy {CatalogText.Quote(policy.Name)} on {name}";
            if (IsChanged(key))
            {
                _first.Add("drop " + key);
                _remade.Add(key);
            }

            if (IsMissing(key) || IsChanged(key)) _last.Add(CatalogText.CreatePolicy(table, policy));
        }

        if (table.RowSecurity != old.RowSecurity) _changes.Add($"alter table {name} {(table.RowSecurity ? "enable" : "disable")} row level security");
        if (table.ForceRowSecurity != old.ForceRowSecurity) _changes.Add($"alter table {name} {(table.ForceRowSecurity ? "force" : "no force")} row level security");
        if (table.Unlogged != old.Unlogged) _changes.Add($"alter table {name} set {(table.Unlogged ? "unlogged" : "logged")}");
        DropParts(table, old);
    }

    private void ChangeColumn(string table, Relation relation, Column column, Column old, HashSet<string?> properties)
    {
        string name = CatalogText.Quote(column.Name);
        string alter = $"alter table {table} alter column {name}";
        bool hasNewExpression = column.Generated != ColumnGeneration.None && (properties.Contains("generated") || properties.Contains("default"));
        if (hasNewExpression && (properties.Contains("generated") || _to.ServerVersion < 17))
        {
            // What is generated is not lost: it is computed again. What was stored is.
            string warning = old.Generated == ColumnGeneration.None ? $"-- The values in {table}.{name} are lost here, since each is computed from now on: copy before what must stay.\n" : "";
            _changes.Add($"{warning}alter table {table} drop column {name}");
            _changes.Add($"alter table {table} add column {_text.Column(relation, column)}");
            AddColumnStorage(relation, column);
            MarkRemade(relation, column);
            return;
        }

        bool hadDefault = old is { Default: not null, Generated: ColumnGeneration.None };
        if (properties.Contains("generated") && column.Generated == ColumnGeneration.None) _changes.Add($"{alter} drop expression");
        if (properties.Contains("identity") && column.Identity == ColumnIdentity.None) _changes.Add($"{alter} drop identity");
        if (properties.Contains("type") || properties.Contains("collation"))
        {
            // A default may have no cast to the new type.
            bool isDefaultInTheWay = hadDefault && properties.Contains("default");
            if (isDefaultInTheWay) _changes.Add($"{alter} drop default");
            string type = _text.Type(column.Type, column.Typmod);
            _changes.Add($"{alter} type {type}{_text.Collate(column)}" + (column.Generated == ColumnGeneration.None && properties.Contains("type") ? $" using {name}::{type}" : ""));
        }

        if (properties.Contains("default") && column.Generated == ColumnGeneration.None && old.Generated == ColumnGeneration.None)
            _changes.Add(column.Default is null ? $"{alter} drop default" : $"{alter} set default {CatalogText.Print(column.Default)}");
        else if (hasNewExpression)
            _changes.Add($"{alter} set expression as ({CatalogText.Print(column.Default)})");
        ChangeColumnStorage(table, column, properties);
        if (properties.Contains("not null")) ChangeNotNull(table, relation, column, alter);
        if (properties.Contains("identity") && column.Identity != ColumnIdentity.None)
            _changes.Add(old.Identity == ColumnIdentity.None ? $"{alter} add generated {_text.Identity(relation, column)}" : $"{alter} set generated {(column.Identity == ColumnIdentity.Always ? "always" : "by default")}");
    }

    private bool IsLostWithColumn(Relation table, RelationIndex index) =>
        IsLostWithColumn(table, index.Columns.Concat(index.IncludedColumns), [.. index.Elements.Select(static element => element.Value), index.Predicate]);

    // An index or constraint over a column that is dropped and added again is gone with it.
    private bool IsLostWithColumn(Relation table, IEnumerable<int> columns, params Expression?[] expressions)
    {
        if (_remade.Count == 0) return false;
        return columns.Select(number => number == 0 ? null : table.FindColumn(number)).Concat(expressions.OfType<Expression>().SelectMany(expression => ExpressionParts.Columns(expression, table)))
            .Any(column => column is not null && _remade.Contains($"column {table.QualifiedName}.{CatalogText.Quote(column.Name)}"));
    }

    // Grants and comments of a column go with it, and so do those of the children's.
    private void MarkRemade(Relation table, Column column)
    {
        _remade.Add($"column {table.QualifiedName}.{CatalogText.Quote(column.Name)}");
        uint? before = _from.FindRelation(table.Schema, table.Name)?.Oid;
        foreach (Relation child in _to.UserRelations.Where(child => child.Parents.Contains(table.Oid)))
        {
            if (_from.FindRelation(child.Schema, child.Name)?.Parents.Any(parent => parent == before) == true) MarkRemade(child, column);
        }
    }

    private void ChangeNotNull(string table, Relation relation, Column column, string alter)
    {
        if (!column.NotNull || !_isSafe || column.Identity != ColumnIdentity.None)
        {
            _changes.Add($"{alter} {(column.NotNull ? "set" : "drop")} not null");
            return;
        }

        // With a validated check the server knows without a scan that there is no null.
        string check = CatalogText.Quote(NameRules.Truncate($"{relation.Name}_{column.Name}_is_set"));
        _changes.Add($"alter table {table} add constraint {check} check ({CatalogText.Quote(column.Name)} is not null) not valid");
        _online.Add($"alter table {table} validate constraint {check}");
        _online.Add($"{alter} set not null");
        _online.Add($"alter table {table} drop constraint {check}");
    }

    private void AddConstraint(string table, Relation relation, Constraint constraint)
    {
        string text = _text.Constraint(relation, constraint);
        string name = CatalogText.Quote(constraint.Name);
        bool isPartitioned = relation.Kind == RelationKind.PartitionedTable;
        switch (constraint.Kind)
        {
            // A foreign key of a partitioned table cannot be NOT VALID (before server 18).
            case ConstraintKind.ForeignKey or ConstraintKind.Check when _isSafe && constraint is { Validated: true, Enforced: true } && !(isPartitioned && constraint.Kind == ConstraintKind.ForeignKey):
                _last.Add($"alter table {table} add {text} not valid");
                _online.Add($"alter table {table} validate constraint {name}");
                break;
            case ConstraintKind.ForeignKey or ConstraintKind.Check:
                _last.Add($"alter table {table} add {text}{CatalogText.Checking(constraint)}");
                break;
            case ConstraintKind.PrimaryKey or ConstraintKind.Unique when _isSafe && constraint is { NullsNotDistinct: false, Temporal: false } && Included(relation, constraint).Length == 0:
                AddKey(relation, constraint);
                break;
            case ConstraintKind.PrimaryKey or ConstraintKind.Unique or ConstraintKind.Exclusion:
                _changes.Add($"alter table {table} add {text}");
                break;
        }
    }

    // A key over an index that is there already takes its lock for an instant only. Of a partitioned table each partition gets its key by itself, and attached to the
    // parent's, which ONLY makes without them, they make that one valid.
    private void AddKey(Relation table, Constraint key)
    {
        string name = CatalogText.Quote(key.Name);
        _laterIndexes.Add(new CatalogName(table.Schema, key.Name));
        if (table.Kind != RelationKind.PartitionedTable)
        {
            _online.Add($"create unique index concurrently if not exists {name} on {table.QualifiedName} ({CatalogText.Columns(table, key.Columns)}){CatalogText.OptionsOf(table, key)}");
            _online.Add($"alter table {table.QualifiedName} add constraint {name} {(key.Kind == ConstraintKind.Unique ? "unique" : "primary key")} using index {name}{CatalogText.Deferral(key)}");
            return;
        }

        _online.Add($"alter table only {table.QualifiedName} add {_text.Constraint(table, key)}");
        if (table.Indexes.FirstOrDefault(index => index.Name == key.Name) is not { } whole) return;
        foreach ((Relation partition, RelationIndex part) in IndexParts(table, whole))
        {
            if (partition.Constraints.FirstOrDefault(constraint => constraint.Name == part.Name) is not { } own) continue;
            AddKey(partition, own);
            _online.Add($"alter index {new CatalogName(table.Schema, key.Name)} attach partition {new CatalogName(partition.Schema, part.Name)}");
        }
    }

    private static string Included(Relation relation, Constraint constraint) =>
        relation.Indexes.FirstOrDefault(index => index.Name == constraint.Name) is { } index ? CatalogText.Columns(relation, index.IncludedColumns) : "";

    private void DraftIndexes(Relation table)
    {
        foreach (RelationIndex index in table.Indexes.Where(static index => index.ParentIndex == 0))
        {
            string key = "index " + new CatalogName(table.Schema, index.Name);
            if (IsChanged(key)) Replace(table, index, key);
            else if (IsMissing(key)) AddIndex(table, index, static name => name.Name);
            else if (IsLostWithColumn(table, index) && !table.Constraints.Any(constraint => constraint.Name == index.Name))
            {
                _remade.Add(key);
                AddIndex(table, index, static name => name.Name);
            }
            else ChangeOptions(key, key, index.Options);
        }
    }

    private void AddIndex(Relation table, RelationIndex index, Func<CatalogName, string> named)
    {
        if (_isSafe) _laterIndexes.Add(new CatalogName(table.Schema, index.Name));
        if (_isSafe && table.Kind == RelationKind.PartitionedTable) AddPartitionedIndex(table, index, index, named);
        else (_isSafe ? _online : _changes).Add(CatalogText.CreateIndex(table, index with { Name = named(new CatalogName(table.Schema, index.Name)) }, concurrently: _isSafe));
    }

    // CONCURRENTLY goes with no partitioned table: each partition gets its index by itself, and attached to the parent's they make that one valid.
    private void AddPartitionedIndex(Relation table, RelationIndex index, RelationIndex top, Func<CatalogName, string> named)
    {
        CatalogName parent = new(table.Schema, named(new CatalogName(table.Schema, index.Name)));
        _online.Add(CatalogText.CreateIndexOnOnly(table, top with { Name = parent.Name }));
        foreach ((Relation partition, RelationIndex own) in IndexParts(table, index))
        {
            CatalogName final = new(partition.Schema, own.Name);
            CatalogName part = final with { Name = named(final) };
            _laterIndexes.Add(final);
            if (partition.Kind == RelationKind.PartitionedTable) AddPartitionedIndex(partition, own, top, named);
            else _online.Add(CatalogText.CreateIndex(partition, top with { Name = part.Name }, concurrently: true));
            _online.Add($"alter index {parent} attach partition {part}");
        }
    }

    private IEnumerable<(Relation Partition, RelationIndex Index)> IndexParts(Relation table, RelationIndex index) => _to.UserRelations
        .Where(partition => partition.IsPartition && partition.Parents.Contains(table.Oid)).OrderBy(static partition => partition.Oid)
        .SelectMany(partition => partition.Indexes.Where(own => own.ParentIndex == index.Oid).Select(own => (partition, own)));

    // The new index first, so that no query is without one.
    private void Replace(Relation table, RelationIndex index, string key)
    {
        _remade.Add(key);
        if (!_isSafe)
        {
            _first.Add("drop " + key);
            _changes.Add(CatalogText.CreateIndex(table, index, concurrently: false));
            return;
        }

        // The parts of a partitioned index go with it, which no CONCURRENTLY does.
        AddIndex(table, index, NewName);
        _online.Add($"drop index {(table.Kind == RelationKind.PartitionedTable ? "" : "concurrently ")}if exists {new CatalogName(table.Schema, index.Name)}");
        Rename(table, index);

        void Rename(Relation relation, RelationIndex own)
        {
            CatalogName name = new(relation.Schema, own.Name);
            _online.Add($"alter index {name with { Name = NewName(name) }} rename to {CatalogText.Quote(own.Name)}");
            foreach ((Relation partition, RelationIndex part) in IndexParts(relation, own)) Rename(partition, part);
        }
    }

    // The name that an index has until the one it replaces is gone: no relation has it, neither before nor after.
    private string NewName(CatalogName index)
    {
        if (_newNames.TryGetValue(index, out string? chosen)) return chosen;
        for (int pass = 0; ; pass++)
        {
            string suffix = pass == 0 ? "_new" : "_new" + pass.ToString(CultureInfo.InvariantCulture);
            string name = NameRules.Truncate(index.Name, NameRules.MaxBytes - suffix.Length) + suffix;
            if (NameChooser.RelationExists(_from, index.Schema, name) || NameChooser.RelationExists(_to, index.Schema, name)
                || _newNames.Any(other => other.Key.Schema == index.Schema && other.Value == name)) continue;
            _newNames.Add(index, name);
            return name;
        }
    }

    private void AddTrigger(Relation table, Trigger trigger)
    {
        _last.Add(_text.CreateTrigger(table, trigger));
        string? state = trigger.Enabled switch { 'D' => "disable", 'R' => "enable replica", 'A' => "enable always", _ => null };
        if (state is not null) _last.Add($"alter table {table.QualifiedName} {state} trigger {CatalogText.Quote(trigger.Name)}");
    }

    private void DropParts(Relation table, Relation old)
    {
        string name = table.QualifiedName.ToString();
        foreach (Trigger trigger in old.Triggers.Where(trigger => Is($"trigger {CatalogText.Quote(trigger.Name)} on {name}", CatalogDifferenceKind.Unexpected)))
            _first.Add($"drop trigger {CatalogText.Quote(trigger.Name)} on {name}");
        foreach (Policy policy in old.Policies.Where(policy => Is($"policy {CatalogText.Quote(policy.Name)} on {name}", CatalogDifferenceKind.Unexpected)))
            _first.Add($"drop policy {CatalogText.Quote(policy.Name)} on {name}");
        foreach (Constraint constraint in old.Constraints.Where(constraint => constraint.InheritCount == 0 && Is($"constraint {CatalogText.Quote(constraint.Name)} on {name}", CatalogDifferenceKind.Unexpected)))
        {
            // What hangs on a column goes with it.
            if (constraint.Columns.Any(number => IsGone(table, old, number))) continue;
            _first.Add($"alter table {name} drop constraint {CatalogText.Quote(constraint.Name)}");
        }

        DropIndexes(table, old);
        DropStatistics(table, old);
        foreach (Column column in old.Columns.Where(column => (column.IsLocal || column.InheritCount == 0) && Is($"column {name}.{CatalogText.Quote(column.Name)}", CatalogDifferenceKind.Unexpected)))
            _drops.Add((column.Generated == ColumnGeneration.None ? uint.MaxValue - 1 : uint.MaxValue, $"alter table {name} drop column {CatalogText.Quote(column.Name)}"));
    }

    private void DropIndexes(Relation table, Relation old)
    {
        foreach (RelationIndex index in old.Indexes.Where(index => index.ParentIndex == 0 && Is("index " + new CatalogName(old.Schema, index.Name), CatalogDifferenceKind.Unexpected)))
        {
            if (index.Columns.Any(number => IsGone(table, old, number))) continue;
            if (_isSafe && old.Kind != RelationKind.PartitionedTable) _online.Add($"drop index concurrently if exists {new CatalogName(old.Schema, index.Name)}");
            else _first.Add("drop index " + new CatalogName(old.Schema, index.Name));
        }
    }

    private static bool IsGone(Relation table, Relation old, int number) => old.FindColumn(number) is { } column && table.FindColumn(column.Name) is null;
}
