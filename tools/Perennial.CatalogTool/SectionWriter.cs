using System.Text;

namespace Perennial.CatalogTool;

/// <summary>Collects the rows of a section over all versions and writes each distinct one once, with the mask of the versions that have it.</summary>
internal sealed class SectionWriter(int oldestVersion)
{
    private readonly List<(int Version, Action<RowWriter> Encode)> _rows = [];

    public void Add<T>(int version, IEnumerable<T> rows, Action<T, RowWriter> encode)
    {
        foreach (T row in rows) _rows.Add((version, writer => encode(row, writer)));
    }

    public byte[] ToArray()
    {
        string[] strings = CollectStrings();
        Dictionary<string, int> numbers = strings.Select((value, index) => (value, index)).ToDictionary(s => s.value, s => s.index);
        RowWriter section = new(value => numbers[value]);
        section.Count(strings.Length);
        foreach (string value in strings) section.Count(Encoding.UTF8.GetByteCount(value));
        foreach (string value in strings) section.Bytes(Encoding.UTF8.GetBytes(value));
        IGrouping<int, byte[]>[] groups = [.. MaskedRows(numbers).GroupBy(row => row.Mask, row => row.Bytes).OrderBy(group => group.Key)];
        section.Count(groups.Length);
        foreach (IGrouping<int, byte[]> group in groups)
        {
            RowWriter rows = new(value => numbers[value]);
            foreach (byte[] row in group)
            {
                rows.Count(row.Length);
                rows.Bytes(row);
            }

            byte[] bytes = rows.ToArray();
            section.Byte(group.Key);
            section.Count(group.Count());
            section.Count(bytes.Length);
            section.Bytes(bytes);
        }

        return section.ToArray();
    }

    private string[] CollectStrings()
    {
        HashSet<string> strings = [];
        RowWriter collector = new(value =>
        {
            strings.Add(value);
            return 0;
        });
        foreach ((_, Action<RowWriter> encode) in _rows) encode(collector);
        return [.. strings.OrderBy(Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))];
    }

    private IEnumerable<(int Mask, byte[] Bytes)> MaskedRows(Dictionary<string, int> numbers)
    {
        Dictionary<string, (int Mask, byte[] Bytes)> distinct = [];
        List<string> order = [];
        foreach ((int version, Action<RowWriter> encode) in _rows)
        {
            RowWriter writer = new(value => numbers[value]);
            encode(writer);
            byte[] bytes = writer.ToArray();
            string key = Convert.ToBase64String(bytes);
            if (!distinct.ContainsKey(key)) order.Add(key);
            distinct[key] = ((distinct.TryGetValue(key, out (int Mask, byte[] Bytes) known) ? known.Mask : 0) | (1 << (version - oldestVersion)), bytes);
        }

        return order.Select(key => distinct[key]);
    }
}
