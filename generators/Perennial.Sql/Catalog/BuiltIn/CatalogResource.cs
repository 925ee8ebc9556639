using System.IO.Compression;
using System.Reflection;

namespace Perennial.Sql.Catalog;

/// <summary>
/// The embedded file <c>builtin.catalog</c>. Layout: the bytes <c>PRNC</c>, format version, oldest and newest server version, number of sections; for each
/// section its compressed and raw length (4 bytes each, little endian); then the sections, each compressed with deflate.
/// </summary>
internal static class CatalogResource
{
    public const byte FormatVersion = 1;
    public const string Name = "Perennial.Sql.Catalog.BuiltIn.builtin.catalog";

    private const int HeaderLength = 8;
    private const int EntryLength = 8;

    private static readonly Lazy<byte[]> File = new(Read);
    private static readonly byte[]?[] Sections = new byte[8][];

    public static int OldestVersion => File.Value[5];

    public static int NewestVersion => File.Value[6];

    /// <summary>The decompressed bytes of a section; kept, because every server version reads the same ones.</summary>
    public static byte[] Section(CatalogSectionKind kind)
    {
        // Two threads may both decompress: the results are equal and one of them stays.
        byte[]? section = Volatile.Read(ref Sections[(int)kind]);
        if (section is null)
        {
            section = Decompress(File.Value, kind);
            Volatile.Write(ref Sections[(int)kind], section);
        }

        return section;
    }

    private static byte[] Read()
    {
        using Stream stream = typeof(CatalogResource).GetTypeInfo().Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Name}.");
        byte[] file = new byte[checked((int)stream.Length)];
        ReadFully(stream, file);
        if (file[0] != 'P' || file[1] != 'R' || file[2] != 'N' || file[3] != 'C' || file[4] != FormatVersion)
            throw new InvalidOperationException($"The resource {Name} is not of format {FormatVersion}: regenerate it with tools/Perennial.CatalogTool.");
        return file;
    }

    private static byte[] Decompress(byte[] file, CatalogSectionKind kind)
    {
        int offset = HeaderLength + (EntryLength * file[7]);
        for (int i = 0; i < (int)kind; i++) offset += BitConverter.ToInt32(file, HeaderLength + (EntryLength * i));
        int compressed = BitConverter.ToInt32(file, HeaderLength + (EntryLength * (int)kind));
        byte[] section = new byte[BitConverter.ToInt32(file, HeaderLength + (EntryLength * (int)kind) + 4)];
        using MemoryStream memory = new(file, offset, compressed);
        using DeflateStream deflate = new(memory, CompressionMode.Decompress);
        ReadFully(deflate, section);
        return section;
    }

    private static void ReadFully(Stream stream, byte[] target)
    {
        int read = 0;
        while (read < target.Length)
        {
            int count = stream.Read(target, read, target.Length - read);
            if (count == 0) throw new InvalidOperationException($"The resource {Name} is cut short: regenerate it with tools/Perennial.CatalogTool.");
            read += count;
        }
    }
}
