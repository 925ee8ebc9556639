using System.Globalization;
using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>The records within a row that <c>sqlc.embed(t)</c> asks for.</summary>
internal static class EmbeddedRows
{
    /// <summary>Whether all queries' record of the table is the same: it is that of a table, and the query chooses no types of its own for its columns.</summary>
    public static bool IsShared(Procedure procedure, EmbeddedRecord embedded)
    {
        if (embedded.Table is null) return false;
        for (int i = 0; i < embedded.Columns.Count; i++)
        {
            if (TypeOverrides.Of(procedure.Types, procedure.Signature.Columns[embedded.First + i].Name) is not null) return false;
        }

        return true;
    }

    /// <param name="name">The record's name.</param>
    /// <param name="columns">The types of all columns of the result.</param>
    public static RowModel Record(EmbeddedRecord embedded, string name, List<CSharpType> columns)
    {
        string[] properties = NameConversion.Properties(embedded.Columns.Select(static column => NameConversion.Pascal(column.Name)), name);
        return new RowModel(
            name,
            embedded.Columns.Select((column, index) => new PropertyModel(properties[index], columns[embedded.First + index].Declared(column.IsNullable), column.Name)).ToEquatableArray(),
            embedded.Table is not null);
    }

    /// <summary>The expression that reads the record.</summary>
    /// <param name="ordinal">Where its first column begins; moved behind its last one.</param>
    public static string Read(EmbeddedRecord embedded, string name, List<CSharpType> columns, ref int ordinal)
    {
        List<string> values = [];
        List<string> missing = [];
        string? missingKey = null;
        for (int i = 0; i < embedded.Columns.Count; i++)
        {
            string number = ordinal.ToString(CultureInfo.InvariantCulture);
            CSharpType type = columns[embedded.First + i];
            // A composite begins with a flag, which is never null itself.
            string isMissing = type.Fields.IsEmpty ? $"reader.IsDBNull({number})" : $"!reader.GetFieldValue<bool>({number})";
            missing.Add(isMissing);
            if (!embedded.Columns[i].IsNullable) missingKey ??= isMissing;
            values.Add(WireForm.Read(type, embedded.Columns[i].IsNullable, ref ordinal));
        }

        string made = $"new {name}({string.Join(", ", values)})";
        return embedded.IsNullable ? $"{missingKey ?? string.Join(" && ", missing)} ? null : {made}" : made;
    }
}
