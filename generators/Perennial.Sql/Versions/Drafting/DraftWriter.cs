using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;

namespace Perennial.Sql.Versions.Drafting;

/// <summary>
/// Drafts the statements that bring a database from one catalog to another, ordered by what depends on what: first goes what stands in the way, then types, tables
/// and routines come in the order in which the target makes them, then what hangs on tables, and in the end what is no longer needed is dropped.
/// </summary>
internal sealed class DraftWriter
{
    private readonly DatabaseCatalog _from;
    private readonly DatabaseCatalog _to;
    private readonly bool _isSafe;
    private readonly HashSet<string> _procedures;
    private readonly Func<string, string?> _routineText;
    private readonly CatalogText _text;
    private readonly ILookup<string, CatalogDifference> _differences;
    private readonly List<string> _first = [];
    private readonly List<(uint Oid, string Text)> _creates = [];
    private readonly List<string> _changes = [];
    private readonly List<string> _last = [];
    private readonly List<(uint Oid, string Text)> _drops = [];

    /// <param name="from">What a database is.</param>
    /// <param name="to">What it shall be.</param>
    /// <param name="isSafe">Whether what would block or scan a table in use goes to online.sql in PostgreSQL's safe form.</param>
    /// <param name="procedures">Identities of the routines that procedures.sql brings.</param>
    /// <param name="routineText">The CREATE statement of another routine of the target.</param>
    public DraftWriter(DatabaseCatalog from, DatabaseCatalog to, bool isSafe, HashSet<string> procedures, Func<string, string?> routineText)
    {
        _from = from;
        _to = to;
        _isSafe = isSafe;
        _procedures = procedures;
        _routineText = routineText;
        _text = new CatalogText(to);
        _differences = CatalogDifference.Compare(to, from, includeComments: true).Where(difference => !procedures.Contains(difference.Object)).ToLookup(static difference => difference.Object, StringComparer.Ordinal);
        Draft();
    }

    /// <summary>Statements for the version's transaction, without semicolons.</summary>
    public IEnumerable<string> Statements =>
        _first.Concat(_creates.OrderBy(static create => create.Oid).Select(static create => create.Text)).Concat(_changes).Concat(_last)
            .Concat(_drops.OrderByDescending(static drop => drop.Oid).Select(static drop => drop.Text));

    /// <summary>Statements for online.sql, each a step of its own.</summary>
    public List<string> Online { get; } = [];

    private void Draft()
    {
        foreach (Schema schema in _to.UserSchemas.Where(schema => IsMissing("schema " + CatalogText.Quote(schema.Name)))) _creates.Add((0, "create schema " + CatalogText.Quote(schema.Name)));
        foreach (Extension extension in _to.Extensions.Where(extension => IsMissing("extension " + extension.Name))) _creates.Add((1, $"create extension {CatalogText.Quote(extension.Name)}"));
        foreach (SqlType type in _to.UserTypes) DraftType(type);
        foreach (Relation relation in _to.UserRelations.OrderBy(static relation => relation.Oid)) DraftRelation(relation);
        foreach (Routine routine in _to.UserRoutines) DraftRoutine(routine);
        foreach (Relation relation in _from.UserRelations) DropRelation(relation);
        foreach (Routine routine in _from.UserRoutines)
        {
            string identity = FoldCheck.Identity(_from, routine);
            if (!Is(identity, CatalogDifferenceKind.Unexpected)) continue;

            // A trigger's function goes after the table, however late it was made: it depends on no table, and the table's trigger depends on it.
            bool isOfTrigger = _from.FindType(routine.ReturnType)?.Name == "trigger";
            _drops.Add((isOfTrigger ? 1 : routine.Oid, "drop " + identity));
        }

        foreach (SqlType type in _from.UserTypes)
        {
            if (Is("type " + type.QualifiedName, CatalogDifferenceKind.Unexpected)) _drops.Add((type.Oid, "drop type " + type.QualifiedName));
            if (Is("domain " + type.QualifiedName, CatalogDifferenceKind.Unexpected)) _drops.Add((type.Oid, "drop domain " + type.QualifiedName));
        }

        foreach (Schema schema in _from.UserSchemas.Where(schema => Is("schema " + CatalogText.Quote(schema.Name), CatalogDifferenceKind.Unexpected)))
            _drops.Add((0, "drop schema " + CatalogText.Quote(schema.Name)));
    }

    private void DraftType(SqlType type)
    {
        string name = type.QualifiedName.ToString();
        if (IsMissing("type " + name) || IsMissing("domain " + name)) _creates.Add((type.Oid, _text.CreateType(type)));
        if (type.Kind == TypeKind.Enum && IsChanged("type " + name) && _from.FindType(type.Schema, type.Name) is { } old)
        {
            for (int i = 0; i < type.EnumLabels.Count; i++)
            {
                string label = type.EnumLabels[i];
                if (old.EnumLabels.Contains(label)) continue;

                // A downgrade cannot take a value back, so that it may be there already.
                string place = i > 0 ? $" after {SqlPrinter.QuoteLiteral(type.EnumLabels[i - 1])}" : old.EnumLabels.Count > 0 ? $" before {SqlPrinter.QuoteLiteral(old.EnumLabels[0])}" : "";
                _changes.Add($"alter type {name} add value if not exists {SqlPrinter.QuoteLiteral(label)}{place}");
            }
        }
    }

