using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>
/// Brings bounds of partitions into one form: the key's type is known, so that casts of a literal add nothing, midnight in UTC is the day itself where the type
/// has a time, and a list is the same in any order.
/// </summary>
internal static class PartitionBoundNormalForm
{
    /// <param name="bound">As written.</param>
    /// <param name="keyTypes">Types of the key's columns; 0 for an expression, whose constants stay as they are.</param>
    public static PartitionBound Of(PartitionBound bound, IReadOnlyList<uint> keyTypes) => bound switch
    {
        ListPartitionBound list => list with { Values = list.Values.Select(value => Value(value, keyTypes, 0)).OrderBy(static value => SqlPrinter.Print(value), StringComparer.Ordinal).ToEquatableArray() },
        RangePartitionBound range => range with { From = Values(range.From, keyTypes), To = Values(range.To, keyTypes) },
        _ => bound,
    };

    private static EquatableArray<Expression> Values(EquatableArray<Expression> values, IReadOnlyList<uint> keyTypes) => values.Select((value, position) => Value(value, keyTypes, position)).ToEquatableArray();

    // The server prints a bound as its key's type does: '2024-01-01' of a timestamptz becomes '2024-01-01 00:00:00+00'.
    private static Expression Value(Expression value, IReadOnlyList<uint> keyTypes, int position) =>
        ExpressionNormalForm.Of(value, null) is var form && form is StringLiteral { Value: { } text } && position < keyTypes.Count ? new StringLiteral(ConstantNormalForm.Of(text, keyTypes[position])) : form;
}
