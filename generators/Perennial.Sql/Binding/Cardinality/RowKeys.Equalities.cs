using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>The equalities of a condition that say which row of a unique index is meant.</summary>
internal static partial class RowKeys
{
    // Equalities that every row satisfies. The operator must be the one that the column's unique index goes by.
    private static void AddEqualities(BoundExpression? condition, List<(BoundColumnReference, BoundExpression)> equalities)
    {
        switch (condition)
        {
            case BoundBoolean { Operator: BooleanOperator.And } and:
                for (int i = 0; i < and.ChildCount; i++) AddEqualities(and.Child(i), equalities);
                break;
            case BoundOperator { Operator: { Name: "=", Left: not 0 } op } equal:
                AddEquality(equal.Left, equal.Right, op, op.Left, equalities);
                AddEquality(equal.Right, equal.Left, op, op.Right, equalities);
                break;
        }
    }

    private static void AddEquality(BoundExpression side, BoundExpression value, Operator op, uint operandType, List<(BoundColumnReference, BoundExpression)> equalities)
    {
        if (Strip(side) is not BoundColumnReference column || HasCollation(value)) return;
        // An operator of the user's counts only where it is the type's own. Built-in ones tell values apart that a type's own may call equal; only char(n) does not.
        bool isFine = op.IsUserDefined ? column.Type == operandType : operandType != TypeOid.Bpchar || column.Type == TypeOid.Bpchar;
        if (isFine) equalities.Add((column, value));
    }

    // Another collation may call values equal that the index tells apart.
    private static bool HasCollation(BoundExpression node)
    {
        if (node is BoundCollate) return true;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (HasCollation(node.Child(i))) return true;
        }

        return false;
    }

    private static BoundExpression Strip(BoundExpression node)
    {
        while (node is BoundConversion { Path: CoercionPath.Relabel, Function: null } conversion) node = conversion.Operand;
        return node;
    }
}
