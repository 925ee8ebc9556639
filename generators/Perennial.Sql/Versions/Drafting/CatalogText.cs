using System.Globalization;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions.Drafting;

/// <summary>Writes definitions of a catalog's objects as DDL, with every name qualified.</summary>
internal sealed class CatalogText(DatabaseCatalog catalog)
{
    public static string Quote(string name) => NameRules.Quote(name);

    public string Type(uint oid, int typmod = TypeModifier.None) => catalog.FormatType(oid, typmod, SearchPath.Empty);

    public string CreateTable(Relation table)
    {
        string head = $"create {(table.Unlogged ? "unlogged " : "")}table {table.QualifiedName}";
        string options = With(table.Options);
        string key = table.PartitionKey is { } partition ? " " + SqlPrinter.Print(partition) : "";
        if (table is { IsPartition: true, PartitionBound: { } bound } && catalog.FindRelation(table.Parents[0]) is { } parent)
            return $"{head} partition of {parent.QualifiedName} {SqlPrinter.Print(bound)}{key}{options}";
        List<string> elements = table.Columns.Where(static column => column.IsLocal).Select(column => Column(table, column)).ToList();
        elements.AddRange(table.Constraints.Where(static constraint => constraint is { IsLocal: true, Validated: true, Enforced: true } && constraint.Kind is not (ConstraintKind.ForeignKey or ConstraintKind.NotNull)).Select(constraint => Constraint(table, constraint)));
        string parents = table.Parents.IsEmpty || JoinsParents(table) ? "" : $" inherits ({string.Join(", ", table.Parents.Select(oid => catalog.FindRelation(oid)?.QualifiedName))})";
        return (elements.Count == 0 ? $"{head} ()" : $"{head} (\n    {string.Join(",\n    ", elements)}\n)") + parents + key + options;
    }

    /// <summary>Whether a new table gets its parents by INHERIT: before server 16, CREATE TABLE accepts no expression for a column that is inherited.</summary>
    public static bool JoinsParents(Relation table) => !table.IsPartition
        && table.Columns.Any(static column => column is { Generated: not ColumnGeneration.None, IsLocal: true, InheritCount: > 0 }) && table.Columns.All(static column => column.IsLocal);

    public string Column(Relation table, Column column)
    {
        bool isSerial = SerialType(table, column) is not null;
        string text = $"{Quote(column.Name)} {SerialType(table, column) ?? Type(column.Type, column.Typmod)}{Collate(column)}";
        if (column.Generated != ColumnGeneration.None) text += $" generated always as ({Print(column.Default)}) {(column.Generated == ColumnGeneration.Stored ? "stored" : "virtual")}";
        else if (column.Identity != ColumnIdentity.None) text += " generated " + Identity(table, column);
        else if (column.Default is not null && !isSerial) text += " default " + Default(column.Default);
        return column.NotNull && column.Identity == ColumnIdentity.None && !isSerial ? text + " not null" : text;
    }

    /// <summary>What stands behind GENERATED of an identity column.</summary>
    public string Identity(Relation table, Column column)
    {
        Relation? sequence = catalog.UserRelations.FirstOrDefault(sequence => sequence.IsIdentitySequence && sequence.OwnerTable == table.Oid && sequence.OwnerColumn == column.Number);
        string options = sequence is null ? "" : SequenceOptions(sequence, column.Type);
        return (column.Identity == ColumnIdentity.Always ? "always" : "by default") + " as identity" + (options.Length == 0 ? "" : $" ({options})");
    }

    /// <summary>COLLATE and the collation, where it is not the type's own; empty otherwise.</summary>
    public string Collate(Column column) => Collate(column.Collation, column.Type);

    private string Collate(uint collationOid, uint type)
    {
        if (collationOid == 0 || collationOid == (catalog.FindType(type)?.Collation ?? 0)) return "";
        if (collationOid == Collation.DefaultOid) return " collate pg_catalog.\"default\"";
        if (collationOid == Collation.COid) return " collate \"C\"";
        return catalog.UserCollations.FirstOrDefault(collation => collation.Oid == collationOid) is { } found ? $" collate {new CatalogName(found.Schema, found.Name)}" : "";
    }

    public string CreateSequence(Relation sequence)
    {
        string options = SequenceOptions(sequence, TypeOid.Int8);
        return $"create sequence {sequence.QualifiedName}{(options.Length == 0 ? "" : " " + options)}";
    }

