using NpgsqlTypes;

namespace Perennial;

/// <summary>Brings values into the form that the driver writes. For generated code.</summary>
public static class WireValues
{
    /// <summary>One value of each item, in order.</summary>
    public static TValue[] Column<TItem, TValue>(IReadOnlyCollection<TItem> items, Func<TItem, TValue> value)
    {
        TValue[] values = new TValue[items.Count];
        if (items is IReadOnlyList<TItem> list)
        {
            // An enumerator would be an object a column.
            for (int i = 0; i < values.Length; i++) values[i] = value(list[i]);
            return values;
        }

        int index = 0;
        foreach (TItem item in items) values[index++] = value(item);
        return values;
    }

    /// <summary>An array whose elements are never null.</summary>
    /// <exception cref="InvalidCastException">An element is null.</exception>
    public static T[] NotNull<T>(T?[] values)
        where T : class
    {
        foreach (T? value in values)
        {
            if (value is null) throw new InvalidCastException("The array has an element that is null.");
        }

        return values!;
    }

    /// <summary>The same range with bounds of offset zero, as the driver wants them.</summary>
    public static NpgsqlRange<DateTimeOffset> ToUniversalTime(NpgsqlRange<DateTimeOffset> value) =>
        value.IsEmpty ? value : new(
            value.LowerBound.ToUniversalTime(), value.LowerBoundIsInclusive, value.LowerBoundInfinite,
            value.UpperBound.ToUniversalTime(), value.UpperBoundIsInclusive, value.UpperBoundInfinite);

    /// <summary>The same ranges with bounds of offset zero.</summary>
    public static NpgsqlRange<DateTimeOffset>[] ToUniversalTime(NpgsqlRange<DateTimeOffset>[] values) => Array.ConvertAll(values, ToUniversalTime);

    /// <summary>The same instants with offset zero, as the driver wants them; the very array when it has no other offsets.</summary>
    public static DateTimeOffset[] ToUniversalTime(DateTimeOffset[] values) =>
        Array.TrueForAll(values, static value => value.Offset == TimeSpan.Zero) ? values : Array.ConvertAll(values, static value => value.ToUniversalTime());
}
