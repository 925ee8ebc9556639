namespace Perennial.Sql.Catalog;

/// <summary>
/// One section as one server version sees it: rows by oid and by name, decoded one at a time when asked for. Layout: string table; number of groups; each group: a bit
/// mask of server versions (bit 0 is the oldest), number of rows, length in bytes, rows. Each row: length, oid, name, and the fields of its kind.
/// </summary>
/// <typeparam name="T">What a row is decoded to.</typeparam>
internal sealed class CatalogSection<T>
    where T : class
{
    private readonly byte[] _data;
    private readonly StringTable _strings;
    private readonly Decoder _decode;
    private readonly List<Row> _rows = [];
    private readonly Dictionary<uint, int> _byOid = [];
    private readonly int[] _firstByName;
    private readonly T?[] _decoded;

    public CatalogSection(CatalogSectionKind kind, int serverVersion, Decoder decode)
    {
        _data = CatalogResource.Section(kind);
        _decode = decode;
        int position = 0;
        _strings = new StringTable(_data, ref position);
        _firstByName = new int[_strings.Count];
        Scan(position, 1 << (serverVersion - CatalogResource.OldestVersion));
        _decoded = new T?[_rows.Count];
    }

    public delegate T Decoder(uint oid, string name, ref CatalogReader reader);

    public int Count => _rows.Count;

    public T this[int row]
    {
        get
        {
            // Two threads may both decode a row: the values are equal.
            if (_decoded[row] is { } known) return known;
            CatalogReader reader = new(_data, _rows[row].Position, _strings);
            T value = _decode(_rows[row].Oid, _strings[_rows[row].Name], ref reader);
            Volatile.Write(ref _decoded[row], value);
            return value;
        }
    }

    public T? Find(uint oid) => _byOid.TryGetValue(oid, out int row) ? this[row] : null;

    /// <summary>All rows of that name, in the order of the file.</summary>
    public IEnumerable<T> Find(string name)
    {
        int index = _strings.Find(name);
        if (index < 0) yield break;
        for (int row = _firstByName[index] - 1; row >= 0; row = _rows[row].NextOfName - 1) yield return this[row];
    }

    private void Scan(int position, int versionBit)
    {
        CatalogReader reader = new(_data, position, _strings);
        int[] lastByName = new int[_strings.Count];
        for (int groups = reader.ReadCount(); groups > 0; groups--)
        {
            bool wanted = (reader.ReadByte() & versionBit) != 0;
            int rows = reader.ReadCount();
            int length = reader.ReadCount();
            position = reader.Position;
            for (int i = 0; wanted && i < rows; i++)
            {
                int rowLength = reader.ReadCount();
                int next = reader.Position + rowLength;
                uint oid = reader.ReadUInt32();
                int name = reader.ReadCount();
                _rows.Add(new(oid, name, reader.Position, 0));
                // Row numbers are kept from 1 here, so that 0 is none.
                if (lastByName[name] == 0) _firstByName[name] = _rows.Count;
                else _rows[lastByName[name] - 1] = _rows[lastByName[name] - 1] with { NextOfName = _rows.Count };
                lastByName[name] = _rows.Count;
                if (oid != 0) _byOid[oid] = _rows.Count - 1;
                reader = new(_data, next, _strings);
            }

            reader = new(_data, position + length, _strings);
        }
    }

    private readonly record struct Row(uint Oid, int Name, int Position, int NextOfName);
}