    private void DraftRelation(Relation relation)
    {
        string name = relation.QualifiedName.ToString();
        switch (relation.Kind)
        {
            case RelationKind.Sequence:
                if (IsMissing("sequence " + name) && !_text.IsOwned(relation)) _creates.Add((relation.Oid, "create sequence " + name));
                break;
            case RelationKind.View or RelationKind.MaterializedView:
                string word = relation.Kind == RelationKind.View ? "view " : "materialized view ";
                if (relation.Query is null || !(IsMissing(word + name) || IsChanged(word + name) || HasChangedPart(relation))) break;
                if (!IsMissing(word + name)) _first.Add($"drop {word}{name}");
                _last.Add(CatalogText.CreateView(relation));
                break;
            case RelationKind.Table:
                if (IsMissing("table " + name)) CreateTable(relation);
                else if (_from.FindRelation(relation.Schema, relation.Name) is { } old) DraftTable(relation, old);
                break;
        }
    }

    private void CreateTable(Relation table)
    {
        _creates.Add((table.Oid, _text.CreateTable(table)));
        foreach (Constraint constraint in table.Constraints.Where(static constraint => constraint.Kind == ConstraintKind.ForeignKey))
            _changes.Add($"alter table {table.QualifiedName} add {_text.Constraint(table, constraint)}");
        foreach (RelationIndex index in table.Indexes.Where(index => !table.Constraints.Any(constraint => constraint.Name == index.Name))) _changes.Add(CatalogText.CreateIndex(table, index, concurrently: false));
        foreach (Trigger trigger in table.Triggers) _last.Add(_text.CreateTrigger(table, trigger));
        if (table.RowSecurity) _changes.Add($"alter table {table.QualifiedName} enable row level security");
    }

    private void DraftTable(Relation table, Relation old)
    {
        string name = table.QualifiedName.ToString();
        foreach (Column column in table.Columns)
        {
            string key = $"column {name}.{CatalogText.Quote(column.Name)}";
            if (IsMissing(key)) _changes.Add($"alter table {name} add column {_text.Column(table, column)}");
            foreach (CatalogDifference change in _differences[key].Where(static difference => difference.Kind == CatalogDifferenceKind.Changed)) ChangeColumn(name, table, column, change.Property);
        }

        foreach (Constraint constraint in table.Constraints)
        {
            string key = $"constraint {CatalogText.Quote(constraint.Name)} on {name}";
            if (IsChanged(key)) _first.Add($"alter table {name} drop constraint {CatalogText.Quote(constraint.Name)}");
            if (IsMissing(key) || IsChanged(key)) AddConstraint(name, table, constraint);
        }

        foreach (RelationIndex index in table.Indexes)
        {
            string key = "index " + new CatalogName(table.Schema, index.Name);
            if (IsChanged(key)) _first.Add("drop " + key);
            if (!IsMissing(key) && !IsChanged(key)) continue;
            (_isSafe ? Online : _changes).Add(CatalogText.CreateIndex(table, index, concurrently: _isSafe));
        }

        foreach (Trigger trigger in table.Triggers)
        {
            string key = $"trigger {CatalogText.Quote(trigger.Name)} on {name}";
            if (IsChanged(key)) _first.Add("drop " + key);
            if (IsMissing(key) || IsChanged(key)) _last.Add(_text.CreateTrigger(table, trigger));
        }

        if (table.RowSecurity != old.RowSecurity) _changes.Add($"alter table {name} {(table.RowSecurity ? "enable" : "disable")} row level security");
        DropParts(table, old);
    }

    private void ChangeColumn(string table, Relation relation, Column column, string? property)
    {
        string name = CatalogText.Quote(column.Name);
        string alter = $"alter table {table} alter column {name}";
        switch (property)
        {
            case "type":
                _changes.Add($"{alter} type {_text.Type(column.Type, column.Typmod)} using {name}::{_text.Type(column.Type, column.Typmod)}");
                break;
            case "default" when column.Generated == ColumnGeneration.None:
                _changes.Add(column.Default is null ? $"{alter} drop default" : $"{alter} set default {CatalogText.Print(column.Default)}");
                break;
            case "not null" when !column.NotNull:
                _changes.Add($"{alter} drop not null");
                break;
            case "not null" when !_isSafe:
                _changes.Add($"{alter} set not null");
                break;
            case "not null":
                // With a validated check the server knows without a scan that there is no null.
                string check = CatalogText.Quote(NameRules.Truncate($"{relation.Name}_{column.Name}_is_set"));
                _changes.Add($"alter table {table} add constraint {check} check ({name} is not null) not valid");
                Online.Add($"alter table {table} validate constraint {check}");
                Online.Add($"{alter} set not null");
                Online.Add($"alter table {table} drop constraint {check}");
                break;
        }
    }

