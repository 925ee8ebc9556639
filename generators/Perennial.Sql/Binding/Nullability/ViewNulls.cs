using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Nullability of views' columns: that of their queries.</summary>
internal static class ViewNulls
{
    public static bool[] Compute(TypeSystem types, Relation view)
    {
        bool[] nulls = new bool[view.Columns.Count];
        for (int i = 0; i < nulls.Length; i++) nulls[i] = true;
        // The query's spans are of the text that defined the view; here nothing is reported.
        if (view.Query is not SelectStatement query) return nulls;
        Binder binder = new(types.Catalog, new SourceText("", ""), new BindOptions { SearchPath = types.SearchPath.Schemas });
        try
        {
            BoundQuery bound = binder.BindSelect(new Scope(null), query);
            NullabilityAnalyzer analyzer = new(types, static _ => true);
            for (int i = 0; i < nulls.Length && i < bound.Targets.Count; i++) nulls[i] = analyzer.IsNullable(bound, i);
        }
        catch (BindFailure)
        {
            // What no longer binds proves nothing.
        }

        return nulls;
    }
}
