using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>
/// Brings bounds of partitions into one form: the key's type is known, so that casts of a literal add nothing, midnight in UTC is the day itself, and a list is
/// the same in any order.
/// </summary>
internal static class PartitionBoundNormalForm
{
    public static PartitionBound Of(PartitionBound bound) => bound switch
    {
        ListPartitionBound list => list with { Values = Values(list.Values).OrderBy(static value => SqlPrinter.Print(value), StringComparer.Ordinal).ToEquatableArray() },
        RangePartitionBound range => range with { From = Values(range.From), To = Values(range.To) },
        _ => bound,
    };

    private static EquatableArray<Expression> Values(EquatableArray<Expression> values) => values.Select(static value => Value(ExpressionNormalForm.Of(value, null))).ToEquatableArray();

    // The server prints a bound as its key's type does: '2024-01-01' of a timestamptz becomes '2024-01-01 00:00:00+00'.
    private static Expression Value(Expression value) => value is StringLiteral { Value: { } text } ? new StringLiteral(ConstantNormalForm.Timestamp(text, hasZone: true)) : value;
}
