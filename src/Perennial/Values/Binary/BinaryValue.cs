using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Perennial;

/// <summary>
/// Reads values in PostgreSQL's binary form, each as the driver reads the type when it stands by itself: what arrays of composites consist of. The forms are
/// those of the types' send functions, which all supported servers share. For generated code.
/// </summary>
public static partial class BinaryValue
{
    public static bool ReadBoolean(ReadOnlySpan<byte> value) => value[0] != 0;

    public static short ReadSmallint(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt16BigEndian(value);

    public static int ReadInteger(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt32BigEndian(value);

    public static long ReadBigint(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt64BigEndian(value);

    public static float ReadReal(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadSingleBigEndian(value);

    public static double ReadDouble(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadDoubleBigEndian(value);

    public static uint ReadOid(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadUInt32BigEndian(value);

    public static uint ReadXid(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadUInt32BigEndian(value);

    public static ulong ReadXid8(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadUInt64BigEndian(value);

    // The driver counts in hundredths, too, whatever the server's locale.
    public static decimal ReadMoney(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt64BigEndian(value) / 100m;

    /// <exception cref="OverflowException">The number is NaN, infinite or beyond decimal.</exception>
    public static decimal ReadNumeric(ReadOnlySpan<byte> value)
    {
        int count = BinaryPrimitives.ReadInt16BigEndian(value);
        int weight = BinaryPrimitives.ReadInt16BigEndian(value[2..]);
        int sign = BinaryPrimitives.ReadUInt16BigEndian(value[4..]);
        int scale = BinaryPrimitives.ReadInt16BigEndian(value[6..]);
        if (sign is not (0 or 0x4000)) throw new OverflowException("Decimal has neither NaN nor infinity.");
        if (scale > 28) throw new OverflowException($"The number has {scale} decimal places, and decimal has at most 28.");

        // Digits are to the base of 10,000; the last one may reach beyond the scale, with zeros.
        UInt128 mantissa = 0;
        for (int i = 0; i < count; i++)
        {
            UInt128 digit = (UInt128)BinaryPrimitives.ReadInt16BigEndian(value[(8 + (2 * i))..]);
            int exponent = ((weight - i) * 4) + scale;
            mantissa = checked(mantissa + (exponent >= 0 ? digit * PowerOfTen(exponent) : digit / PowerOfTen(-exponent)));
        }

        if (mantissa >> 96 != 0) throw new OverflowException("The number is beyond decimal.");
        return new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), sign != 0, (byte)scale);
    }

    public static string ReadText(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value);

    public static char ReadInternalChar(ReadOnlySpan<byte> value) => (char)value[0];

    public static Guid ReadUuid(ReadOnlySpan<byte> value) => new(value, bigEndian: true);

    public static byte[] ReadBytea(ReadOnlySpan<byte> value) => value.ToArray();

    public static JsonElement ReadJson(ReadOnlySpan<byte> value)
    {
        Utf8JsonReader reader = new(value);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The jsonb's text behind its version.</summary>
    public static JsonElement ReadJsonb(ReadOnlySpan<byte> value) => ReadJson(value[1..]);

    // A version comes first.
    public static string ReadLTree(ReadOnlySpan<byte> value) => ReadText(value[1..]);

    public static string ReadLQuery(ReadOnlySpan<byte> value) => ReadText(value[1..]);

    public static string ReadLTxtQuery(ReadOnlySpan<byte> value) => ReadText(value[1..]);

    public static string ReadJsonPath(ReadOnlySpan<byte> value) => ReadText(value[1..]);

    public static string ReadVarchar(ReadOnlySpan<byte> value) => ReadText(value);

    public static string ReadChar(ReadOnlySpan<byte> value) => ReadText(value);

    public static string ReadName(ReadOnlySpan<byte> value) => ReadText(value);

    public static string ReadXml(ReadOnlySpan<byte> value) => ReadText(value);

    public static string ReadCitext(ReadOnlySpan<byte> value) => ReadText(value);

    private static UInt128 PowerOfTen(int exponent)
    {
        if (exponent > 32) throw new OverflowException("The number is beyond decimal.");
        UInt128 power = 1;
        for (int i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
