using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>
/// Whether the columns of a page's key tell the rows of a query apart. Where they do not, rows that are equal to the last one of a page come neither with it nor
/// with the next one.
/// </summary>
internal static class PageKey
{
    /// <summary>What to do about a key that is not proven to be unique; null when it is, or when the statement has errors.</summary>
    /// <param name="columns">Names of result columns.</param>
    /// <param name="direction">Stands behind each of them in the annotation.</param>
    /// <param name="optional">Parameters whose conditions may be dropped, so that they prove nothing.</param>
    public static string? Advise(DatabaseCatalog catalog, Statement statement, SourceText source, BindOptions options, EquatableArray<string> columns, string direction, EquatableArray<string> optional)
    {
        BoundQuery? query;
        try
        {
            query = new Binder(catalog, source, options).BindStatement(statement);
        }
        catch (BindFailure)
        {
            return null;
        }

        if (query is null) return null;
        HashSet<int> targets = [];
        foreach (string name in columns)
        {
            int target = query.Targets.FindIndex(candidate => NameOf(candidate) == name);
            if (target < 0) return null;
            targets.Add(target);
        }

        List<RangeEntry> open = [];
        HashSet<(RangeEntry, int)> known = [];
        if (RowKeys.AreUnique(query, targets, expression => IsOptional(expression, optional), new CardinalityAnalyzer(TypeSystem.Of(catalog, options.SearchPath)), open, known)) return null;
        // What is unique in a view's rows is not worked out, and mostly the key of a table is.
        return open.Exists(static entry => entry.Relation is { Query: not null }) ? null : Advice(query, open, known, columns, direction);
    }

    private static string Advice(BoundQuery query, List<RangeEntry> open, HashSet<(RangeEntry, int)> known, EquatableArray<string> columns, string direction)
    {
        foreach (RangeEntry entry in open)
        {
            if (entry.Relation is not { Query: null, IsTable: true } relation || RowKeys.KeyOf(relation, entry) is not { } key) continue;
            List<string> added = [];
            List<string> absent = [];
            foreach (int index in key.Columns.Select(number => RowKeys.IndexOf(relation, number)))
            {
                if (known.Contains((entry, index))) continue;
                int target = query.Targets.FindIndex(candidate => candidate.Value is BoundColumnReference reference && reference.Entry == entry && reference.Index == index);
                string name = target >= 0 ? NameOf(query.Targets[target]) : entry.Columns[index].Name;
                if (target < 0) absent.Add(entry.Name + "." + name);
                added.Add(name);
            }

            if (added.Count == 0) continue;
            string what = $"the {(key.IsPrimary ? "primary key" : "unique key")} of {relation.Schema}.{relation.Name}";
            return (absent.Count == 0 ? "Write" : $"Select {string.Join(", ", absent)} as well, and write") + $" '-- page: {string.Join(", ", columns.Concat(added).Select(name => name + direction))}', which {(added.Count == 1 ? "adds" : "completes")} {what}.";
        }

        return "Add result columns that are unique together with them, those of a primary key or a unique constraint, or select the rows by DISTINCT or GROUP BY.";
    }

    private static string NameOf(BoundTarget target) => target.HasAlias ? target.Name.TrimEnd('!', '?') : target.Name;

    private static bool IsOptional(BoundExpression node, EquatableArray<string> optional)
    {
        if (node is BoundParameterReference { Slot.Name: { } name } && optional.Contains(name)) return true;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (IsOptional(node.Child(i), optional)) return true;
        }

        return false;
    }
}
