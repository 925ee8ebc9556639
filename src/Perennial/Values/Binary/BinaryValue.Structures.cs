using System.Buffers.Binary;
using System.Collections;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using NpgsqlTypes;

namespace Perennial;

public static partial class BinaryValue
{
    public static NpgsqlInet ReadInet(ReadOnlySpan<byte> value) => new(Address(value), value[1]);

    public static IPNetwork ReadCidr(ReadOnlySpan<byte> value) => new(Address(value), value[1]);

    public static PhysicalAddress ReadMacAddr(ReadOnlySpan<byte> value) => new(value.ToArray());

    public static PhysicalAddress ReadMacAddr8(ReadOnlySpan<byte> value) => new(value.ToArray());

    public static BitArray ReadBit(ReadOnlySpan<byte> value) => ReadVarbit(value);

    /// <summary>The first bit is the highest of the first byte.</summary>
    public static BitArray ReadVarbit(ReadOnlySpan<byte> value)
    {
        BitArray bits = new(BinaryPrimitives.ReadInt32BigEndian(value));
        for (int i = 0; i < bits.Length; i++) bits[i] = (value[4 + (i / 8)] & (0x80 >> (i % 8))) != 0;
        return bits;
    }

    public static NpgsqlTid ReadTid(ReadOnlySpan<byte> value) => new(BinaryPrimitives.ReadUInt32BigEndian(value), BinaryPrimitives.ReadUInt16BigEndian(value[4..]));

    public static NpgsqlLogSequenceNumber ReadPgLsn(ReadOnlySpan<byte> value) => new(BinaryPrimitives.ReadUInt64BigEndian(value));

    public static Dictionary<string, string?> ReadHstore(ReadOnlySpan<byte> value)
    {
        int count = BinaryPrimitives.ReadInt32BigEndian(value);
        value = value[4..];
        Dictionary<string, string?> result = new(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            NextElement(ref value, out ReadOnlySpan<byte> key);
            result.Add(ReadText(key), NextElement(ref value, out ReadOnlySpan<byte> item) ? ReadText(item) : null);
        }

        return result;
    }

    public static NpgsqlPoint ReadPoint(ReadOnlySpan<byte> value) => new(ReadDouble(value), ReadDouble(value[8..]));

    public static NpgsqlLine ReadLine(ReadOnlySpan<byte> value) => new(ReadDouble(value), ReadDouble(value[8..]), ReadDouble(value[16..]));

    public static NpgsqlLSeg ReadLSeg(ReadOnlySpan<byte> value) => new(ReadPoint(value), ReadPoint(value[16..]));

    public static NpgsqlBox ReadBox(ReadOnlySpan<byte> value) => new(ReadPoint(value), ReadPoint(value[16..]));

    public static NpgsqlPath ReadPath(ReadOnlySpan<byte> value) => new(ReadPoints(value[1..]), open: value[0] == 0);

    public static NpgsqlPolygon ReadPolygon(ReadOnlySpan<byte> value) => new(ReadPoints(value));

    public static NpgsqlCircle ReadCircle(ReadOnlySpan<byte> value) => new(ReadPoint(value), ReadDouble(value[16..]));

    /// <summary>The highest bit of the number of dimensions says that the cube is a point, whose corners are the same.</summary>
    public static NpgsqlCube ReadCube(ReadOnlySpan<byte> value)
    {
        uint header = BinaryPrimitives.ReadUInt32BigEndian(value);
        double[] lower = ReadDoubles(value[4..], (int)(header & 0x7FFFFFFF));
        return (header >> 31) != 0 ? new NpgsqlCube(lower) : new NpgsqlCube(lower, ReadDoubles(value[(4 + (8 * lower.Length))..], lower.Length));
    }

    // Family, bits, whether it is a network, the number of bytes.
    private static IPAddress Address(ReadOnlySpan<byte> value) => new(value.Slice(4, value[3]));

    private static NpgsqlPoint[] ReadPoints(ReadOnlySpan<byte> value)
    {
        NpgsqlPoint[] points = new NpgsqlPoint[BinaryPrimitives.ReadInt32BigEndian(value)];
        for (int i = 0; i < points.Length; i++) points[i] = ReadPoint(value[(4 + (16 * i))..]);
        return points;
    }

    private static double[] ReadDoubles(ReadOnlySpan<byte> value, int count)
    {
        double[] result = new double[count];
        for (int i = 0; i < count; i++) result[i] = ReadDouble(value[(8 * i)..]);
        return result;
    }

    private static string ReadZeroTerminated(ref ReadOnlySpan<byte> value)
    {
        int length = value.IndexOf((byte)0);
        string text = Encoding.UTF8.GetString(value[..length]);
        value = value[(length + 1)..];
        return text;
    }
}
