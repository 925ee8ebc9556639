namespace Perennial;

/// <summary>Brings values into the form that the driver writes. For generated code.</summary>
public static class WireValues
{
    /// <summary>The same instants with offset zero, as the driver wants them; the very array when it has no other offsets.</summary>
    public static DateTimeOffset[] ToUniversalTime(DateTimeOffset[] values) =>
        Array.TrueForAll(values, static value => value.Offset == TimeSpan.Zero) ? values : Array.ConvertAll(values, static value => value.ToUniversalTime());
}
