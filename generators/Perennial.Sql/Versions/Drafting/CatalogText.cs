using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <summary>Writes definitions of a catalog's objects as DDL, with every name qualified.</summary>
internal sealed class CatalogText(DatabaseCatalog catalog)
{
    public static string Quote(string name) => NameRules.Quote(name);

    public string Type(uint oid, int typmod = TypeModifier.None) => catalog.FormatType(oid, typmod, SearchPath.Empty);

    public string CreateTable(Relation table)
    {
        List<string> elements = table.Columns.Select(column => Column(table, column)).ToList();
        elements.AddRange(table.Constraints.Where(static constraint => constraint.Kind is not (ConstraintKind.ForeignKey or ConstraintKind.NotNull)).Select(constraint => Constraint(table, constraint)));
        string unlogged = table.Unlogged ? "unlogged " : "";
        return $"create {unlogged}table {table.QualifiedName} (\n    {string.Join(",\n    ", elements)}\n)";
    }

    public string Column(Relation table, Column column)
    {
        string type = SerialType(table, column) ?? Type(column.Type, column.Typmod);
        string text = $"{Quote(column.Name)} {type}";
        if (column.Generated != ColumnGeneration.None) text += $" generated always as ({Print(column.Default)}) {(column.Generated == ColumnGeneration.Stored ? "stored" : "virtual")}";
        else if (column.Identity != ColumnIdentity.None) text += $" generated {(column.Identity == ColumnIdentity.Always ? "always" : "by default")} as identity";
        else if (column.Default is not null && SerialType(table, column) is null) text += " default " + Print(column.Default);
        return column.NotNull && column.Identity == ColumnIdentity.None && SerialType(table, column) is null ? text + " not null" : text;
    }

    /// <summary>The constraint with its name, as it stands behind ADD.</summary>
    public string Constraint(Relation table, Constraint constraint)
    {
        string text = $"constraint {Quote(constraint.Name)} " + constraint.Kind switch
        {
            ConstraintKind.PrimaryKey => $"primary key ({Columns(table, constraint.Columns)})",
            ConstraintKind.Unique => $"unique {(constraint.NullsNotDistinct ? "nulls not distinct " : "")}({Columns(table, constraint.Columns)})",
            ConstraintKind.Check => $"check ({Print(constraint.Condition)}){(constraint.NoInherit ? " no inherit" : "")}",
            ConstraintKind.ForeignKey => ForeignKey(table, constraint),
            _ => "",
        };
        if (constraint.Deferrable) text += " deferrable";
        return constraint.InitiallyDeferred ? text + " initially deferred" : text;
    }

    public static string CreateIndex(Relation table, RelationIndex index, bool concurrently)
    {
        string elements = string.Join(", ", index.Elements.Select(Element));
        string text = $"create {(index.IsUnique ? "unique " : "")}index {(concurrently ? "concurrently " : "")}{Quote(index.Name)} on {table.QualifiedName}"
            + $"{(index.Method == "btree" ? "" : " using " + Quote(index.Method))} ({elements})";
        if (!index.IncludedColumns.IsEmpty) text += $" include ({Columns(table, index.IncludedColumns)})";
        if (index.NullsNotDistinct) text += " nulls not distinct";
        return index.Predicate is null ? text : $"{text} where {Print(index.Predicate)}";
    }

    public static string CreateView(Relation view) =>
        $"create {(view.Kind == RelationKind.MaterializedView ? "materialized " : "")}view {view.QualifiedName} as\n{SqlPrinter.Print(view.Query!)}";

    public string CreateType(SqlType type) => type.Kind switch
    {
        TypeKind.Enum => $"create type {type.QualifiedName} as enum ({string.Join(", ", type.EnumLabels.Select(SqlPrinter.QuoteLiteral))})",
        TypeKind.Domain => $"create domain {type.QualifiedName} as {Type(type.BaseType, type.Typmod)}{(type.Default is null ? "" : " default " + Print(type.Default))}{(type.NotNull ? " not null" : "")}"
            + string.Concat(type.Constraints.Where(static constraint => constraint.Kind == ConstraintKind.Check).Select(constraint => $" constraint {Quote(constraint.Name)} check ({Print(constraint.Condition)})")),
        TypeKind.Range => $"create type {type.QualifiedName} as range (subtype = {Type(type.RangeSubtype)})",
        _ => $"create type {type.QualifiedName} as ({string.Join(", ", (catalog.FindRelation(type.Relation)?.Columns ?? default).Select(field => $"{Quote(field.Name)} {Type(field.Type, field.Typmod)}"))})",
    };

