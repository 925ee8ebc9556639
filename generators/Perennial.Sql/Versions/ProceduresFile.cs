using System.Text;

namespace Perennial.Sql.Versions;

/// <summary>Writes a version's procedures.sql.</summary>
internal static class ProceduresFile
{
    private const string Start = "-- The procedures that version ";
    private const string Author = "Written by 'perennial ship'";

    /// <summary>Whether a text begins as <see cref="Write"/> begins one.</summary>
    public static bool IsShipped(string text) => text.StartsWith(Start, StringComparison.Ordinal) && text.IndexOf(Author, StringComparison.Ordinal) is var place and > 0 && place < text.IndexOf('\n');

    /// <param name="folder">The version folder's name.</param>
    /// <param name="statements">The CREATE statements in order, without semicolons, each with the comment lines above it.</param>
    public static string Write(string folder, IEnumerable<(EquatableArray<string> Header, string Sql)> statements)
    {
        StringBuilder text = new();
        text.Append(Start).Append(folder).Append(" adds or changes. ").Append(Author).Append(" from schema.sql and queries/.\n");
        foreach ((EquatableArray<string> header, string sql) in statements)
        {
            text.Append('\n');
            foreach (string line in header) text.Append(line).Append('\n');
            text.Append(Normalize(sql)).Append(";\n");
        }

        return text.ToString();
    }

    /// <summary>The form in which texts of routines are compared and written: line feeds only.</summary>
    public static string Normalize(string text) => text.Contains('\r') ? text.Replace("\r\n", "\n").Replace('\r', '\n') : text;
}
