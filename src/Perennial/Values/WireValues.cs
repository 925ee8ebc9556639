namespace Perennial;

/// <summary>Brings values into the form that the driver writes. For generated code.</summary>
public static class WireValues
{
    /// <summary>One value of each item, in order.</summary>
    public static TValue[] Column<TItem, TValue>(IReadOnlyCollection<TItem> items, Func<TItem, TValue> value)
    {
        TValue[] values = new TValue[items.Count];
        int index = 0;
        foreach (TItem item in items) values[index++] = value(item);
        return values;
    }

    /// <summary>The same instants with offset zero, as the driver wants them; the very array when it has no other offsets.</summary>
    public static DateTimeOffset[] ToUniversalTime(DateTimeOffset[] values) =>
        Array.TrueForAll(values, static value => value.Offset == TimeSpan.Zero) ? values : Array.ConvertAll(values, static value => value.ToUniversalTime());
}
