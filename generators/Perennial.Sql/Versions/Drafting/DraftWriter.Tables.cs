using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions.Drafting;

/// <content>What a table consists of.</content>
internal sealed partial class DraftWriter
{
    // Columns that are dropped and added in place, since their expression cannot be altered.
    private readonly HashSet<string> _droppedAgain = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addedAgain = new(StringComparer.Ordinal);

    private void DraftTable(Relation table, Relation old)
    {
        string name = table.QualifiedName.ToString();
        DraftParents(table, old, name);
        List<Column> anew = [];
        foreach (Column column in table.Columns.Where(static column => column.IsLocal || column.InheritCount == 0))
        {
            string key = NameOf(table, column);
            if (column.Generated != ColumnGeneration.None && old.FindColumn(column.Name) is { } computed && IsInTheWay(old, computed))
            {
                anew.Add(column);
            }
            else if (IsMissing(key))
            {
                _changes.Add($"{WarningOf(table, column)}alter table {name} add column {_text.Column(table, column)}");
                AddColumnStorage(table, column);
            }
            else if (old.FindColumn(column.Name) is { } before) ChangeColumn(name, table, column, before, new HashSet<string?>(_differences[key].Where(static difference => difference.Kind == CatalogDifferenceKind.Changed).Select(static difference => difference.Property)));
        }

        // Behind the columns that they are computed from.
        foreach (Column column in anew) AddAgain(table, column);

        foreach (Constraint constraint in table.Constraints.Where(static constraint => constraint.InheritCount == 0))
        {
            string key = $"constraint {CatalogText.Quote(constraint.Name)} on {name}";
            bool isInTheWay = old.Constraints.Any(before => before.Name == constraint.Name && (before.References.Any(IsReplaced) || LosesKey(before) || LosesMeaning(old, before.Condition)));
            bool isChanged = IsChanged(key) || HasFixedOptions(table, key);
            if (isChanged || isInTheWay) (isInTheWay ? _asides : _first).Add($"alter table {name} drop constraint {CatalogText.Quote(constraint.Name)}");

            bool isLost = isInTheWay || IsLostWithColumn(table, constraint.Columns, constraint.Condition);
            if (IsMissing(key) || isChanged || isLost) AddConstraint(name, table, constraint);
            if (isChanged || isLost) _remade.Add(key);
            else if (!IsMissing(key)) ChangeOptions(key, "index " + new CatalogName(table.Schema, constraint.Name), table.Indexes.FirstOrDefault(index => index.Name == constraint.Name)?.Options ?? default);
        }

        ChangeOptions("table " + name, "table " + name, table.Options);
        DraftIndexes(table);
        ChangeMarks(table, old);
        DraftStatistics(table);
        DraftTriggers(table, old);
        foreach (Policy policy in table.Policies)
        {
            string key = $"policy {CatalogText.Quote(policy.Name)} on {name}";
            bool isInTheWay = old.Policies.Any(before => before.Name == policy.Name && UsesReplaced(old, before));
            if (IsChanged(key) || isInTheWay)
            {
                _asides.Add("drop " + key);
                _remade.Add(key);
            }

            if (IsMissing(key) || IsChanged(key) || isInTheWay) _last.Add(CatalogText.CreatePolicy(table, policy));
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
            DropToAddAgain(relation, column);
            AddAgain(relation, column);
            return;
        }

        bool hadDefault = old is { Default: not null, Generated: ColumnGeneration.None };
        if (properties.Contains("generated") && column.Generated == ColumnGeneration.None && !_goneAtOnce.Contains(NameOf(relation, column))) _changes.Add($"{alter} drop expression");
        if (properties.Contains("identity") && column.Identity == ColumnIdentity.None) DropIdentity(relation, column, old, alter);
        if (properties.Contains("type") || properties.Contains("collation"))
        {
            // A default may have no cast to the new type.
            bool isDefaultInTheWay = hadDefault && (properties.Contains("default") || HasOtherKindOfType(old, column));
            if (isDefaultInTheWay) _changes.Add($"{alter} drop default");
            string type = _text.Type(column.Type, column.Typmod);
            _changes.Add($"{alter} type {type}{_text.Collate(column)}" + (column.Generated == ColumnGeneration.None && relation.Kind != RelationKind.ForeignTable && properties.Contains("type") ? $" using {Converted(name, old, column)}::{type}" : ""));
            if (isDefaultInTheWay && !properties.Contains("default") && column is { Default: not null, Generated: ColumnGeneration.None }) _changes.Add($"{alter} set default {CatalogText.Print(column.Default)}");
        }

        if (properties.Contains("default") && column.Generated == ColumnGeneration.None && old.Generated == ColumnGeneration.None)
            _changes.Add(column.Default is null ? $"{alter} drop default" : $"{alter} set default {CatalogText.Print(column.Default)}");
        else if (HasReplacedDefault(old) && column is { Default: not null, Generated: ColumnGeneration.None })
            _changes.Add($"{alter} set default {CatalogText.Print(column.Default)}");
        else if (hasNewExpression)
            _changes.Add($"{alter} set expression as ({CatalogText.Print(column.Default)})");
        ChangeColumnStorage(table, column, properties);
        if (properties.Contains("not null")) ChangeNotNull(table, relation, column, alter);
        if (properties.Contains("default") && old.Identity != ColumnIdentity.None) GiveSequence(relation, column);
        if (!properties.Contains("identity") || column.Identity == ColumnIdentity.None) return;
        if (old.Identity == ColumnIdentity.None) AddIdentity(relation, column, old, alter);
        else _changes.Add($"{alter} set generated {(column.Identity == ColumnIdentity.Always ? "always" : "by default")}");
    }

