using System.Buffers.Binary;

namespace Perennial;

/// <summary>Goes through the fields of a composite value in PostgreSQL's binary form. For generated code.</summary>
/// <remarks>A number of fields, then for each its type's oid, its length (-1 for null) and its bytes. Fields that were added to the type later stay unread.</remarks>
public ref struct BinaryRecord
{
    private ReadOnlySpan<byte> _rest;
    private int _left;

    /// <param name="value">What record_send wrote.</param>
    public BinaryRecord(ReadOnlySpan<byte> value)
    {
        _left = BinaryPrimitives.ReadInt32BigEndian(value);
        _rest = value[4..];
    }

    /// <summary>The bytes of the field that <see cref="Next"/> has come to.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes on to the next field, and says whether it has a value.</summary>
    /// <exception cref="InvalidCastException">The type has fewer fields than this program knows.</exception>
    public bool Next()
    {
        if (_left-- <= 0) throw new InvalidCastException("The composite type has fewer fields than this program knows; rebuild it.");
        int length = BinaryPrimitives.ReadInt32BigEndian(_rest[4..]);
        if (length < 0)
        {
            _rest = _rest[8..];
            return false;
        }

        Value = _rest.Slice(8, length);
        _rest = _rest[(8 + length)..];
        return true;
    }
}
