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
internal sealed record CopyQuery(string Body, EquatableArray<ResultColumn> Items)
{
    /// <summary>The query's new form, or null when it has none.</summary>
    /// <param name="items">The parameters as an item's properties.</param>
    /// <param name="report">Receives what is wrong.</param>
    public static CopyQuery? Build(QueryDefinition query, BoundStatement bound, EquatableArray<ResultColumn> items, Action<string> report)
    {
        SourceText source = new("", query.Sql);
        if (SqlParser.Parse(source, ParseOptions.Queries).Statements[0].Node is not InsertStatement { Source: { Body: ValuesBody { Rows.Count: 1 } values, With: null } rows } insert || insert.Returning is not null)
        {
            report($"The query '{query.Name}' is :copyfrom, which takes 'insert into t (a, b) values (@a, @b)' with one row and without RETURNING. Write it so, or use :execrows with unnest.");
            return null;
        }

        if (items.IsEmpty || items.FirstOrDefault(static item => item.Type.Kind is SignatureTypeKind.Array or SignatureTypeKind.Multirange or SignatureTypeKind.Composite) is { } nested)
        {
            report($"The query '{query.Name}' is :copyfrom, whose rows travel as an array for each parameter; {(items.IsEmpty ? "it has no parameters" : "there are no arrays of arrays and composites")}. Use :exec in a batch instead.");
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

        string arrays = string.Join(", ", items.Select(static (_, index) => "$" + Number(index + 1)));
        string names = string.Join(", ", items.Select(static item => NameRules.Quote(item.Name)));
        return new CopyQuery($"{before}select {inside.Substring(1, inside.Length - 2)}\nfrom unnest({arrays}) as item ({names}){after}", items);
    }

    // Parameters become the item's properties.
    private static string OfItem(string sql, EquatableArray<ResultColumn> items, out int count)
    {
        count = 0;
        StringBuilder result = new();
        int position = 0;
        foreach ((int start, int end, int number) in ParameterPlaces.Of(sql))
        {
            result.Append(sql, position, start - position).Append("item.").Append(NameRules.Quote(items[number - 1].Name));
            position = end;
            count++;
        }

        return result.Append(sql, position, sql.Length - position).ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