    public string CreateTrigger(Relation table, Trigger trigger)
    {
        List<string> events = [];
        if (trigger.Events.HasFlag(TriggerEvents.Insert)) events.Add("insert");
        if (trigger.Events.HasFlag(TriggerEvents.Update)) events.Add("update" + (trigger.Columns.IsEmpty ? "" : " of " + Columns(table, trigger.Columns)));
        if (trigger.Events.HasFlag(TriggerEvents.Delete)) events.Add("delete");
        if (trigger.Events.HasFlag(TriggerEvents.Truncate)) events.Add("truncate");
        string timing = trigger.Timing switch { TriggerTiming.Before => "before", TriggerTiming.After => "after", _ => "instead of" };
        string text = $"create {(trigger.IsConstraint ? "constraint " : "")}trigger {Quote(trigger.Name)} {timing} {string.Join(" or ", events)} on {table.QualifiedName}";
        if (trigger.Deferrable) text += " deferrable";
        if (trigger.InitiallyDeferred) text += " initially deferred";
        if (!trigger.Transitions.IsEmpty) text += " referencing " + string.Join(" ", trigger.Transitions.Select(static transition => $"{(transition.IsNew ? "new" : "old")} table as {Quote(transition.Name.Name)}"));
        text += trigger.ForEachRow ? " for each row" : " for each statement";
        if (trigger.When is not null) text += $" when ({Print(trigger.When)})";
        return $"{text} execute function {catalog.FindRoutine(trigger.Function)?.QualifiedName}({string.Join(", ", trigger.Arguments.Select(SqlPrinter.QuoteLiteral))})";
    }

    public static string Columns(Relation table, EquatableArray<int> numbers) => string.Join(", ", numbers.Select(number => Quote(table.FindColumn(number)?.Name ?? "")));

    public static string Print(Expression? expression) => expression is null ? "" : SqlPrinter.Print(expression);

    /// <summary>Whether a sequence comes with its column.</summary>
    public bool IsOwned(Relation sequence) => sequence.IsIdentitySequence || catalog.FindRelation(sequence.OwnerTable) is not null;

    private string ForeignKey(Relation table, Constraint constraint)
    {
        Relation? referenced = catalog.FindRelation(constraint.ReferencedRelation);
        string text = $"foreign key ({Columns(table, constraint.Columns)}) references {referenced?.QualifiedName} ({(referenced is null ? "" : Columns(referenced, constraint.ReferencedColumns))})";
        if (constraint.Match == ForeignKeyMatch.Full) text += " match full";
        if (constraint.OnUpdate != ReferentialAction.NoAction) text += " on update " + Action(constraint.OnUpdate);
        if (constraint.OnDelete != ReferentialAction.NoAction) text += " on delete " + Action(constraint.OnDelete);
        return constraint.OnDeleteColumns.IsEmpty ? text : $"{text} ({Columns(table, constraint.OnDeleteColumns)})";
    }

    private static string Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => "restrict",
        ReferentialAction.Cascade => "cascade",
        ReferentialAction.SetNull => "set null",
        _ => "set default",
    };

    private static string Element(IndexElement element)
    {
        string text = element.Value is ColumnReference ? Print(element.Value) : $"({Print(element.Value)})";
        if (element.OperatorClass is { } operators) text += " " + string.Join(".", operators.Parts.Select(static part => Quote(part.Name)));
        if (element.Direction == SortDirection.Descending) text += " desc";
        return element.Nulls switch { NullsOrder.First => text + " nulls first", NullsOrder.Last => text + " nulls last", _ => text };
    }

    // A column whose default takes from the sequence that it owns was written as serial.
    private string? SerialType(Relation table, Column column)
    {
        bool isSerial = column.Identity == ColumnIdentity.None && column.Default is not null && ExpressionParts.SequenceOfNextval(column.Default) is not null
            && catalog.UserRelations.Any(sequence => sequence.Kind == RelationKind.Sequence && sequence.OwnerTable == table.Oid && sequence.OwnerColumn == column.Number);
        return !isSerial ? null : column.Type switch { TypeOid.Int8 => "bigserial", TypeOid.Int4 => "serial", TypeOid.Int2 => "smallserial", _ => null };
    }
}
