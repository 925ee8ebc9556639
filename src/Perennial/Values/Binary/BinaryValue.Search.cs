using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NpgsqlTypes;

namespace Perennial;

public static partial class BinaryValue
{
    /// <summary>Lexemes with their positions, whose two highest bits are the weight.</summary>
    public static NpgsqlTsVector ReadTsVector(ReadOnlySpan<byte> value)
    {
        int count = BinaryPrimitives.ReadInt32BigEndian(value);
        value = value[4..];
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
        {
            text.Append(i > 0 ? " '" : "'").Append(ReadZeroTerminated(ref value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)).Append('\'');
            int positions = BinaryPrimitives.ReadUInt16BigEndian(value);
            value = value[2..];
            for (int j = 0; j < positions; j++)
            {
                int position = BinaryPrimitives.ReadUInt16BigEndian(value);
                value = value[2..];
                text.Append(j > 0 ? ',' : ':').Append(CultureInfo.InvariantCulture, $"{position & 0x3FFF}{"DCBA"[position >> 14]}");
            }
        }

#pragma warning disable CS0618 // The driver has no other way to make one; the text is the server's own canonical form.
        return NpgsqlTsVector.Parse(text.ToString());
#pragma warning restore CS0618
    }

    public static NpgsqlTsQuery ReadTsQuery(ReadOnlySpan<byte> value)
    {
        int count = BinaryPrimitives.ReadInt32BigEndian(value);
        value = value[4..];
        return count == 0 ? new NpgsqlTsQueryEmpty() : ReadQueryNode(ref value);
    }

    // Operators come before their operands, the right one first.
    private static NpgsqlTsQuery ReadQueryNode(ref ReadOnlySpan<byte> value)
    {
        bool isLexeme = value[0] == 1;
        if (isLexeme)
        {
            NpgsqlTsQueryLexeme.Weight weight = (NpgsqlTsQueryLexeme.Weight)value[1];
            bool isPrefix = value[2] != 0;
            value = value[3..];
            return new NpgsqlTsQueryLexeme(ReadZeroTerminated(ref value), weight, isPrefix);
        }

        byte symbol = value[1];
        value = value[2..];
        if (symbol == 1) return new NpgsqlTsQueryNot(ReadQueryNode(ref value));
        short distance = 0;
        if (symbol == 4)
        {
            distance = BinaryPrimitives.ReadInt16BigEndian(value);
            value = value[2..];
        }

        NpgsqlTsQuery right = ReadQueryNode(ref value);
        NpgsqlTsQuery left = ReadQueryNode(ref value);
        return symbol switch
        {
            2 => new NpgsqlTsQueryAnd(left, right),
            3 => new NpgsqlTsQueryOr(left, right),
            4 => new NpgsqlTsQueryFollowedBy(left, distance, right),
            _ => throw new InvalidCastException($"The tsquery has an operator that is not known: {symbol}."),
        };
    }
}
