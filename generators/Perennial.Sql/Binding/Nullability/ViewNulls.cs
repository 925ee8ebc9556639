using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Nullability of views' columns: that of their queries.</summary>
internal static class ViewNulls
{
    /// <summary>Of each column whether it may be null, and why, where that is known.</summary>
    public static (bool IsNullable, string? Reason)[] Compute(TypeSystem types, Relation view)
    {
        (bool IsNullable, string? Reason)[] nulls = new (bool, string?)[view.Columns.Count];
        for (int i = 0; i < nulls.Length; i++) nulls[i] = (true, null);
        if (Bind(types, view) is not { } bound) return nulls;
        NullabilityAnalyzer analyzer = new(types, static _ => true);
        NullReasons reasons = new(types, analyzer);
        for (int i = 0; i < nulls.Length && i < bound.Targets.Count; i++) nulls[i] = analyzer.IsNullable(bound, i) ? (true, reasons.Of(bound, i)) : default;
        return nulls;
    }

    /// <summary>Of each column of a view over one relation the column that it shows, null where it shows something else.</summary>
    public static (Relation Relation, int Index)?[] Sources(TypeSystem types, Relation view)
    {
        (Relation, int)?[] sources = new (Relation, int)?[view.Columns.Count];
        if (Bind(types, view) is not { Kind: QueryKind.Select, From: { Count: 1 } from } bound || from[0] is not BoundFromEntry) return sources;
        for (int i = 0; i < sources.Length && i < bound.Targets.Count; i++)
        {
            if (bound.Targets[i].Value is BoundColumnReference { Entry.Relation: { } relation } column) sources[i] = (relation, column.Index);
        }

        return sources;
    }

    private static BoundQuery? Bind(TypeSystem types, Relation view)
    {
        // The query's spans are of the text that defined the view; here nothing is reported. Its names were found when it was defined, whatever path its readers have.
        if (view.Query is not SelectStatement query) return null;
        Binder binder = new(types.Catalog, new SourceText("", ""), new BindOptions { SearchPath = (view.QuerySearchPath ?? types.SearchPath).Schemas });
        try
        {
            return binder.BindSelect(new Scope(null), query);
        }
        catch (BindFailure)
        {
            // What no longer binds proves nothing.
            return null;
        }
    }
}
