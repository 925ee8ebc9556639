using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Relations as a whole: views, sequences, tables and partitions.</content>
internal sealed partial class DraftWriter
{
    // Views that go and come back, and by their names what hangs on them.
    private readonly HashSet<string> _remade = new(StringComparer.Ordinal);

    // A view stands in the way of a change of a column that it reads, and so does a view of that view.
    private void FindRemadeViews()
    {
        // By relation the columns that change; none stands for all, as of a view that goes.
        Dictionary<uint, List<string>> touched = [];
        foreach (Relation relation in _from.UserRelations.Where(static relation => !IsView(relation.Kind)))
        {
            List<string> columns = relation.Columns.Where(column => IsReplaced(relation, column)).Select(static column => column.Name).ToList();
            if (columns.Count > 0) touched.Add(relation.Oid, columns);
        }

        foreach (Relation view in _from.UserRelations.Where(static relation => IsView(relation.Kind)).OrderBy(static view => view.Oid))
        {
            string name = NameOf(view);
            bool isGone = Is(name, CatalogDifferenceKind.Unexpected);
            bool changes = IsChanged(name) || view.Columns.Any(column => DifferencesOf(view, column).Any(static difference => !IsSetApart(difference) && difference.Property != "default"));
            if (!isGone && !changes && !Reads(view, touched) && !CallsReplaced(view.References)) continue;
            touched.Add(view.Oid, []);
            _room.Add(new(Reference(view), view.References, "drop " + name));
            if (!isGone) _remade.Add(name);
        }
    }

    // A view that names no column of a table does not stand in the way of one.
    private bool Reads(Relation view, Dictionary<uint, List<string>> touched) =>
        view.References.Any(reference => reference.Class == ObjectClass.Relation && touched.TryGetValue(reference.Oid, out List<string>? columns)
            && (columns.Count == 0 || (_from.FindRelation(reference.Oid)?.FindColumn(reference.Column) is { } column && columns.Contains(column.Name))));

    private void DraftRelation(Relation relation)
    {
        string name = NameOf(relation);
        switch (relation.Kind)
        {
            case RelationKind.Sequence:
                DraftSequence(relation, name);
                break;
            case RelationKind.View or RelationKind.MaterializedView when relation.Query is not null && (IsMissing(name) || _remade.Contains(name)):
                _views.Add(new(Reference(relation), relation.References, _text.CreateView(relation)));
                foreach (RelationIndex index in relation.Indexes) _last.Add(CatalogText.CreateIndex(relation, index, concurrently: false));
                AddMarks(relation);
                foreach (Column column in relation.Columns.Where(static column => column.Default is not null)) SetDefaultOfView(relation, column);
                foreach (Trigger trigger in relation.Triggers) AddTrigger(relation, trigger);
                foreach (ExtendedStatistics statistics in relation.Statistics) AddStatistics(relation, statistics);
                break;
            case RelationKind.View when _from.FindRelation(relation.Schema, relation.Name) is { } old:
                ChangeOptions(name, name, relation.Options);
                foreach (Column column in relation.Columns.Where(column => DifferencesOf(relation, column).Any(static difference => difference.Property == "default"))) SetDefaultOfView(relation, column);
                DraftTriggers(relation, old);
                break;
            case RelationKind.MaterializedView when _from.FindRelation(relation.Schema, relation.Name) is { } old:
                ChangeOptions(name, name, relation.Options);
                DraftIndexes(relation);
                ChangeMarks(relation, old);
                DraftStatistics(relation);
                DropIndexes(relation, old);
                DropStatistics(relation, old);
                break;
            case RelationKind.Table or RelationKind.PartitionedTable when IsMissing(name):
                CreateTable(relation);
                break;
            case RelationKind.Table or RelationKind.PartitionedTable when _from.FindRelation(relation.Schema, relation.Name) is { } old:
                DraftTable(relation, old);
                break;
            case RelationKind.ForeignTable when IsMissing(name):
                if (_definitionText(name) is { } text) Create(relation.Oid, text);
                foreach (Trigger trigger in relation.Triggers) AddTrigger(relation, trigger);
                break;
            case RelationKind.ForeignTable when _from.FindRelation(relation.Schema, relation.Name) is { Kind: RelationKind.ForeignTable } old:
                DraftTable(relation, old);
                break;
        }
    }

