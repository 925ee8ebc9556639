using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Expressions of definitions.</summary>
internal sealed partial class Binder
{
    public BoundExpression BindDefinition(Expression node, DefinitionScope definition)
    {
        Scope scope = new(null);
        scope.Query = new BoundQuery(QueryKind.Select, scope);
        if (definition.Relation is { } relation)
        {
            if (definition.HasOldAndNew || definition.RuleEvent is not null)
            {
                foreach (string name in definition.RuleEvent switch { "insert" => new[] { "new" }, "delete" or "select" => ["old"], _ => ["old", "new"] })
                {
                    NamespaceItem item = ItemOf(EntryOf(scope, relation, name, isEventRow: true));
                    item.AreColumnsVisible = definition.RuleEvent is not null;
                    scope.Namespace.Add(item);
                }
            }
            else
            {
                scope.Namespace.Add(ItemOf(EntryOf(scope, relation, relation.Name)));
            }
        }

        if (definition.DomainValue != 0)
        {
            RangeEntry value = new() { Kind = RangeKind.Pseudo, Name = "", HasAlias = true, Columns = [new("value", definition.DomainValue, definition.TargetTypmod)], Scope = scope };
            scope.Namespace.Add(ItemOf(value));
        }

        BoundExpression bound = BindExpression(scope, node, PlaceOf(definition));
        if (definition.Target == 0) return SettleUnknown(bound);
        if (definition.Target == TypeOid.Bool && definition.Construct is not ("DEFAULT" or "FUNCTION DEFAULT")) return ToBoolean(bound, definition.Construct);
        return TryCoerce(bound, definition.Target, definition.TargetTypmod, CoercionContext.Assignment, isExplicit: false)
            ?? throw Mismatch(bound.Span, $"the value is of type {TypeName(bound.Type)} where {TypeName(definition.Target)} is needed; convert the expression");
    }

    private RangeEntry EntryOf(Scope scope, Relation relation, string name, bool isEventRow = false) => new()
    {
        Kind = RangeKind.Relation,
        Name = name,
        HasAlias = name != relation.Name,
        Columns = _types.ColumnsOf(relation),
        Scope = scope,
        IsEventRow = isEventRow,
        Relation = relation,
        RowType = relation.RowType == 0 ? TypeOid.Record : relation.RowType,
    };

    private static ExpressionPlace PlaceOf(DefinitionScope definition) => definition.Construct switch
    {
        "CHECK" => definition.DomainValue != 0 ? ExpressionPlace.DomainCheck : ExpressionPlace.CheckConstraint,
        "DEFAULT" => ExpressionPlace.ColumnDefault,
        "FUNCTION DEFAULT" => ExpressionPlace.FunctionDefault,
        "WHEN" => ExpressionPlace.TriggerWhen,
        "WHERE" => ExpressionPlace.IndexPredicate,
        "POLICY" or "RULE" => ExpressionPlace.Policy,
        "PARTITION BY" => ExpressionPlace.PartitionExpression,
        "GENERATED" => ExpressionPlace.GeneratedColumn,
        "STATISTICS" => ExpressionPlace.StatisticsExpression,
        "USING" => ExpressionPlace.AlterTransform,
        _ => ExpressionPlace.IndexExpression,
    };

    /// <summary>Definitions have no parameters.</summary>
    public void RefuseParameters(TextSpan span)
    {
        foreach (ParameterSlot slot in Parameters.Slots)
        {
            if (!slot.IsDeclared) throw Refused(slot.Places.Count > 0 ? slot.Places[0] : span, "42P02", $"there is no parameter {Display(slot)}");
        }
    }
}