    /// <summary>All settings of a sequence, as ALTER SEQUENCE takes them.</summary>
    public string SequenceSettings(Relation sequence)
    {
        SequenceSettings settings = Sql.Catalog.SequenceSettings.Of(catalog, sequence.SequenceOptions);
        FormattableString text = $"as {Type(settings.Type)} increment by {settings.Increment} minvalue {settings.Minimum} maxvalue {settings.Maximum} start with {settings.Start} cache {settings.Cache} {(settings.Cycle ? "cycle" : "no cycle")}";
        return text.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The column that owns a sequence, or <c>none</c>.</summary>
    public string OwnerOf(Relation sequence) =>
        catalog.FindRelation(sequence.OwnerTable) is { } owner && owner.FindColumn(sequence.OwnerColumn) is { } column ? $"{owner.QualifiedName}.{Quote(column.Name)}" : "none";

    // Only what differs from a sequence without options.
    private string SequenceOptions(Relation sequence, uint usualType)
    {
        SequenceSettings settings = Sql.Catalog.SequenceSettings.Of(catalog, sequence.SequenceOptions);
        SequenceSettings usual = Sql.Catalog.SequenceSettings.Of(catalog, default) with { Type = usualType };
        List<string> options = [];
        if (!sequence.IsIdentitySequence && settings.Type != usualType) options.Add("as " + Type(settings.Type));
        if (settings.Increment != usual.Increment) options.Add("increment by " + settings.Increment.ToString(CultureInfo.InvariantCulture));
        if (Has(SequenceOptionKind.MinValue)) options.Add("minvalue " + settings.Minimum.ToString(CultureInfo.InvariantCulture));
        if (Has(SequenceOptionKind.MaxValue)) options.Add("maxvalue " + settings.Maximum.ToString(CultureInfo.InvariantCulture));
        if (settings.Start != usual.Start) options.Add("start with " + settings.Start.ToString(CultureInfo.InvariantCulture));
        if (settings.Cache != usual.Cache) options.Add("cache " + settings.Cache.ToString(CultureInfo.InvariantCulture));
        if (settings.Cycle) options.Add("cycle");
        return string.Join(" ", options);

        bool Has(SequenceOptionKind kind) => sequence.SequenceOptions.Any(option => option.Kind == kind);
    }

    public static string CreatePolicy(Relation table, Policy policy)
    {
        string command = policy.Command switch { 'r' => " for select", 'a' => " for insert", 'w' => " for update", 'd' => " for delete", _ => "" };
        string roles = policy.Roles.IsEmpty || policy.Roles is { Count: 1 } && policy.Roles[0] == "public" ? ""
            : " to " + string.Join(", ", policy.Roles.Select(static role => role is "public" or "current_user" or "session_user" or "current_role" ? role : Quote(role)));
        string text = $"create policy {Quote(policy.Name)} on {table.QualifiedName}{(policy.Permissive ? "" : " as restrictive")}{command}{roles}";
        if (policy.Using is not null) text += $" using ({Print(policy.Using)})";
        return policy.WithCheck is null ? text : $"{text} with check ({Print(policy.WithCheck)})";
    }

    /// <summary>The constraint with its name, as it stands behind ADD.</summary>
    public string Constraint(Relation table, Constraint constraint)
    {
        string text = $"constraint {Quote(constraint.Name)} " + constraint.Kind switch
        {
            ConstraintKind.PrimaryKey => $"primary key ({Columns(table, constraint.Columns)}{Overlaps(constraint)})",
            ConstraintKind.Unique => $"unique {(constraint.NullsNotDistinct ? "nulls not distinct " : "")}({Columns(table, constraint.Columns)}{Overlaps(constraint)})",
            ConstraintKind.Check => $"check ({Print(constraint.Condition)}){(constraint.NoInherit ? " no inherit" : "")}",
            ConstraintKind.ForeignKey => ForeignKey(table, constraint),
            ConstraintKind.Exclusion => Exclusion(table, constraint),
            _ => "",
        };
        if (constraint.Kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique && table.Indexes.FirstOrDefault(index => index.Name == constraint.Name) is { IncludedColumns.IsEmpty: false } index)
            text += $" include ({Columns(table, index.IncludedColumns)})";
        return text + (constraint.Kind == ConstraintKind.Exclusion ? "" : OptionsOf(table, constraint)) + Deferral(constraint);
    }

    /// <summary>What ADD says behind a constraint that is not checked, or not for the rows that are there; CREATE TABLE has no word for the latter.</summary>
    public static string Checking(Constraint constraint) => !constraint.Enforced ? " not enforced" : constraint.Validated ? "" : " not valid";

    public static string Deferral(Constraint constraint) => (constraint.Deferrable ? " deferrable" : "") + (constraint.InitiallyDeferred ? " initially deferred" : "");

    public static string CreateIndex(Relation table, RelationIndex index, bool concurrently) => CreateIndex(table, index, concurrently ? "concurrently if not exists " : "", "");

    /// <summary>The index of a partitioned table by itself, which is invalid until each partition's index is attached to it.</summary>
    public static string CreateIndexOnOnly(Relation table, RelationIndex index) => CreateIndex(table, index, "if not exists ", "only ");

    private static string CreateIndex(Relation table, RelationIndex index, string how, string only)
    {
        string elements = string.Join(", ", index.Elements.Select(Element));
        string text = $"create {(index.IsUnique ? "unique " : "")}index {how}{Quote(index.Name)} on {only}{table.QualifiedName}"
            + $"{(index.Method == "btree" ? "" : " using " + Quote(index.Method))} ({elements})";
        if (!index.IncludedColumns.IsEmpty) text += $" include ({Columns(table, index.IncludedColumns)})";
        if (index.NullsNotDistinct) text += " nulls not distinct";
        text += With(index.Options);
        return index.Predicate is null ? text : $"{text} where {Print(index.Predicate)}";
    }

    public static string CreateStatistics(Relation table, ExtendedStatistics statistics)
    {
        string kinds = statistics.Kinds.Count is 0 or 3 ? "" : $" ({string.Join(", ", statistics.Kinds)})";
        IEnumerable<string> elements = statistics.Columns.Select(number => Columns(table, [number])).Concat(statistics.Expressions.Select(static expression => $"({Print(expression)})"));
        return $"create statistics {statistics.QualifiedName}{kinds} on {string.Join(", ", elements)} from {table.QualifiedName}";
    }

    public string CreateView(Relation view)
    {
        // The list of names is written only where the query does not give them by itself, or cannot be read here.
        IEnumerable<string> given = DefinitionBinder.Instance.BindQuery(catalog.WithSearchPath(view.QuerySearchPath ?? catalog.SearchPath), view.Query!, new SourceText("", "")).Columns.Select(static column => column.Name);
        string names = view.Columns.Select(static column => column.Name).SequenceEqual(given) ? "" : $" ({string.Join(", ", view.Columns.Select(static column => Quote(column.Name)))})";
        return $"create {(view.Kind == RelationKind.MaterializedView ? "materialized " : "")}view {view.QualifiedName}{names}{With(view.Options)} as\n{SqlPrinter.Print(view.Query!)}";
    }

    public string CreateType(SqlType type) => type.Kind switch
    {
        TypeKind.Enum => $"create type {type.QualifiedName} as enum ({string.Join(", ", type.EnumLabels.Select(SqlPrinter.QuoteLiteral))})",
        TypeKind.Domain => $"create domain {type.QualifiedName} as {Type(type.BaseType, type.Typmod)}{Collate(type.Collation, type.BaseType)}{(type.Default is null ? "" : " default " + Default(type.Default))}{(type.NotNull ? " not null" : "")}"
            + string.Concat(type.Constraints.Where(static constraint => constraint.Kind == ConstraintKind.Check).Select(constraint => $" constraint {Quote(constraint.Name)} check ({Print(constraint.Condition)})")),
        TypeKind.Range => $"create type {type.QualifiedName} as range (subtype = {Type(type.RangeSubtype)}{string.Concat(type.RangeOptions.Select(static option => $", {option.Name} = {option.Value}"))}{MultirangeName(type)})",
        _ => $"create type {type.QualifiedName} as ({string.Join(", ", (catalog.FindRelation(type.Relation)?.Columns ?? default).Select(field => $"{Quote(field.Name)} {Type(field.Type, field.Typmod)}{Collate(field)}"))})",
    };

    // Written only where the server would choose another one.
    private string MultirangeName(SqlType range) =>
        catalog.FindType(range.RangePartner) is not { } multirange || (multirange.Schema == range.Schema && multirange.Name == RangeDdl.MultirangeName(range.Name)) ? "" : $", multirange_type_name = {multirange.QualifiedName}";

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

    /// <summary>An option as it stands in parentheses: <c>fillfactor = 70</c>.</summary>
    public static string Option(StorageOption option)
    {
        bool isWord = option.Value.All(static c => c is (>= 'a' and <= 'z') or '_') || double.TryParse(option.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return $"{option.Name} = {(isWord && option.Value.Length > 0 ? option.Value : SqlPrinter.QuoteLiteral(option.Value))}";
    }

    /// <summary>WITH and the options, with a space before it; empty without options.</summary>
    public static string With(EquatableArray<StorageOption> options) => options.IsEmpty ? "" : $" with ({string.Join(", ", options.Select(Option))})";

    /// <summary>WITH and the options of the index that serves a constraint.</summary>
    public static string OptionsOf(Relation table, Constraint constraint) =>
        ConstraintDdl.HasIndex(constraint.Kind) ? With(table.Indexes.FirstOrDefault(index => index.Name == constraint.Name)?.Options ?? default) : "";

    public static string Columns(Relation table, EquatableArray<int> numbers) => string.Join(", ", numbers.Select(number => Quote(table.FindColumn(number)?.Name ?? "")));

    // DEFAULT of a column or a domain takes a b_expr: NOT, IN, AT TIME ZONE and the like stand in parentheses there.
    private static string Default(Expression value) => ExpressionPrecedence.IsRestricted(value) ? Print(value) : $"({Print(value)})";

    public static string Print(Expression? expression) => expression is null ? "" : SqlPrinter.Print(expression);

    /// <summary>Whether a sequence comes with its column: of an identity column, or of one that is written as serial.</summary>
    public bool ComesWithColumn(Relation sequence) => sequence.IsIdentitySequence
        || (catalog.FindRelation(sequence.OwnerTable) is { } table && table.FindColumn(sequence.OwnerColumn) is { } column && SerialType(table, column) is not null);

    // With the name and the settings that serial gives it.
    private bool IsSerialSequence(Relation sequence, Relation table, Column column) =>
        sequence.Kind == RelationKind.Sequence && sequence.OwnerTable == table.Oid && sequence.OwnerColumn == column.Number && sequence.Schema == table.Schema
        && sequence.Name == $"{table.Name}_{column.Name}_seq" && SequenceOptions(sequence, column.Type).Length == 0;

    private static string Overlaps(Constraint constraint) => constraint.Temporal ? " without overlaps" : "";

    private string ForeignKey(Relation table, Constraint constraint)
    {
        Relation? referenced = catalog.FindRelation(constraint.ReferencedRelation);
        string text = $"foreign key ({Columns(table, constraint.Columns)}) references {referenced?.QualifiedName} ({(referenced is null ? "" : Columns(referenced, constraint.ReferencedColumns))})";
        if (constraint.Match == ForeignKeyMatch.Full) text += " match full";
        if (constraint.OnUpdate != ReferentialAction.NoAction) text += " on update " + Action(constraint.OnUpdate);
        if (constraint.OnDelete != ReferentialAction.NoAction) text += " on delete " + Action(constraint.OnDelete);
        return constraint.OnDeleteColumns.IsEmpty ? text : $"{text} ({Columns(table, constraint.OnDeleteColumns)})";
    }

    private static string Exclusion(Relation table, Constraint constraint)
    {
        if (table.Indexes.FirstOrDefault(index => index.Name == constraint.Name) is not { } index) return "";
        IEnumerable<string> elements = index.Elements.Select((element, position) => $"{Element(element)} with {constraint.Operators[position]}");
        string text = $"exclude using {Quote(index.Method)} ({string.Join(", ", elements)})";
        if (!index.IncludedColumns.IsEmpty) text += $" include ({Columns(table, index.IncludedColumns)})";
        text += With(index.Options);
        return constraint.Condition is null ? text : $"{text} where ({Print(constraint.Condition)})";
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
        if (element.Collation is { } collation) text += " collate " + string.Join(".", collation.Parts.Select(static part => Quote(part.Name)));
        if (element.OperatorClass is { } operators) text += " " + string.Join(".", operators.Parts.Select(static part => Quote(part.Name)));
        if (!element.OperatorClassOptions.IsEmpty) text += $" ({string.Join(", ", element.OperatorClassOptions.Select(static option => SqlPrinter.Print(option)))})";
        if (element.Direction == SortDirection.Descending) text += " desc";
        return element.Nulls switch { NullsOrder.First => text + " nulls first", NullsOrder.Last => text + " nulls last", _ => text };
    }

    // A column whose default takes from the sequence that it owns was written as serial.
    private string? SerialType(Relation table, Column column)
    {
        bool isSerial = column.Identity == ColumnIdentity.None && column.Default is not null && ExpressionParts.SequenceOfNextval(column.Default) is not null
            && catalog.UserRelations.Any(sequence => IsSerialSequence(sequence, table, column));
        return !isSerial ? null : column.Type switch { TypeOid.Int8 => "bigserial", TypeOid.Int4 => "serial", TypeOid.Int2 => "smallserial", _ => null };
    }
}
