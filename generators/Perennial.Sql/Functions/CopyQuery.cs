using System.Globalization;
using System.Text;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Functions;

/// <summary>
/// Turns <c>insert into t (a, b) values (@a, @b)</c> of a <c>:copyfrom</c> query into the insertion of many rows from one array a column: one call, one plan, and
/// no right on the table, which COPY would need.
/// </summary>
/// <param name="Body">The statement.</param>
/// <param name="Items">An item's properties: the parameters, with their types.</param>
/// <param name="CopyText">The COPY that does the same with the caller's rights; null where an INSERT does more than COPY could.</param>
internal sealed record CopyQuery(string Body, EquatableArray<ResultColumn> Items, string? CopyText)
{
    /// <summary>The query's new form, or null when it has none.</summary>
    /// <param name="items">The parameters as an item's properties.</param>
    /// <param name="report">Receives what is wrong.</param>
    public static CopyQuery? Build(QueryDefinition query, BoundStatement bound, EquatableArray<ResultColumn> items, SignatureTypeFactory types, Action<string> report)
    {
        SourceText source = new("", query.Sql);
        if (SqlParser.Parse(source, ParseOptions.Queries).Statements[0].Node is not InsertStatement { Source: { Body: ValuesBody { Rows.Count: 1 } values, With: null } rows } insert || insert.Returning is not null)
        {
            report($"The query '{query.Name}' is :copyfrom, which takes 'insert into t (a, b) values (@a, @b)' with one row and without RETURNING. Write it so, or use :execrows with unnest.");
            return null;
        }

        if (items.IsEmpty)
        {
            report($"The query '{query.Name}' is :copyfrom, whose rows travel as an array for each parameter; it has no parameters. Use :exec in a batch instead.");
            return null;
        }

        TextSpan row = values.Rows[0].Span;
        string inside = OfItem(TextReplacement.Apply(source, row, bound.Replacements), items, out int used);
        string before = TextReplacement.Apply(source, new TextSpan(0, rows.Span.Start), bound.Replacements);
        string after = TextReplacement.Apply(source, TextSpan.FromBounds(rows.Span.End, query.Sql.Length), bound.Replacements);
        OfItem(before + after, items, out int elsewhere);
        if (elsewhere > 0 || used == 0)
        {
            report($"The query '{query.Name}' is :copyfrom and has parameters outside of VALUES, which would differ from row to row there. Use 'excluded' in ON CONFLICT, or :execrows with unnest.");
            return null;
        }

        // In a select list the arrays are read row by row; unnest in FROM would store all rows first, which costs a third more.
        string arrays = string.Join(", ", items.Select(static (item, index) => $"unnest(${Number(index + 1)}) as {NameRules.Quote(item.Name)}"));
        string body = $"{before}select {inside.Substring(1, inside.Length - 2)}\nfrom (select {arrays}) as item{after}";
        bool isPlain = query.Security == SecurityMode.Invoker && insert is { Overriding: OverridingKind.None, OnConflict: null };
        return new CopyQuery(body, items, isPlain ? CopyStatement(insert, values.Rows[0], source, bound, types) : null);
    }

    /// <summary>The type of the array that an item's property travels in. There are no arrays of arrays, but arrays of their texts.</summary>
    public static SignatureType ArrayType(ResultColumn item, SignatureTypeFactory types) =>
        types.ArrayOf(item.Type.Kind == SignatureTypeKind.Array ? types.Find(TypeOid.Text)! : item.Type);

    // COPY takes a table's columns as they are: each must be given one parameter, of exactly its type, and no parameter may serve twice.
    private static string? CopyStatement(InsertStatement insert, ValuesRow row, SourceText source, BoundStatement bound, SignatureTypeFactory types)
    {
        if (bound.Writes.IsEmpty || types.FindRelation(bound.Writes[0]) is not { IsTable: true, RowSecurity: false } table || row.Values.Count != bound.Parameters.Count) return null;
        string?[] columns = new string?[bound.Parameters.Count];
        for (int i = 0; i < row.Values.Count; i++)
        {
            string value = TextReplacement.Apply(source, row.Values[i].Span, bound.Replacements);
            if (!value.StartsWith("$", StringComparison.Ordinal) || !int.TryParse(value.TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || columns[number - 1] is not null) return null;
            if (i < insert.Columns.Count && insert.Columns[i].Indirection is not null) return null;
            string? name = i < insert.Columns.Count ? insert.Columns[i].Column.Name : insert.Columns.IsEmpty && i < table.Columns.Count ? table.Columns[i].Name : null;
            if (table.Columns.FirstOrDefault(column => column.Name == name) is not { } found || found.Type != bound.Parameters[number - 1].Type.Oid) return null;
            columns[number - 1] = NameRules.Quote(found.Name);
        }

        return $"copy {NameRules.Quote(table.Schema)}.{NameRules.Quote(table.Name)} ({string.Join(", ", columns)}) from stdin (format binary)";
    }

    // Parameters become the item's properties.
    private static string OfItem(string sql, EquatableArray<ResultColumn> items, out int count)
    {
        count = 0;
        StringBuilder result = new();
        int position = 0;
        foreach ((int start, int end, int number) in ParameterPlaces.Of(sql))
        {
            ResultColumn item = items[number - 1];
            string property = "item." + NameRules.Quote(item.Name);
            result.Append(sql, position, start - position).Append(item.Type.Kind == SignatureTypeKind.Array ? $"({property}::{item.Type.CastName})" : property);
            position = end;
            count++;
        }

        return result.Append(sql, position, sql.Length - position).ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
