using System.Globalization;
using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Functions;

/// <summary>
/// Finds the query again in a body that <see cref="QueryVariants"/> wrote in several forms, and the annotations that asked for them. Whether they make the same body again is for the
/// caller to try: a body by hand may look alike.
/// </summary>
/// <param name="Sql">The query with all of its conditions and no order of an annotation, its parameters as <c>$n</c>.</param>
/// <param name="Optional">Positions of the parameters of <c>-- optional:</c>.</param>
/// <param name="Order">Columns of <c>-- order:</c>.</param>
/// <param name="Page">Columns of <c>-- page:</c>, with <c> desc</c> behind each or none.</param>
internal sealed record VariantBody(string Sql, EquatableArray<int> Optional, EquatableArray<string> Order, EquatableArray<string> Page)
{
    private const string OrderRefusal = "    else\n        raise exception 'There is no such order.' using errcode = '22023';\n    end if;\nend\n";
    private const string PageHead = "\nfrom (\n";
    private const string PageTail = "\n) as page\n";
    private const string PageColumn = "page.";
    private const string Descending = " desc";

    /// <summary>Stands in every body of several forms.</summary>
    public const string Branch = " then\n        return query\n";

    /// <summary>How many of the function's last arguments the annotations have added.</summary>
    public int AddedArguments => (Order.IsEmpty ? 0 : 1) + (Page.IsEmpty ? 0 : Page.Count + 1);

    /// <param name="source">The body as the server stores it.</param>
    /// <param name="arguments">How many arguments the function has.</param>
    /// <returns>Null for a body of one form, and for one by hand.</returns>
    public static VariantBody? Read(string source, int arguments)
    {
        string text = source.Contains('\r') ? source.Replace("\r\n", "\n") : source;
        List<string> conditions = [];
        foreach (Match branch in Regex.Matches(text, "^    (els)?if (?<condition>.+)" + Branch, RegexOptions.Multiline | RegexOptions.ExplicitCapture)) conditions.Add(branch.Groups["condition"].Value);
        if (conditions.Count == 0 || GeneratedBody.Query(text, out bool returnsRows) is not { } last || !returnsRows) return null;
        List<string> first = conditions[0].Split([" and "], StringSplitOptions.None).ToList();

        List<string> order = [];
        if (text.EndsWith(OrderRefusal, StringComparison.Ordinal))
        {
            order = conditions.Select(static condition => Regex.Match(condition, @"\$\d+ = '(?<value>.*)'$").Groups["value"].Value.Replace("''", "'"))
                .Where(static value => value.Length > 0 && !value.EndsWith(Descending, StringComparison.Ordinal)).Distinct().ToList();
            if (order.Count == 0 || WithoutOrder(last, order[order.Count - 1]) is not { } ordered) return null;
            last = ordered;
        }

        List<string> page = [];
        if (order.Count == 0 && OfPage(last) is { } paged) (last, page) = paged;
        int own = arguments - (order.Count == 0 ? 0 : 1) - (page.Count == 0 ? 0 : page.Count + 1);
        IEnumerable<int> optional = first.Select(static condition => Regex.Match(condition, @"^\$(?<number>\d+) is null$").Groups["number"].Value)
            .Where(static number => number.Length > 0).Select(static number => int.Parse(number, CultureInfo.InvariantCulture)).Where(number => number <= own);
        return new VariantBody(last, optional.ToEquatableArray(), order.ToEquatableArray(), page.ToEquatableArray());
    }

    // The last form is the one that goes down by the last column: its ORDER BY stands at the end, or before LIMIT.
    private static string? WithoutOrder(string sql, string column)
    {
        string clause = "order by " + NameRules.Quote(column) + Descending;
        if (sql.EndsWith("\n" + clause, StringComparison.Ordinal)) return sql.Substring(0, sql.Length - clause.Length - 1);
        int place = sql.LastIndexOf(clause + "\n", StringComparison.Ordinal);
        return place < 0 ? null : sql.Remove(place, clause.Length + 1);
    }

    private static (string Sql, List<string> Columns)? OfPage(string sql)
    {
        int head = sql.IndexOf(PageHead, StringComparison.Ordinal);
        int tail = sql.LastIndexOf(PageTail, StringComparison.Ordinal);
        if (!sql.StartsWith("select " + PageColumn, StringComparison.Ordinal) || head < 0 || tail < head) return null;
        Match order = Regex.Match(sql.Substring(tail), @"\norder by (?<keys>.+)\nlimit \$\d+$");
        if (!order.Success) return null;
        List<string> columns = [];
        foreach (string key in order.Groups["keys"].Value.Split([", "], StringSplitOptions.None))
        {
            bool isDescending = key.EndsWith(Descending, StringComparison.Ordinal);
            string name = key.Substring(PageColumn.Length, key.Length - PageColumn.Length - (isDescending ? Descending.Length : 0));
            if (name.StartsWith("\"", StringComparison.Ordinal)) name = name.Substring(1, name.Length - 2).Replace("\"\"", "\"");
            columns.Add(isDescending ? name + Descending : name);
        }

        int start = head + PageHead.Length;
        return (sql.Substring(start, tail - start), columns);
    }
}
