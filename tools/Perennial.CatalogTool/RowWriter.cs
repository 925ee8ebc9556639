namespace Perennial.CatalogTool;

/// <summary>Writes the fields of a row as CatalogReader reads them.</summary>
internal sealed class RowWriter(Func<string, int> stringNumber)
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => _bytes.ToArray();

    public void Byte(int value) => _bytes.Add(checked((byte)value));

    public void Number(uint value)
    {
        while (value >= 0x80)
        {
            _bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        _bytes.Add((byte)value);
    }

    public void Count(int value) => Number(checked((uint)value));

    public void Signed(int value) => Number((uint)((value << 1) ^ (value >> 31)));

    public void String(string value) => Count(stringNumber(value));

    public void Bytes(byte[] bytes) => _bytes.AddRange(bytes);
}
