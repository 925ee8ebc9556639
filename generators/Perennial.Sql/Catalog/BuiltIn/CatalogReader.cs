namespace Perennial.Sql.Catalog;

/// <summary>Reads the fields of one row: variable-length integers of 7 bits a byte, low ones first; strings as numbers into the section's table.</summary>
internal struct CatalogReader(byte[] data, int position, StringTable strings)
{
    private readonly byte[] _data = data;
    private readonly StringTable _strings = strings;

    public int Position { get; private set; } = position;

    public byte ReadByte() => _data[Position++];

    public uint ReadUInt32()
    {
        uint value = 0;
        int shift = 0;
        while (true)
        {
            byte next = _data[Position++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return value;
            shift += 7;
        }
    }

    public int ReadCount() => (int)ReadUInt32();

    /// <summary>A signed number; small magnitudes of either sign take one byte.</summary>
    public int ReadInt32()
    {
        uint value = ReadUInt32();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    public string ReadString() => _strings[ReadCount()];
}
