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
    /// <param name="keyTypes">Types of the key's columns and expressions; 0 for an unknown one, whose constants stay as they are.</param>
    public static PartitionBound Of(PartitionBound bound, IReadOnlyList<uint> keyTypes) => bound switch
    {
        ListPartitionBound list => list with { Values = list.Values.Select(value => Value(value, keyTypes, 0)).OrderBy(static value => SqlPrinter.Print(value), StringComparer.Ordinal).ToEquatableArray() },
        RangePartitionBound range => range with { From = Values(range.From, keyTypes), To = Values(range.To, keyTypes) },
        _ => bound,
    };

    private static EquatableArray<Expression> Values(EquatableArray<Expression> values, IReadOnlyList<uint> keyTypes) => values.Select((value, position) => Value(value, keyTypes, position)).ToEquatableArray();

    // The server prints a bound as its key's type does: '2024-01-01' of a timestamptz becomes '2024-01-01 00:00:00+00', and '1' of an integer is 1.
    private static Expression Value(Expression value, IReadOnlyList<uint> keyTypes, int position)
    {
        Expression form = ExpressionNormalForm.Of(value, null);
        uint type = position < keyTypes.Count ? keyTypes[position] : 0;
        bool isNumber = type is TypeOid.Int2 or TypeOid.Int4 or TypeOid.Int8 or TypeOid.Numeric or TypeOid.Float4 or TypeOid.Float8;
        if (isNumber && form is StringLiteral or IntegerLiteral or NumericLiteral or UnaryOperation)
        {
            string number = ConstantNormalForm.Numeric(form is StringLiteral { Value: { } digits } ? digits : SqlPrinter.Print(form));

            // Only a numeric keeps how many digits were written. Infinity and NaN are words.
            if (type != TypeOid.Numeric && number.Contains('.')) number = number.TrimEnd('0').TrimEnd('.');
            if (number.Any(char.IsDigit)) return new StringLiteral(number);
        }

        return form is StringLiteral { Value: { } text } && type != 0 ? new StringLiteral(ConstantNormalForm.Of(text, type)) : form;
    }
}