    private void AddConstraint(string table, Relation relation, Constraint constraint)
    {
        string text = _text.Constraint(relation, constraint);
        string name = CatalogText.Quote(constraint.Name);
        switch (constraint.Kind)
        {
            case ConstraintKind.ForeignKey or ConstraintKind.Check when _isSafe && constraint.Validated:
                _last.Add($"alter table {table} add {text} not valid");
                Online.Add($"alter table {table} validate constraint {name}");
                break;
            case ConstraintKind.ForeignKey or ConstraintKind.Check:
                _last.Add($"alter table {table} add {text}{(constraint.Validated ? "" : " not valid")}");
                break;
            case ConstraintKind.PrimaryKey or ConstraintKind.Unique when _isSafe && !constraint.NullsNotDistinct:
                Online.Add($"create unique index concurrently {name} on {table} ({CatalogText.Columns(relation, constraint.Columns)})");
                Online.Add($"alter table {table} add constraint {name} {(constraint.Kind == ConstraintKind.Unique ? "unique" : "primary key")} using index {name}");
                break;
            case ConstraintKind.PrimaryKey or ConstraintKind.Unique:
                _changes.Add($"alter table {table} add {text}");
                break;
        }
    }

    private void DropParts(Relation table, Relation old)
    {
        string name = table.QualifiedName.ToString();
        foreach (Trigger trigger in old.Triggers.Where(trigger => Is($"trigger {CatalogText.Quote(trigger.Name)} on {name}", CatalogDifferenceKind.Unexpected)))
            _first.Add($"drop trigger {CatalogText.Quote(trigger.Name)} on {name}");
        foreach (Constraint constraint in old.Constraints.Where(constraint => Is($"constraint {CatalogText.Quote(constraint.Name)} on {name}", CatalogDifferenceKind.Unexpected)))
        {
            // What hangs on a column goes with it.
            if (constraint.Columns.Any(number => old.FindColumn(number) is { } column && table.FindColumn(column.Name) is null)) continue;
            _first.Add($"alter table {name} drop constraint {CatalogText.Quote(constraint.Name)}");
        }

        foreach (RelationIndex index in old.Indexes.Where(index => Is("index " + new CatalogName(old.Schema, index.Name), CatalogDifferenceKind.Unexpected)))
        {
            if (index.Columns.Any(number => old.FindColumn(number) is { } column && table.FindColumn(column.Name) is null)) continue;
            _first.Add("drop index " + new CatalogName(old.Schema, index.Name));
        }

        foreach (Column column in old.Columns.Where(column => Is($"column {name}.{CatalogText.Quote(column.Name)}", CatalogDifferenceKind.Unexpected)))
            _drops.Add((uint.MaxValue, $"alter table {name} drop column {CatalogText.Quote(column.Name)}"));
    }

    private void DropRelation(Relation relation)
    {
        string name = relation.QualifiedName.ToString();
        switch (relation.Kind)
        {
            case RelationKind.Table or RelationKind.PartitionedTable when Is("table " + name, CatalogDifferenceKind.Unexpected):
                _drops.Add((relation.Oid, "drop table " + name));
                // The newest table goes first; what it is referenced by has to let go of it.
                foreach (Constraint constraint in relation.Constraints.Where(constraint => constraint.Kind == ConstraintKind.ForeignKey && constraint.ReferencedRelation > relation.Oid))
                    _first.Add($"alter table {name} drop constraint {CatalogText.Quote(constraint.Name)}");
                break;
            case RelationKind.View when Is("view " + name, CatalogDifferenceKind.Unexpected):
                _first.Add("drop view " + name);
                break;
            case RelationKind.MaterializedView when Is("materialized view " + name, CatalogDifferenceKind.Unexpected):
                _first.Add("drop materialized view " + name);
                break;
            case RelationKind.Sequence when Is("sequence " + name, CatalogDifferenceKind.Unexpected) && !new CatalogText(_from).IsOwned(relation):
                _drops.Add((relation.Oid, "drop sequence " + name));
                break;
        }
    }

    private void DraftRoutine(Routine routine)
    {
        string identity = FoldCheck.Identity(_to, routine);
        if (_procedures.Contains(identity) || !(IsMissing(identity) || IsChanged(identity)) || _routineText(identity) is not { } text) return;
        _creates.Add((routine.Oid, text));
    }

    private bool HasChangedPart(Relation relation) => relation.Columns.Any(column => _differences.Contains($"column {relation.QualifiedName}.{CatalogText.Quote(column.Name)}"));

    private bool IsMissing(string name) => Is(name, CatalogDifferenceKind.Missing);

    private bool IsChanged(string name) => Is(name, CatalogDifferenceKind.Changed);

    private bool Is(string name, CatalogDifferenceKind kind) => _differences[name].Any(difference => difference.Kind == kind);
}
