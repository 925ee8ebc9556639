using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>The tables that INSERT, UPDATE, DELETE and MERGE change, and the values that they store.</summary>
internal sealed partial class Binder
{
    public BoundQuery BindModification(Scope scope, Statement node) => node switch
    {
        InsertStatement insert => RequireUpdatable(CheckCollations(BindInsert(scope, insert)), insert.Table.Span, TriggerEvents.Insert, "insert into"),
        UpdateStatement update => RequireUpdatable(CheckCollations(BindUpdate(scope, update)), update.Table.Name.Span, TriggerEvents.Update, "update"),
        DeleteStatement delete => RequireUpdatable(CheckCollations(BindDelete(scope, delete)), delete.Table.Name.Span, TriggerEvents.Delete, "delete from"),
        MergeStatement merge => CheckCollations(BindMerge(scope, merge)),
        _ => throw NotUnderstood(node, "This statement"),
    };

    private RangeEntry BindTarget(Scope scope, QualifiedName name, Identifier? alias, bool isOnly = false)
    {
        Relation relation = FindRelation(scope, name);
        if (relation.Kind == RelationKind.CompositeType) throw Mismatch(name.Span, $"cannot open relation \"{relation.Name}\": it is a composite type", "42809");
        if (relation.Kind is RelationKind.Sequence or RelationKind.MaterializedView)
        {
            string kind = relation.Kind == RelationKind.Sequence ? "a sequence" : "a materialized view";
            _warnings.Add(Finding.Create(FindingRules.NeverRuns, _source, name.Span, $"\"{relation.Name}\" is {kind}, which no statement can write to: the server refuses this whenever it runs.", "42809"));
        }

        if (relation.Schema == SchemaName.Catalog && relation.IsTable) Effects.ReadRelation(relation);
        RangeEntry entry = new()
        {
            Kind = RangeKind.Relation,
            Name = alias?.Name ?? relation.Name,
            HasAlias = alias is not null,
            Columns = isOnly ? _types.ColumnsOf(relation) : _types.ColumnsWithChildren(relation),
            Scope = scope,
            Relation = relation,
            HasInheritors = HasInheritors(relation, isOnly),
            RowType = relation.RowType,
        };
        scope.Entries.Add(entry);
        return entry;
    }

    /// <summary>The columns of an INSERT: those named, or all.</summary>
    private List<(CatalogColumn Column, AssignmentTarget? Target)> BindInsertColumns(RangeEntry target, EquatableArray<AssignmentTarget> columns)
    {
        List<(CatalogColumn, AssignmentTarget?)> result = [];
        Relation relation = target.Relation!;
        if (columns.IsEmpty)
        {
            foreach (CatalogColumn column in relation.Columns) result.Add((column, null));
            return result;
        }

        HashSet<string> whole = [], partial = [];
        foreach (AssignmentTarget node in columns)
        {
            CatalogColumn column = FindTargetColumn(target, node.Column);
            // Several parts of one column may be named, but not the whole with a part of it.
            bool isDuplicate = node.Indirection is null ? !whole.Add(column.Name) || partial.Contains(column.Name) : whole.Contains(column.Name);
            if (node.Indirection is not null) partial.Add(column.Name);
            if (isDuplicate) throw UnknownName(node.Span, "42701", $"column \"{column.Name}\" specified more than once: remove one of them");
            result.Add((column, node));
        }

        return result;
    }

    private CatalogColumn FindTargetColumn(RangeEntry target, Identifier name)
    {
        Relation relation = target.Relation!;
        if (relation.FindColumn(name.Name) is { } column) return column;
        if (SystemColumn.Find(name.Name) is not null) throw Refused(name.Span, "0A000", $"cannot assign to system column \"{name.Name}\"");
        throw UnknownName(name.Span, "42703", $"column \"{name.Name}\" of relation \"{relation.Name}\" does not exist{(name.Name == target.Name || name.Name == relation.Name ? "; the columns behind SET and in the list of INSERT stand without their table" : ("." + NameSuggestion.For(name.Name, relation.Columns.Select(static found => found.Name))).TrimEnd('.'))}");
    }

