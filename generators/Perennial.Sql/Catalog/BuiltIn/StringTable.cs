using System.Text;

namespace Perennial.Sql.Catalog;

/// <summary>The strings of a section, sorted by their bytes of UTF-8 so that a name is found without making the others.</summary>
internal sealed class StringTable
{
    private readonly byte[] _data;
    private readonly int[] _offsets;
    private readonly string?[] _strings;

    /// <param name="data">Section: number of strings, length of each, then their bytes.</param>
    /// <param name="position">Where the table starts; set to its end.</param>
    public StringTable(byte[] data, ref int position)
    {
        _data = data;
        CatalogReader reader = new(data, position, this);
        int count = reader.ReadCount();
        _offsets = new int[count + 1];
        _strings = new string?[count];
        int length = 0;
        for (int i = 0; i < count; i++)
        {
            _offsets[i] = length;
            length += reader.ReadCount();
        }

        _offsets[count] = length;
        int start = reader.Position;
        for (int i = 0; i <= count; i++) _offsets[i] += start;
        position = _offsets[count];
    }

    public int Count => _strings.Length;

    public string this[int index] => _strings[index] ??= Encoding.UTF8.GetString(_data, _offsets[index], _offsets[index + 1] - _offsets[index]);

    /// <summary>The number of a string, or -1.</summary>
    public int Find(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        int low = 0;
        int high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = _data.AsSpan(_offsets[middle], _offsets[middle + 1] - _offsets[middle]).SequenceCompareTo(bytes);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