    // The parents first, and then the children that have it of their own.
    private void DropToAddAgain(Relation table, Column column)
    {
        if (!_droppedAgain.Add(NameOf(table, column))) return;
        foreach (uint oid in table.Parents)
        {
            if (_to.FindRelation(oid) is { } parent && parent.FindColumn(column.Name) is { } inherited && WasChild(table, parent) && DifferencesOf(parent, inherited).Any()) DropToAddAgain(parent, inherited);
        }

        // What is generated is not lost: it is computed again. What was stored is.
        string name = CatalogText.Quote(column.Name);
        bool isStored = _from.FindRelation(table.Schema, table.Name)?.FindColumn(column.Name) is { Generated: ColumnGeneration.None };
        string warning = isStored ? $"-- The values in {table.QualifiedName}.{name} are lost here, since each is computed from now on: copy before what must stay.\n" : "";
        _changes.Add($"{warning}alter table {table.QualifiedName} drop column {name}");
        foreach ((Relation child, Column own) in Heirs(_to, table, column))
        {
            if (WasChild(child, table) && _from.FindRelation(child.Schema, child.Name)?.FindColumn(column.Name) is { IsLocal: true }) DropToAddAgain(child, own);
        }
    }

    // A column that a parent adds is merged with a child's own, which has to be there by then.
    private void AddAgain(Relation table, Column column)
    {
        if (!_addedAgain.Add(NameOf(table, column))) return;
        foreach ((Relation child, Column own) in Heirs(_to, table, column))
        {
            bool isDropped = _droppedAgain.Contains(NameOf(child, own)) || (WasChild(child, table) && _from.FindRelation(child.Schema, child.Name) is { } old && old.FindColumn(column.Name) is { } before && IsReplaced(old, before));
            if (isDropped) AddAgain(child, own);
        }

        _changes.Add($"alter table {table.QualifiedName} add column {_text.Column(table, column)}");
        AddColumnStorage(table, column);
        MarkRemade(table, column);
    }

    // Grants and comments of a column go with it, and so do those of the children's.
    private void MarkRemade(Relation table, Column column)
    {
        _remade.Add(NameOf(table, column));
        foreach (Relation child in _to.UserRelations.Where(child => child.Parents.Contains(table.Oid) && WasChild(child, table))) MarkRemade(child, column);
    }

    // Whether a table inherited from another already: one that begins to has its columns in place.
    private bool WasChild(Relation child, Relation parent) =>
        _from.FindRelation(parent.Schema, parent.Name) is { } before && _from.FindRelation(child.Schema, child.Name)?.Parents.Contains(before.Oid) == true;

