using System.Text;
using Perennial.Sql.Printing;

namespace Perennial.Sql.Catalog;

/// <summary>Rules of names as the server applies them.</summary>
public static class NameRules
{
    /// <summary>Longest name in bytes of UTF-8 (<c>NAMEDATALEN</c> - 1).</summary>
    public const int MaxBytes = 63;

    /// <summary>The name as <c>quote_ident</c> writes it: in double quotes unless it is lower-case, plain and no keyword but an unreserved one.</summary>
    public static string Quote(string name) => SqlPrinter.QuoteIdentifier(name);

    /// <summary>The first characters of a name that fit into so many bytes of UTF-8; no character is cut in two.</summary>
    public static string Truncate(string name, int maxBytes = MaxBytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= maxBytes) return name;
        int bytes = 0;
        int length = 0;
        while (length < name.Length)
        {
            int units = char.IsHighSurrogate(name[length]) && length + 1 < name.Length ? 2 : 1;
            int size = name[length] < 0x80 ? 1 : name[length] < 0x800 ? 2 : units == 2 ? 4 : 3;
            if (bytes + size > maxBytes) break;
            bytes += size;
            length += units;
        }

        return name.Substring(0, length);
    }
}
