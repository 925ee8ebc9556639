using System.Buffers.Binary;
using NpgsqlTypes;

namespace Perennial;

// Dates count from 2000-01-01, times in microseconds. Infinities are the C# types' bounds, as the driver has it.
public static partial class BinaryValue
{
    private const long TicksPerMicrosecond = 10;

    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <exception cref="ArgumentOutOfRangeException">The date is before Christ or after the year 9999.</exception>
    public static DateOnly ReadDate(ReadOnlySpan<byte> value)
    {
        int days = BinaryPrimitives.ReadInt32BigEndian(value);
        return days switch
        {
            int.MaxValue => DateOnly.MaxValue,
            int.MinValue => DateOnly.MinValue,
            _ => DateOnly.FromDateTime(Epoch).AddDays(days),
        };
    }

    /// <exception cref="ArgumentOutOfRangeException">The time is 24:00.</exception>
    public static TimeOnly ReadTime(ReadOnlySpan<byte> value) => new(BinaryPrimitives.ReadInt64BigEndian(value) * TicksPerMicrosecond);

    /// <summary>On the second of January of the year 1, since dates before the first cannot have an offset.</summary>
    public static DateTimeOffset ReadTimeTz(ReadOnlySpan<byte> value)
    {
        // The zone is in seconds west of Greenwich.
        TimeSpan offset = TimeSpan.FromSeconds(-BinaryPrimitives.ReadInt32BigEndian(value[8..]));
        return new DateTimeOffset(TimeSpan.TicksPerDay + (BinaryPrimitives.ReadInt64BigEndian(value) * TicksPerMicrosecond), offset);
    }

    /// <exception cref="ArgumentOutOfRangeException">The time is before Christ or after the year 9999.</exception>
    public static DateTime ReadTimestamp(ReadOnlySpan<byte> value) => ReadInstant(value, DateTimeKind.Unspecified);

    /// <exception cref="ArgumentOutOfRangeException">The time is before Christ or after the year 9999.</exception>
    public static DateTimeOffset ReadTimestampTz(ReadOnlySpan<byte> value) => new(ReadInstant(value, DateTimeKind.Utc));

    public static NpgsqlInterval ReadInterval(ReadOnlySpan<byte> value) =>
        new(BinaryPrimitives.ReadInt32BigEndian(value[12..]), BinaryPrimitives.ReadInt32BigEndian(value[8..]), BinaryPrimitives.ReadInt64BigEndian(value));

    private static DateTime ReadInstant(ReadOnlySpan<byte> value, DateTimeKind kind)
    {
        long microseconds = BinaryPrimitives.ReadInt64BigEndian(value);
        return microseconds switch
        {
            long.MaxValue => DateTime.SpecifyKind(DateTime.MaxValue, kind),
            long.MinValue => DateTime.SpecifyKind(DateTime.MinValue, kind),
            > long.MaxValue / TicksPerMicrosecond or < long.MinValue / TicksPerMicrosecond => throw new ArgumentOutOfRangeException(nameof(value), "The time is out of the range of DateTime."),
            _ => new DateTime(checked(Epoch.Ticks + (microseconds * TicksPerMicrosecond)), kind),
        };
    }
}
