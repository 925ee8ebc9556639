using System.Buffers.Binary;
using NpgsqlTypes;

namespace Perennial;

public static partial class BinaryValue
{
    // Flags of a range (PostgreSQL's rangetypes.h).
    private const byte EmptyRange = 0x01;
    private const byte LowerInclusive = 0x02;
    private const byte UpperInclusive = 0x04;
    private const byte LowerInfinite = 0x08;
    private const byte UpperInfinite = 0x10;

    /// <summary>An array whose elements are never null.</summary>
    /// <exception cref="InvalidCastException">An element is null, or the array has several dimensions.</exception>
    public static T[] ReadArray<T>(ReadOnlySpan<byte> value, BinaryValueReader<T> read)
    {
        T[] result = Allocate<T>(ref value);
        for (int i = 0; i < result.Length; i++)
        {
            if (!NextElement(ref value, out ReadOnlySpan<byte> element)) throw new InvalidCastException("The array has an element that is null.");
            result[i] = read(element);
        }

        return result;
    }

    /// <summary>An array of composites, whose elements may be null.</summary>
    /// <exception cref="InvalidCastException">The array has several dimensions.</exception>
    public static T?[] ReadRecords<T>(ReadOnlySpan<byte> value, BinaryValueReader<T> read)
        where T : class
    {
        T?[] result = Allocate<T?>(ref value);
        for (int i = 0; i < result.Length; i++) result[i] = NextElement(ref value, out ReadOnlySpan<byte> element) ? read(element) : null;
        return result;
    }

    public static NpgsqlRange<T> ReadRange<T>(ReadOnlySpan<byte> value, BinaryValueReader<T> read)
    {
        byte flags = value[0];
        value = value[1..];
        if ((flags & EmptyRange) != 0) return NpgsqlRange<T>.Empty;
        bool isLowerInfinite = (flags & LowerInfinite) != 0;
        bool isUpperInfinite = (flags & UpperInfinite) != 0;
        T lower = !isLowerInfinite && NextElement(ref value, out ReadOnlySpan<byte> first) ? read(first) : default!;
        T upper = !isUpperInfinite && NextElement(ref value, out ReadOnlySpan<byte> second) ? read(second) : default!;
        return new NpgsqlRange<T>(lower, (flags & LowerInclusive) != 0, isLowerInfinite, upper, (flags & UpperInclusive) != 0, isUpperInfinite);
    }

    public static NpgsqlRange<T>[] ReadMultirange<T>(ReadOnlySpan<byte> value, BinaryValueReader<T> read)
    {
        NpgsqlRange<T>[] result = new NpgsqlRange<T>[BinaryPrimitives.ReadInt32BigEndian(value)];
        value = value[4..];
        for (int i = 0; i < result.Length; i++)
        {
            NextElement(ref value, out ReadOnlySpan<byte> range);
            result[i] = ReadRange(range, read);
        }

        return result;
    }

    // Dimensions, a flag, the elements' oid, and for each dimension its length and lower bound.
    private static T[] Allocate<T>(ref ReadOnlySpan<byte> value)
    {
        int dimensions = BinaryPrimitives.ReadInt32BigEndian(value);
        if (dimensions > 1) throw new InvalidCastException($"The array has {dimensions} dimensions.");
        int length = dimensions == 0 ? 0 : BinaryPrimitives.ReadInt32BigEndian(value[12..]);
        value = value[(12 + (8 * dimensions))..];
        return length == 0 ? [] : new T[length];
    }

    private static bool NextElement(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> element)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(rest);
        element = length < 0 ? default : rest.Slice(4, length);
        rest = rest[(4 + Math.Max(0, length))..];
        return length >= 0;
    }
}