    private void ChangeNotNull(string table, Relation relation, Column column, string alter)
    {
        if (!column.NotNull || !_isSafe || column.Identity != ColumnIdentity.None)
        {
            _changes.Add($"{alter} {(column.NotNull ? "set" : "drop")} not null");
            return;
        }

        // With a validated check the server knows without a scan that there is no null.
        string name = CatalogText.Quote(column.Name);
        string check = CatalogText.Quote(NameRules.Truncate($"{relation.Name}_{column.Name}_is_set"));
        _changes.Add($"alter table {table} add constraint {check} check ({name} is not null) not valid");
        if (column.Default is { } value && column.Generated == ColumnGeneration.None) _online.Add($"-- In one statement: for a large table, make it an :online query.\nupdate {table} set {name} = {CatalogText.Print(value)} where {name} is null");
        _online.Add($"{(column.Default is null ? $"-- Refused while a row has no value: fill {table}.{name} before, where there may be one.\n" : "")}alter table {table} validate constraint {check}");
        _online.Add($"{alter} set not null");
        _online.Add($"alter table {table} drop constraint {check}");
    }

    private void DraftTriggers(Relation relation, Relation old)
    {
        foreach (Trigger trigger in old.Triggers.Where(trigger => Is(KeyOf(relation, trigger), CatalogDifferenceKind.Unexpected) && !IsInherited(_from, old, trigger))) _asides.Add("drop " + KeyOf(relation, trigger));
        foreach (Trigger trigger in relation.Triggers.Where(trigger => !IsInherited(_to, relation, trigger)))
        {
            string key = KeyOf(relation, trigger);
            bool isInTheWay = old.Triggers.Any(before => before.Name == trigger.Name && UsesReplaced(old, before));
            if (IsChanged(key) || isInTheWay)
            {
                _asides.Add("drop " + key);
                _remade.Add(key);
            }

            if (IsMissing(key) || IsChanged(key) || isInTheWay) AddTrigger(relation, trigger);
        }
    }

    private static string KeyOf(Relation relation, Trigger trigger) => $"trigger {CatalogText.Quote(trigger.Name)} on {relation.QualifiedName}";

    private void AddTrigger(Relation table, Trigger trigger)
    {
        _last.Add(_text.CreateTrigger(table, trigger));
        string? state = trigger.Enabled switch { 'D' => "disable", 'R' => "enable replica", 'A' => "enable always", _ => null };
        if (state is not null) _last.Add($"alter table {table.QualifiedName} {state} trigger {CatalogText.Quote(trigger.Name)}");
    }

    private void DropParts(Relation table, Relation old)
    {
        string name = table.QualifiedName.ToString();
        foreach (Policy policy in old.Policies.Where(policy => Is($"policy {CatalogText.Quote(policy.Name)} on {name}", CatalogDifferenceKind.Unexpected)))
            _asides.Add($"drop policy {CatalogText.Quote(policy.Name)} on {name}");
        foreach (Constraint constraint in old.Constraints.Where(constraint => constraint.InheritCount == 0 && Is($"constraint {CatalogText.Quote(constraint.Name)} on {name}", CatalogDifferenceKind.Unexpected)))
        {
            // What hangs on a column goes with it, unless something waits for it.
            if (!LosesKey(constraint) && constraint.Columns.Any(number => IsGone(table, old, number))) continue;
            (LosesKey(constraint) || constraint.References.Any(IsReplaced) ? _asides : _first).Add($"alter table {name} drop constraint {CatalogText.Quote(constraint.Name)}");
        }

        DropIndexes(table, old);
        DropStatistics(table, old);
        foreach (Column column in old.Columns.Where(column => (column.IsLocal || column.InheritCount == 0) && Is(NameOf(old, column), CatalogDifferenceKind.Unexpected) && !_goneAtOnce.Contains(NameOf(old, column))))
            _lostColumns.Add((column.Generated == ColumnGeneration.None, $"alter table {name} drop column {CatalogText.Quote(column.Name)}"));
    }

    private static bool IsGone(Relation table, Relation old, int number) => old.FindColumn(number) is { } column && table.FindColumn(column.Name) is null;
}
