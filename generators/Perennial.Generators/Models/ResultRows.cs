using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>The record that a method returns, and how it is read.</summary>
/// <param name="names">The names of the types that are made for the procedure.</param>
/// <param name="columns">The types of the result's columns.</param>
internal sealed class ResultRows(Procedure procedure, ResultNames names, List<CSharpType> columns)
{
    private readonly ProcedureSignature _signature = procedure.Signature;

    /// <summary>The names of the record's properties where there is one for each column.</summary>
    public static string[] Properties(Procedure procedure, string record) =>
        NameConversion.Properties(procedure.Signature.Columns.Select(static column => NameConversion.Pascal(column.Name)), record);

    /// <summary>The record, with the records within it in place of their columns.</summary>
    public RowModel Record()
    {
        List<PropertyModel> properties = [];
        for (int i = 0; i < columns.Count; i++)
        {
            int part = EmbeddedAt(i);
            ResultColumn column = _signature.Columns[i];
            properties.Add(part < 0
                ? new PropertyModel(NameConversion.Pascal(column.Name), columns[i].Declared(column.IsNullable), column.Name)
                : new PropertyModel(NameConversion.Pascal(procedure.Embedded[part].Name), names.Embedded[part] + (procedure.Embedded[part].IsNullable ? "?" : ""), procedure.Embedded[part].Name));
            if (part >= 0) i += procedure.Embedded[part].Columns.Count - 1;
        }

        string[] distinct = NameConversion.Properties(properties.Select(static property => property.Name), names.Row);
        return new RowModel(names.Row, properties.Select((property, index) => property with { Name = distinct[index] }).ToEquatableArray(), procedure.RowName is not null);
    }

    /// <summary>The key of a page: those properties of the row that the order begins with.</summary>
    public RowModel Cursor(RowModel row) =>
        new(names.Cursor, procedure.PageColumns.Select(name => row.Properties.First(property => property.Column == name)).ToEquatableArray(), IsShared: false);

    /// <summary>The expression that reads a row.</summary>
    /// <param name="row">The record; null for a bare value.</param>
    public string ReadExpression(RowModel? row)
    {
        if (columns.Count == 0) return "";
        int ordinal = 0;
        List<string> values = [];
        for (int i = 0; i < columns.Count; i++)
        {
            int part = EmbeddedAt(i);
            values.Add(part < 0
                ? WireForm.Read(columns[i], _signature.Columns[i].IsNullable, ref ordinal)
                : EmbeddedRows.Read(procedure.Embedded[part], names.Embedded[part], columns, ref ordinal));
            if (part >= 0) i += procedure.Embedded[part].Columns.Count - 1;
        }

        return row is null ? values[0] : $"new {row.Name}({string.Join(", ", values)})";
    }

    // The number of the embedded record that begins with a column; -1 for none.
    private int EmbeddedAt(int column)
    {
        for (int i = 0; i < procedure.Embedded.Count; i++)
        {
            if (procedure.Embedded[i].First == column) return i;
        }

        return -1;
    }
}