    private void DraftSequence(Relation sequence, string name)
    {
        if (IsMadeWithColumn(sequence)) return;
        if (_text.ComesWithColumn(sequence))
        {
            // A column that is there already may have another type, or its identity other settings; a new column brings its own.
            bool hasOtherSettings = _differences[name].Any(static difference => difference.Kind == CatalogDifferenceKind.Changed && !IsSetApart(difference) && difference.Property is not ("owner" or "persistence"));
            if (hasOtherSettings && _from.FindRelation(sequence.Schema, sequence.Name) is not null) _changes.Add($"alter {name} {_text.SequenceSettings(sequence)}");
        }
        else if (IsMissing(name))
        {
            Create(Reference(sequence), default, _text.CreateSequence(sequence));
            // The column that owns it may come with this draft as well.
            if (_text.OwnerOf(sequence) is not "none" and var owner) _last.Add($"alter {name} owned by {owner}");
        }
        else if (IsChanged(name))
        {
            if (_differences[name].Any(static difference => !IsSetApart(difference) && difference.Property is not ("owner" or "persistence"))) _changes.Add($"alter {name} {_text.SequenceSettings(sequence)}");
            if (_differences[name].Any(static difference => difference.Property == "persistence")) _changes.Add($"alter {name} set {(sequence.Unlogged ? "unlogged" : "logged")}");
            if (_differences[name].Any(static difference => difference.Property == "owner"))
            {
                // It would go with the column that owned it.
                if (_from.FindRelation(sequence.Schema, sequence.Name) is { OwnerTable: not 0 }) _first.Add($"alter {name} owned by none");
                if (_text.OwnerOf(sequence) is not "none" and var owner) _last.Add($"alter {name} owned by {owner}");
            }
        }
    }

    private void SetDefaultOfView(Relation view, Column column) =>
        _last.Add($"alter view {view.QualifiedName} alter column {CatalogText.Quote(column.Name)} {(column.Default is null ? "drop default" : "set default " + CatalogText.Print(column.Default))}");

    private void CreateTable(Relation table)
    {
        // No table becomes a partitioned one, so that there is nothing to be a partition of.
        if (table.IsPartition && _to.FindRelation(table.Parents[0]) is { } whole && _from.FindRelation(whole.Schema, whole.Name) is { Kind: not RelationKind.PartitionedTable }) return;
        Create(Reference(table), UsedByDefinition(table), _text.CreateTable(table));
        if (CatalogText.JoinsParents(table)) _joins.AddRange(table.Parents.Select(oid => $"alter table {table.QualifiedName} inherit {_to.FindRelation(oid)?.QualifiedName}"));
        bool isPartition = table.IsPartition;
        foreach (Constraint constraint in table.Constraints.Where(constraint => constraint.IsLocal && constraint.InheritCount == 0))
        {
            if (constraint.Kind == ConstraintKind.ForeignKey) _references.Add((table, constraint, IsOfNewTable: true));
            else if (constraint is { Kind: ConstraintKind.Check, Validated: false } or { Kind: ConstraintKind.Check, Enforced: false } || (isPartition && IsOwn(table, constraint)))
                _changes.Add($"alter table {table.QualifiedName} add {_text.Constraint(table, constraint)}{CatalogText.Checking(constraint)}");
        }

        foreach (RelationIndex index in table.Indexes.Where(index => index.ParentIndex == 0 && !table.Constraints.Any(constraint => constraint.Name == index.Name)))
            _newIndexes.Add((index.Oid, CatalogText.CreateIndex(table, index, concurrently: false)));
        AddMarks(table);
        foreach (Column column in table.Columns) AddColumnStorage(table, column);
        foreach (Trigger trigger in table.Triggers.Where(trigger => !IsInherited(_to, table, trigger))) AddTrigger(table, trigger);
        foreach (ExtendedStatistics statistics in table.Statistics) AddStatistics(table, statistics);
        foreach (Policy policy in table.Policies) _last.Add(CatalogText.CreatePolicy(table, policy));
        if (table.RowSecurity) _changes.Add($"alter table {table.QualifiedName} enable row level security");
        if (table.ForceRowSecurity) _changes.Add($"alter table {table.QualifiedName} force row level security");
    }

