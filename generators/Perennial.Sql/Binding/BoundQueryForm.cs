using System.Text;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>
/// Writes what a view's query means, whether a person wrote it or the server printed it: every name resolved, every star expanded, conversions as they are done. The server's own
/// text is made from the same analysis, so that the two agree where the queries do. Every clause of the grammar is in it, or it is not written at all: what is left out would differ
/// unseen. Objects stand as <see cref="QueryForm"/> marks them, since they may be renamed later.
/// </summary>
internal sealed partial class BoundQueryForm
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<RangeEntry, int> _entries = [];

    // Entries of queries around this one, in the order of their use.
    private readonly List<RangeEntry> _outer = [];

    // Queries that may give other rows when they run twice (by their order, or by chance) have no form.
    private bool _isRepeatable;

    private BoundQueryForm()
    {
    }

    /// <summary>The form, or null where a construct is not kept exactly by binding.</summary>
    public static string? Of(BoundQuery query)
    {
        BoundQueryForm form = new();
        return form.Query(query) ? form._text.ToString() : null;
    }

    /// <summary>The form of a condition, or null where a construct in it is not kept exactly by binding.</summary>
    public static string? Of(BoundExpression expression)
    {
        BoundQueryForm form = new();
        return form.Write(expression) ? form._text.ToString() : null;
    }

    /// <summary>Whether two queries of one statement mean the same. False also where that is not known: where a construct is not kept exactly, or the order of rows matters.</summary>
    public static bool AreSame(BoundQuery left, BoundQuery right)
    {
        if (ReferenceEquals(left, right)) return true;
        BoundQueryForm one = new() { _isRepeatable = true }, other = new() { _isRepeatable = true };
        return one.Query(left) && other.Query(right) && one._text.Equals(other._text) && one._outer.SequenceEqual(other._outer);
    }

    private bool Query(BoundQuery query)
    {
        if (query.Kind is QueryKind.Insert or QueryKind.Update or QueryKind.Delete) return Modification(query);
        if (query.Kind is not (QueryKind.Select or QueryKind.Values or QueryKind.SetOperation)) return false;
        if (_isRepeatable && (query.OrderBy.Count > 0 || query.Limit is not null || query.HasGroupingSets || query.With.Count > 0)) return false;
        if (!With(query)) return false;
        if (query.Kind == QueryKind.SetOperation)
        {
            if (query.Left is null || query.Right is null || !Nested("", query.Left) || !Nested($"{query.SetOperator} {query.IsSetAll}", query.Right)) return false;
        }
        else
        {
            _text.Append(query.Kind).Append(query.IsDistinct ? " distinct" : "");
        }

        return From(query.From) && List("on", query.DistinctOn) && List("targets", query.Kind == QueryKind.SetOperation ? [] : query.Targets.Select(static target => target.Value))
            && query.Rows.TrueForAll(row => List("row", row)) && List("where", Optional(query.Where)) && Grouping(query) && List("having", Optional(query.Having))
            && Order(query) && List(query.HasTies ? "limit with ties" : "limit", Optional(query.Limit)) && List("offset", Optional(query.Offset))
            && List("others", query.Others.Select(static other => other.Value)) && Locks(query);
    }

    private bool With(BoundQuery query)
    {
        foreach (CommonTable table in query.With)
        {
            CommonTableExpression syntax = table.Syntax;
            string kind = (table.IsRecursive ? "with recursive " : "with ") + (syntax.Materialization == Materialization.Default ? "" : syntax.Materialization + " ");
            if (table.Query is null || !Nested(kind + table.Name, table.Query)) return false;
            if (syntax.Search is { } search) _text.Append(search.IsBreadthFirst ? " breadth first " : " depth first ").Append(Numbers(search.Columns, table));
            if (syntax.Cycle is not { } cycle) continue;
            _text.Append(" cycle ").Append(Numbers(cycle.Columns, table));
            if (table.CycleMarks is not var (mark, unmarked) || !List("mark", [mark, unmarked])) return false;
        }

        return true;
    }

    // The columns have other names where those of a table below were renamed.
    private static string Numbers(EquatableArray<Identifier> names, CommonTable table) => string.Join(",", names.Select(name => Array.FindIndex(table.Columns!, column => column.Name == name.Name)));

    // Keys of a set operation and of VALUES are columns of the result.
    private bool Order(BoundQuery query)
    {
        for (int i = 0; i < query.OrderBy.Count; i++)
        {
            BoundExpression key = query.OrderBy[i];
            _text.Append(i == 0 ? " order " : ", ");
            int column = query.Kind == QueryKind.Select ? -1 : query.Targets.FindIndex(target => ReferenceEquals(target.Value, key));
            if (column >= 0) _text.Append(Number(column));
            else if (query.Kind != QueryKind.Select || !Write(key)) return false;
            _text.Append(' ').Append(query.SortModes[i]);
        }

        return true;
    }

    private bool Grouping(BoundQuery query)
    {
        if (query.IsGroupedDistinct) _text.Append(" distinct groups");
        return query.HasGroupingSets ? Grouping(query.Grouping, isOutermost: true) : List("group", query.GroupBy);
    }

    // As the server keeps them (transformGroupClause): keys in parentheses are keys at the outermost level, an empty set beside others says nothing there, and grouping sets within
    // grouping sets are theirs.
    private bool Grouping(List<BoundGroupingElement> elements, bool isOutermost)
    {
        _text.Append(isOutermost ? " grouping (" : "(");
        foreach (BoundGroupingElement element in elements)
        {
            if (element.Kind is { } kind)
            {
                _text.Append(kind);
                if (!Grouping(kind == GroupingSetKind.Sets ? [.. element.Elements.SelectMany(Flattened)] : element.Elements, isOutermost: false)) return false;
            }
            else if (isOutermost)
            {
                foreach (BoundExpression key in element.Keys)
                {
                    if (!Write(key)) return false;
                    _text.Append(';');
                }
            }
            else
            {
                _text.Append('(');
                if (!List("", element.Keys)) return false;
                _text.Append(')');
            }
        }

        _text.Append(')');
        return true;
    }

    private static IEnumerable<BoundGroupingElement> Flattened(BoundGroupingElement element) => element.Kind == GroupingSetKind.Sets ? element.Elements.SelectMany(Flattened) : [element];

    // The server prints the tables that are locked always.
    private bool Locks(BoundQuery query)
    {
        IEnumerable<string> locks = query.Locks.Select(found => $" lock {Entry(found.Key)} {found.Value.Strength} {found.Value.Wait}");
        foreach (string text in locks.OrderBy(static text => text, StringComparer.Ordinal)) _text.Append(text);

        return true;
    }

    private bool Modification(BoundQuery query)
    {
        if (query.Target?.Relation is not { } target || query.Others.Count > (query.Conflict?.Conditions ?? 0)) return false;
        if (!With(query)) return false;
        _entries[query.Target] = _entries.Count;
        _text.Append(query.Kind).Append(' ').Append(QueryForm.Relation(target.Oid)).Append(query.Target.IsOnly ? " only" : "");
        if (query.Overriding != OverridingKind.None) _text.Append(" overriding ").Append(query.Overriding);
        if (!From(query.From) || (query.Source is not null && !Nested(" from ", query.Source))) return false;
        int inserted = query.Conflict?.FirstAssignment ?? query.Assignments.Count;
        if (!Assignments(target, query.Assignments.Take(inserted)) || (query.Conflict is { } conflict && !Conflict(conflict, target, query.Assignments.Skip(inserted)))) return false;
        return List("where", Optional(query.Where)) && List("returning", query.Targets.Select(static returned => returned.Value));
    }

    private bool Assignments(Relation target, IEnumerable<BoundAssignment> assignments)
    {
        foreach (BoundAssignment assignment in assignments)
        {
            if (target.FindColumn(assignment.Column) is not { } column) return false;
            _text.Append(" set ").Append(QueryForm.Column(target.Oid, column.Number)).Append(" = ");
            if (!Write(assignment.Value)) return false;
        }

        return true;
    }

    private bool Conflict(BoundConflict conflict, Relation target, IEnumerable<BoundAssignment> assignments)
    {
        if (!conflict.IsKeptExactly) return false;
        _text.Append(" on conflict");
        return List("at", conflict.Keys) && List("of", Optional(conflict.KeyCondition)) && Assignments(target, assignments) && List("if", Optional(conflict.Condition));
    }

    private bool Nested(string word, BoundQuery query)
    {
        _text.Append(word).Append('(');
        bool isKnown = Query(query);
        _text.Append(')');
        return isKnown;
    }

    private bool From(List<BoundFromItem> items)
    {
        foreach (BoundFromItem item in items)
        {
            if (!From(item)) return false;
            _text.Append(',');
        }

        return true;
    }

    private bool From(BoundFromItem item)
    {
        if (item is BoundJoin join)
        {
            _text.Append('(');
            if (!From(join.Left)) return false;
            _text.Append(' ').Append(join.Kind).Append(' ');
            if (!From(join.Right) || !List("on", Optional(join.Condition))) return false;
            _text.Append(')');
            return true;
        }

        RangeEntry entry = ((BoundFromEntry)item).Entry;
        _entries[entry] = _entries.Count;
        if (_isRepeatable && entry.IsSampled) return false;
        if (entry.Sample is { } sample)
        {
            _text.Append("sample ").Append(sample.Method);
            if (!List("of", sample.Arguments) || !List("seed", Optional(sample.Seed))) return false;
            _text.Append(' ');
        }

        switch (entry.Kind)
        {
            case RangeKind.Relation when entry.Relation is { } relation:
                _text.Append(QueryForm.Relation(relation.Oid)).Append(entry.IsOnly ? " only " : "");
                return true;
            case RangeKind.CommonTable when entry.CommonTable is { } table:
                _text.Append("table ").Append(table.Name);
                return true;
            case RangeKind.Subquery when entry.Query is { } query:
                return Nested("query", query);
            case RangeKind.Function:
                // What a list of column definitions says, and WITH ORDINALITY.
                foreach (RangeColumn column in entry.Columns) _text.Append(QueryForm.Type(column.Type, column.Typmod)).Append(' ');
                return List("rows of", entry.Functions.Select(static part => part.Function));
            default:
                return false;
        }
    }

    private static IEnumerable<BoundExpression> Optional(BoundExpression? value) => value is null ? [] : [value];

    private bool List(string word, IEnumerable<BoundExpression> values)
    {
        bool isFirst = true;
        foreach (BoundExpression value in values)
        {
            _text.Append(isFirst ? $" {word} " : ", ");
            isFirst = false;
            if (!Write(value)) return false;
        }

        return true;
    }
}