    /// <summary>Converts a value to the column that it is stored into.</summary>
    private BoundExpression Assign(Scope scope, Relation relation, CatalogColumn column, AssignmentTarget? node, BoundExpression value, ExpressionPlace place, bool isReplaced = false)
    {
        ExpressionPlace before = scope.Place;
        scope.Place = place;
        BoundExpression stored;
        if (value is BoundDefault)
        {
            if (node?.Indirection is not null) throw Refused(value.Span, "0A000", "cannot set an array element or a field to DEFAULT");
            stored = MakeDefault(relation, column, value.Span);
        }
        else if (node?.Indirection is { } indirection)
        {
            stored = AssignPart(scope, column, indirection, value);
        }
        else
        {
            SuggestColumn(value, column);
            if (!isReplaced && value is BoundConstant { IsNull: true }) WarnOfNull(relation, column, place == ExpressionPlace.InsertTarget ? TriggerEvents.Insert : TriggerEvents.Update, value.Span);
            stored = TryCoerce(value, column.Type, column.Typmod, CoercionContext.Assignment, isExplicit: false)
                ?? throw Mismatch(value.Span, $"column \"{column.Name}\" is of type {TypeName(column.Type)} but expression is of type {TypeName(value.Type)}; convert the expression");
        }

        scope.Place = before;
        return stored;
    }

    /// <summary>Converts a value of an INSERT to its column, and notes what is stored: the column's own value where OVERRIDING USER VALUE says so, for which the given one only has to fit.</summary>
    private BoundExpression AssignInserted(Scope scope, BoundQuery query, RangeEntry target, CatalogColumn column, AssignmentTarget? node, BoundExpression value, OverridingKind overriding)
    {
        CheckAssignable(column, value, overriding, isInsert: true);
        bool isReplaced = overriding == OverridingKind.User && column.Identity != ColumnIdentity.None;
        BoundExpression given = Assign(scope, target.Relation!, column, node, value, ExpressionPlace.InsertTarget, isReplaced);
        AddAssignment(query, target, column, isReplaced ? MakeDefault(target.Relation!, column, given.Span) : given, "insert");
        return given;
    }

    private void WarnOfNull(Relation relation, CatalogColumn column, TriggerEvents events, TextSpan span)
    {
        if (_isRuleAction || !IsNotNullTarget(relation, column) || MayChangeRows(relation, events)) return;
        string advice = column.HasDefault ? "Give it a value, or write DEFAULT" : "Give it a value";
        _warnings.Add(Finding.Create(FindingRules.NeverRuns, _source, span, $"The column \"{column.Name}\" of {relation.QualifiedName} is NOT NULL and is given null, which the server refuses for every row. {advice}.", "23502"));
    }

    private static void SuggestColumn(BoundExpression value, CatalogColumn column)
    {
        while (value is BoundConversion conversion) value = conversion.Operand;
        if (value is BoundParameterReference { Slot.Name: null } parameter) parameter.Slot.SuggestedName ??= column.Name;
    }

