using System.Globalization;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Constraints and indexes.</content>
internal sealed partial class DraftWriter
{
    private readonly Dictionary<CatalogName, string> _newNames = [];

    // Foreign keys to come, and by their names those that online.sql makes.
    private readonly List<(Relation Table, Constraint Reference, bool IsOfNewTable)> _references = [];
    private readonly HashSet<string> _laterReferences = new(StringComparer.Ordinal);

    private bool IsLostWithColumn(Relation table, RelationIndex index) =>
        IsLostWithColumn(table, index.Columns.Concat(index.IncludedColumns), [.. index.Elements.Select(static element => element.Value), index.Predicate]);

    // An index or constraint over a column that is dropped and added again is gone with it.
    private bool IsLostWithColumn(Relation table, IEnumerable<int> columns, params Expression?[] expressions)
    {
        if (_remade.Count == 0) return false;
        return columns.Select(number => number == 0 ? null : table.FindColumn(number)).Concat(expressions.OfType<Expression>().SelectMany(expression => ExpressionParts.Columns(expression, table)))
            .Any(column => column is not null && _remade.Contains(NameOf(table, column)));
    }

    private void AddConstraint(string table, Relation relation, Constraint constraint)
    {
        string text = _text.Constraint(relation, constraint);
        switch (constraint.Kind)
        {
            case ConstraintKind.ForeignKey:
                _references.Add((relation, constraint, IsOfNewTable: false));
                break;
            case ConstraintKind.Check:
                AddChecked(_last, relation, constraint);
                break;
            case ConstraintKind.PrimaryKey or ConstraintKind.Unique when _isSafe && TakeOver(relation, constraint):
                break;
            case ConstraintKind.PrimaryKey or ConstraintKind.Unique when _isSafe && constraint is { NullsNotDistinct: false, Temporal: false } && Included(relation, constraint).Length == 0:
                AddKey(relation, constraint);
                break;
            case ConstraintKind.PrimaryKey or ConstraintKind.Unique or ConstraintKind.Exclusion:
                _changes.Add($"alter table {table} add {text}");
                break;
        }
    }

    private void AddChecked(List<string> place, Relation table, Constraint constraint, string warning = "")
    {
        string add = $"alter table {table.QualifiedName} add {_text.Constraint(table, constraint)}";

        // A foreign key of a partitioned table cannot be NOT VALID (before server 18).
        bool isLater = _isSafe && constraint is { Validated: true, Enforced: true } && !(table.Kind == RelationKind.PartitionedTable && constraint.Kind == ConstraintKind.ForeignKey);
        place.Add(isLater ? add + " not valid" : add + CatalogText.Checking(constraint));
        if (isLater) _online.Add($"{warning}alter table {table.QualifiedName} validate constraint {CatalogText.Quote(constraint.Name)}");
    }

    // Foreign keys come behind all keys, and what references a key of online.sql comes there, too.
    private void DraftReferences()
    {
        foreach ((Relation table, Constraint reference, bool isOfNewTable) in _references)
        {
            bool isLater = _to.FindRelation(reference.ReferencedRelation) is { } referenced && IndexesOver(referenced, reference).Any(index => _laterIndexes.Contains(new CatalogName(referenced.Schema, index.Name)));
            if (isLater) _laterReferences.Add($"constraint {CatalogText.Quote(reference.Name)} on {table.QualifiedName}");
            if (isOfNewTable && !isLater) _changes.Add($"alter table {table.QualifiedName} add {_text.Constraint(table, reference)}{CatalogText.Checking(reference)}");
            else AddChecked(isLater ? _online : _last, table, reference, WarningOf(table, reference));
        }
    }

    private string WarningOf(Relation table, Constraint reference) => _to.FindRelation(reference.ReferencedRelation) is { } referenced && IsMissing(NameOf(referenced))
        ? $"-- Refused while a row of {table.QualifiedName} refers to what {referenced.QualifiedName} does not have: fill that before.\n" : "";

    // Whether a foreign key of before references a key that goes, for good or to come back as another one: that has to wait for it.
    private bool LosesKey(Constraint reference) =>
        reference.Kind == ConstraintKind.ForeignKey && _from.FindRelation(reference.ReferencedRelation) is { } referenced
        && (_movedTables.Contains(referenced.Oid) || IndexesOver(referenced, reference).Any(index => Goes($"constraint {CatalogText.Quote(index.Name)} on {referenced.QualifiedName}") || Goes("index " + new CatalogName(referenced.Schema, index.Name))));

    private bool Goes(string name) => Is(name, CatalogDifferenceKind.Unexpected) || IsChanged(name);

    private static IEnumerable<RelationIndex> IndexesOver(Relation referenced, Constraint reference) =>
        referenced.Indexes.Where(index => index.IsUnique && !index.IsPartial && index.Columns.Count == reference.ReferencedColumns.Count && !index.Columns.Except(reference.ReferencedColumns).Any());

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
        Relation? before = _from.FindRelation(table.Schema, table.Name);
        foreach (RelationIndex part in table.Indexes.Where(part => part.ParentIndex != 0))
        {
            CatalogName name = new(table.Schema, part.Name);
            if (!_differences["index " + name].Any(static difference => difference is { Kind: CatalogDifferenceKind.Changed, Property: "attached" }) || _differences["table " + table.QualifiedName].Any(static difference => difference.Property == "parents")) continue;
            if (_to.FindRelation(table.Parents[0]) is { } parent && parent.Indexes.FirstOrDefault(index => index.Oid == part.ParentIndex) is { } whole)
                (_isSafe ? _online : _last).Add($"alter index {new CatalogName(parent.Schema, whole.Name)} attach partition {name}");
        }

        foreach (RelationIndex index in table.Indexes.Where(static index => index.ParentIndex == 0))
        {
            string key = "index " + new CatalogName(table.Schema, index.Name);
            if (before?.Indexes.FirstOrDefault(old => old.Name == index.Name) is { } own && (own.References.Any(IsReplaced) || LosesMeaning(before, [.. own.Elements.Select(static element => element.Value), own.Predicate]) || (IsChanged(key) && HasLostUse(own.References))))
            {
                _asides.Add("drop " + key);
                _remade.Add(key);
                AddIndex(table, index, static name => name.Name);
            }
            else if (IsChanged(key) || HasFixedOptions(table, key)) Replace(table, index, key);
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

    // The name that an index has until the one it replaces is gone.
    private string NewName(CatalogName index) => FreeName(index, "_new");

    // The name with something behind it: no relation has it, neither before nor after.
    private string FreeName(CatalogName relation, string ending)
    {
        if (_newNames.TryGetValue(relation, out string? chosen)) return chosen;
        for (int pass = 0; ; pass++)
        {
            string suffix = pass == 0 ? ending : ending + pass.ToString(CultureInfo.InvariantCulture);
            string name = NameRules.Truncate(relation.Name, NameRules.MaxBytes - suffix.Length) + suffix;
            if (NameChooser.RelationExists(_from, relation.Schema, name) || NameChooser.RelationExists(_to, relation.Schema, name)
                || _newNames.Any(other => other.Key.Schema == relation.Schema && other.Value == name)) continue;
            _newNames.Add(relation, name);
            return name;
        }
    }
}
