using System.IO.Compression;
using Perennial.Sql.Catalog;

namespace Perennial.CatalogTool;

/// <summary>Writes the resource file; CatalogResource in Perennial.Sql describes its layout.</summary>
internal static class ResourceWriter
{
    private const byte FormatVersion = 1;

    public static byte[] Write(IReadOnlyList<ServerCatalog> catalogs)
    {
        int oldest = catalogs.Min(c => c.ServerVersion);
        int newest = catalogs.Max(c => c.ServerVersion);
        byte[][] sections = new byte[Enum.GetValues<CatalogSectionKind>().Length][];
        foreach (CatalogSectionKind kind in Enum.GetValues<CatalogSectionKind>())
        {
            SectionWriter section = new(oldest);
            foreach (ServerCatalog catalog in catalogs) Add(section, kind, catalog);
            sections[(int)kind] = section.ToArray();
        }

        using MemoryStream file = new();
        file.Write("PRNC"u8);
        file.Write([FormatVersion, (byte)oldest, (byte)newest, (byte)sections.Length]);
        byte[][] compressed = [.. sections.Select(Compress)];
        for (int i = 0; i < sections.Length; i++)
        {
            file.Write(BitConverter.GetBytes(compressed[i].Length));
            file.Write(BitConverter.GetBytes(sections[i].Length));
        }

        foreach (byte[] section in compressed) file.Write(section);
        return file.ToArray();
    }

    private static void Add(SectionWriter section, CatalogSectionKind kind, ServerCatalog catalog)
    {
        int version = catalog.ServerVersion;
        switch (kind)
        {
            case CatalogSectionKind.Types:
                section.Add(version, catalog.Types, RowEncoder.Type);
                break;
            case CatalogSectionKind.Routines:
                section.Add(version, catalog.Routines, RowEncoder.Routine);
                break;
            case CatalogSectionKind.Operators:
                section.Add(version, catalog.Operators, RowEncoder.Operator);
                break;
            case CatalogSectionKind.Casts:
                section.Add(version, catalog.Casts, RowEncoder.Cast);
                break;
            case CatalogSectionKind.Relations:
                section.Add(version, catalog.Relations, RowEncoder.Relation);
                break;
            case CatalogSectionKind.Collations:
                section.Add(version, catalog.Collations, RowEncoder.Collation);
                break;
            case CatalogSectionKind.OperatorClasses:
                section.Add(version, catalog.OperatorClasses, RowEncoder.OperatorClass);
                break;
            case CatalogSectionKind.Extensions:
                section.Add(version, catalog.Extensions.Select(extension => (ExtensionNumbers.Of(extension.Name), extension)), RowEncoder.Extension);
                break;
        }
    }

    private static byte[] Compress(byte[] section)
    {
        using MemoryStream compressed = new();
        using (DeflateStream deflate = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(section);
        return compressed.ToArray();
    }
}