    // a[1] = x and a.b = x store into a part; the result is the whole column again.
    private BoundExpression AssignPart(Scope scope, CatalogColumn column, Expression indirection, BoundExpression value)
    {
        List<Expression> steps = [];
        for (Expression? step = indirection; step is not ColumnReference and not null;)
        {
            steps.Insert(0, step);
            step = step switch { Subscript subscript => subscript.Operand, Slice slice => slice.Operand, FieldSelection selection => selection.Operand, _ => null };
        }

        uint type = column.Type;
        int typmod = column.Typmod;
        foreach (Expression step in steps)
        {
            if (step is FieldSelection selection)
            {
                Relation relation = _types.RelationOf(type)
                    ?? throw Mismatch(step.Span, $"cannot assign to field \"{selection.Field.Name}\" of column \"{column.Name}\" because its type {TypeName(type)} is not a composite type");
                CatalogColumn field = relation.FindColumn(selection.Field.Name)
                    ?? throw UnknownName(selection.Field.Span, "42703", $"cannot assign to field \"{selection.Field.Name}\" of column \"{column.Name}\" because there is no such column in data type {TypeName(type)}");
                (type, typmod) = (field.Type, field.Typmod);
                continue;
            }

            BoundExpression part = MakeSubscripts(scope, new BoundPlaceholder(type, typmod, step.Span, null), [step], step.Span);
            (type, typmod) = (part.Type, part.Typmod);
        }

        BoundExpression stored = TryCoerce(value, type, typmod, CoercionContext.Assignment, isExplicit: false)
            ?? throw Mismatch(value.Span, $"subscripted assignment to \"{column.Name}\" requires type {TypeName(type)} but expression is of type {TypeName(value.Type)}");
        return new BoundSpecial("assignment to a part", SpecialNulls.Never, column.Type, column.Typmod, value.Span, [stored]);
    }

    private BoundExpression BindStoredValue(Scope scope, Expression node, ExpressionPlace place) =>
        node is DefaultValue ? new BoundDefault(TypeOid.Unknown, -1, node.Span) : BindExpression(scope, node, place);

    private void AddAssignment(BoundQuery query, RangeEntry target, CatalogColumn column, BoundExpression value, string privilege)
    {
        query.Assignments.Add(new(column.Name, IsNotNullTarget(target.Relation!, column), value));
        Effects.Write(target.Relation!, column.Name);
        Effects.Need(target.Relation!, privilege, column.Name);
        if (value is BoundDefault) UseDefault(target.Relation!, column);
    }

    private bool IsNotNullTarget(Relation relation, CatalogColumn column) => column.NotNull || (relation.IsTable && _types.IsNotNullDomain(column.Type));

    private void CheckAssignable(CatalogColumn column, BoundExpression value, OverridingKind overriding, bool isInsert)
    {
        if (value is BoundDefault || _isRuleAction) return;
        if (column.Generated != ColumnGeneration.None)
        {
            throw Refused(value.Span, "428C9", isInsert
                ? $"cannot insert a non-DEFAULT value into column \"{column.Name}\": it is a generated column"
                : $"column \"{column.Name}\" can only be updated to DEFAULT: it is a generated column");
        }

        if (column.Identity == ColumnIdentity.Always && overriding == OverridingKind.None)
        {
            throw Refused(value.Span, "428C9", isInsert
                ? $"cannot insert a non-DEFAULT value into column \"{column.Name}\": it is an identity column defined as GENERATED ALWAYS; leave it out or write OVERRIDING SYSTEM VALUE"
                : $"column \"{column.Name}\" can only be updated to DEFAULT: it is an identity column defined as GENERATED ALWAYS");
        }
    }

    private static bool HasTrigger(Relation relation, TriggerEvents events)
    {
        foreach (Trigger trigger in relation.Triggers)
        {
            if (trigger is { Timing: TriggerTiming.Before or TriggerTiming.InsteadOf, ForEachRow: true } && trigger.Enabled != 'D' && (trigger.Events & events) != TriggerEvents.None) return true;
        }

        return false;
    }

    /// <summary>Whether rows may be changed on their way into the table by something that binding does not see.</summary>
    private bool MayChangeRows(Relation relation, TriggerEvents events)
    {
        if (relation.Kind != RelationKind.Table && relation.Kind != RelationKind.PartitionedTable) return true;
        if (HasTrigger(relation, events) || ViewUpdatability.HasInsteadRule(relation, events)) return true;
        // Rows may be routed to partitions or taken from children that have triggers of their own.
        if (relation.Kind == RelationKind.Table && events == TriggerEvents.Insert) return false;
        foreach (Relation child in _types.ChildrenOf(relation))
        {
            if (MayChangeRows(child, events)) return true;
        }

        return false;
    }
}