    // A table leaves its parents before anything changes, and joins others once it has their columns.
    private void DraftParents(Relation table, Relation old, string name)
    {
        IEnumerable<CatalogDifference> changes = _differences["table " + name].Where(static difference => difference.Property is "parents" or "partition bound");
        if (RejoinParent(table, old) || !changes.Any()) return;
        string[] before = Parents(_from, old), after = Parents(_to, table);
        if (old.IsPartition) _first.Add($"alter table {before[0]} detach partition {name}");
        else _first.AddRange(before.Except(after).Select(parent => $"alter table {name} no inherit {parent}"));
        if (table is { IsPartition: true, PartitionBound: { } bound }) _joins.Add($"alter table {after[0]} attach partition {name} {SqlPrinter.Print(bound)}");
        else _joins.AddRange(after.Except(old.IsPartition ? [] : before).Select(parent => $"alter table {name} inherit {parent}"));

        static string[] Parents(DatabaseCatalog catalog, Relation relation) => [.. relation.Parents.Select(oid => catalog.FindRelation(oid)?.QualifiedName.ToString() ?? "")];
    }

    private void DropRelation(Relation relation)
    {
        string name = NameOf(relation);
        if (!Is(name, CatalogDifferenceKind.Unexpected)) return;
        if (relation.Kind is RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable || (relation.Kind == RelationKind.Sequence && !new CatalogText(_from).ComesWithColumn(relation) && !GoesWithOwner(relation) && !_goneAtOnce.Contains(name)))
        {
            // A view that takes its name comes before all that is no longer needed goes.
            if (relation.Kind != RelationKind.Sequence && _to.FindRelation(relation.Schema, relation.Name) is not null) _lostColumns.Add((true, "drop " + name));
            else Drop(Reference(relation), UsedByParts(relation), "drop " + name);
        }

        SetPartsAside(relation);
        LeaveParent(relation);

        // What was made later goes earlier, unless something older has come to need it.
        foreach (Trigger trigger in relation.Triggers.Where(trigger => trigger.Function > relation.Oid && !IsInherited(_from, relation, trigger) && !IsView(relation.Kind) && !_replacedRoutines.Contains(trigger.Function) && !CallsReplaced(trigger.References)))
            _first.Add($"drop trigger {CatalogText.Quote(trigger.Name)} on {relation.QualifiedName}");
        foreach (Constraint constraint in relation.Constraints.Where(constraint => constraint.InheritCount == 0 && !CallsReplaced(constraint.References) && (constraint.ReferencedRelation > relation.Oid || LosesKey(constraint))))
            _asides.Add($"alter table {relation.QualifiedName} drop constraint {CatalogText.Quote(constraint.Name)}");
    }

    // A sequence is dropped with the column that owns it.
    private bool GoesWithOwner(Relation sequence) => _from.FindRelation(sequence.OwnerTable) is { } owner && owner.FindColumn(sequence.OwnerColumn) is { } column
        && _to.FindRelation(owner.Schema, owner.Name)?.FindColumn(column.Name) is null;

    private bool IsOwn(Relation table, Constraint constraint) => constraint.Kind != ConstraintKind.NotNull && !table.Indexes.Any(index => index.Name == constraint.Name && index.ParentIndex != 0)
        && !(_to.FindRelation(table.Parents[0])?.Constraints.Any(inherited => inherited.Name == constraint.Name && inherited.Kind == ConstraintKind.Check) ?? false);

    // Row triggers of a partitioned table are on its partitions as well.
    private static bool IsInherited(DatabaseCatalog catalog, Relation table, Trigger trigger) => table.IsPartition && (catalog.FindRelation(table.Parents[0])?.Triggers.Any(parent => parent.Name == trigger.Name && parent.Function == trigger.Function) ?? false);

    private static bool IsView(RelationKind kind) => kind is RelationKind.View or RelationKind.MaterializedView;

    private static string NameOf(Relation relation) => relation.Kind switch
    {
        RelationKind.PartitionedTable => "table ",
        RelationKind.MaterializedView => "materialized view ",
        RelationKind.ForeignTable => "foreign table ",
        _ => relation.Kind.ToString().ToLowerInvariant() + " ",
    } + relation.QualifiedName;
}
