using System.Globalization;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Functions;

/// <summary>
/// Writes a query out in the forms that its callers may ask for. A condition such as <c>$1 is null or state = $1</c> would have one plan for both cases, and an
/// ORDER BY of a CASE none that uses an index; so every case is a query of its own, and PL/pgSQL keeps a plan for each.
/// </summary>
internal sealed class QueryVariants
{
    /// <summary>More forms than these make bodies that nobody can read.</summary>
    private const int Maximum = 32;

    private readonly QueryDefinition _query;
    private readonly BoundStatement _bound;
    private readonly IReadOnlyList<ResultColumn> _columns;
    private readonly Action<string> _report;
    private readonly SourceText _source;

    private QueryVariants(QueryDefinition query, BoundStatement bound, IReadOnlyList<ResultColumn> columns, Action<string> report)
    {
        _query = query;
        _bound = bound;
        _columns = columns;
        _report = report;
        _source = new SourceText("", query.Sql);
    }

    /// <summary>Whether the query has more forms than one.</summary>
    public static bool AreNeeded(QueryDefinition query) => !query.Optional.IsEmpty || !query.Order.IsEmpty || !query.Page.IsEmpty;

    /// <summary>The values that the order's argument takes.</summary>
    public static EquatableArray<string> Orders(QueryDefinition query) => query.Order.SelectMany(static name => new[] { name, name + " desc" }).ToEquatableArray();

    /// <summary>The names in <c>-- page:</c> without directions.</summary>
    public static EquatableArray<string> PageColumns(QueryDefinition query) => query.Page.Select(Column).ToEquatableArray();

    /// <summary>The forms, or null when the annotations do not fit the query.</summary>
    /// <param name="query">The definition.</param>
    /// <param name="bound">Bound by itself.</param>
    /// <param name="columns">Its result.</param>
    /// <param name="report">Receives what is wrong.</param>
    public static IReadOnlyList<QueryVariant>? Build(QueryDefinition query, BoundStatement bound, IReadOnlyList<ResultColumn> columns, Action<string> report) =>
        new QueryVariants(query, bound, columns, report).Build();

    /// <summary>The query's text without the conditions that callers may drop; null when the annotation does not fit.</summary>
    /// <param name="query">The definition.</param>
    /// <param name="bound">Bound by itself.</param>
    public static string? WithoutOptional(QueryDefinition query, BoundStatement bound)
    {
        QueryVariants variants = new(query, bound, [], static _ => { });
        if (SqlParser.Parse(variants._source, ParseOptions.Queries).Statements[0].Node is not SelectStatement select || variants.FindFilters(select) is not { } filters) return null;
        EquatableArray<TextReplacement> edits = filters.SelectMany(static filter => filter.Spans).OrderBy(static span => span.Start).Select(static span => new TextReplacement(span, "true")).ToEquatableArray();
        return TextReplacement.Apply(variants._source, new TextSpan(0, query.Sql.Length), edits);
    }

    private IReadOnlyList<QueryVariant>? Build()
    {
        if (!CheckCommand() || SqlParser.Parse(_source, ParseOptions.Queries).Statements[0].Node is not SelectStatement select) return null;
        if (FindFilters(select) is not { } filters || !CheckColumns()) return null;
        if (!CheckClauses(select)) return null;
        int count = (1 << filters.Count) * Math.Max(1, 2 * _query.Order.Count) * (_query.Page.IsEmpty ? 1 : 2);
        if (count > Maximum) return Fail($"has {count.ToString(CultureInfo.InvariantCulture)} forms, and {Maximum} are the most. Split it into queries for the cases that matter");

        List<QueryVariant> variants = [];
        for (int dropped = (1 << filters.Count) - 1; dropped >= 0; dropped--)
        {
            List<string> conditions = [];
            List<TextReplacement> edits = [];
            for (int i = 0; i < filters.Count; i++)
            {
                bool isDropped = (dropped & (1 << i)) != 0;
                conditions.Add("$" + Number(filters[i].Position) + (isDropped ? " is null" : " is not null"));
                if (isDropped) edits.AddRange(filters[i].Spans.Select(static span => new TextReplacement(span, "true")));
            }

            AddOrders(select, conditions, edits, variants);
        }

        return variants;
    }

    private void AddOrders(SelectStatement select, List<string> conditions, List<TextReplacement> edits, List<QueryVariant> variants)
    {
        if (_query.Order.IsEmpty)
        {
            AddPages(conditions, Text(edits), variants);
            return;
        }

        int place = select.Limit?.Span.Start ?? _query.Sql.Length;
        string argument = "$" + Number(_bound.Parameters.Count + 1);
        foreach (string order in Orders(_query))
        {
            bool isDescending = Column(order) != order;
            string clause = "order by " + NameRules.Quote(Column(order)) + (isDescending ? " desc" : "");
            TextReplacement edit = new(new TextSpan(place, 0), place == _query.Sql.Length ? "\n" + clause : clause + "\n");
            variants.Add(new QueryVariant(string.Join(" and ", [.. conditions, $"{argument} = '{order.Replace("'", "''")}'"]), Text([.. edits, edit])));
        }
    }

    private void AddPages(List<string> conditions, string body, List<QueryVariant> variants)
    {
        if (_query.Page.IsEmpty)
        {
            variants.Add(new QueryVariant(string.Join(" and ", conditions), body));
            return;
        }

        int first = _bound.Parameters.Count + 1;
        bool isDescending = IsDescending;
        string list = string.Join(", ", _columns.Select(static column => "page." + NameRules.Quote(column.Name)));
        string key = string.Join(", ", _query.Page.Select(static name => "page." + NameRules.Quote(Column(name))));
        string order = string.Join(", ", _query.Page.Select(name => "page." + NameRules.Quote(Column(name)) + (isDescending ? " desc" : "")));
        string values = string.Join(", ", _query.Page.Select((_, index) => "$" + Number(first + index)));
        string head = $"select {list}\nfrom (\n{body}\n) as page";
        string tail = $"\norder by {order}\nlimit ${Number(first + _query.Page.Count)}";
        variants.Add(new QueryVariant(string.Join(" and ", [.. conditions, $"${Number(first)} is null"]), head + tail));
        variants.Add(new QueryVariant(string.Join(" and ", [.. conditions, $"${Number(first)} is not null"]), $"{head}\nwhere ({key}) {(isDescending ? "<" : ">")} ({values})" + tail));
    }

    private bool IsDescending => Column(_query.Page[0]) != _query.Page[0];

    private bool CheckCommand()
    {
        bool takesMany = _query.Command is QueryCommand.Many or QueryCommand.Stream;
        if (_bound.Command != "SELECT" || !_bound.Writes.IsEmpty) Fail("is not a mere SELECT, which '-- optional:', '-- order:' and '-- page:' need. Remove the line, or write a query for each case");
        else if (!_query.Optional.IsEmpty && !takesMany && _query.Command is not (QueryCommand.One or QueryCommand.Single)) Fail("has '-- optional:', which goes with :many, :stream, :one and :single. Use one of these commands, or write a query for each case");
        else if (!_query.Order.IsEmpty && !takesMany) Fail("has '-- order:', which goes with :many and :stream. Use one of these commands, or write ORDER BY in the query");
        else if (!_query.Page.IsEmpty && _query.Command != QueryCommand.Many) Fail("has '-- page:', which goes with :many. Write :many, or ORDER BY and LIMIT in the query");
        else if (!_query.Page.IsEmpty && !_query.Order.IsEmpty) Fail("has both '-- page:', which orders by its key, and '-- order:'; keep one of them");
        else return true;
        return false;
    }

    private bool CheckColumns()
    {
        foreach (string name in _query.Order.Concat(PageColumns(_query)))
        {
            ResultColumn? column = _columns.FirstOrDefault(candidate => candidate.Name == name);
            string? problem = column is null || _bound.Columns.Count(candidate => candidate.Name == name) != 1
                ? $"is not one of its result columns ({string.Join(", ", _columns.Select(static candidate => candidate.Name))}). Name one of them, or select it"
                : column.IsNullable && !_query.Page.IsEmpty ? "may be null, which keys of pages must not be. Choose another column, or write its alias as \"" + name + "!\" when it never is" : null;
            if (problem is null) continue;
            Fail($"orders by '{name}', which {problem}");
            return false;
        }

        if (_query.Page.Any(name => (Column(name) != name) != IsDescending))
        {
            Fail("has a page whose columns go in different directions. Write desc behind all of them or behind none");
            return false;
        }

        return true;
    }

    private bool CheckClauses(SelectStatement select)
    {
        bool isOrdered = !_query.Order.IsEmpty || !_query.Page.IsEmpty;
        if (isOrdered && !select.OrderBy.IsEmpty) Fail("has an ORDER BY of its own besides that of its annotation. Remove one of them");
        else if (!_query.Page.IsEmpty && (select.Limit is not null || select.Offset is not null)) Fail("has a LIMIT or OFFSET, which '-- page:' adds by itself. Remove it");
        else if (!_query.Order.IsEmpty && select.Offset is { } offset && (select.Limit is null || offset.Span.Start < select.Limit.Span.Start)) Fail("has '-- order:' and an OFFSET without a LIMIT before it. Write 'limit all' before it");
        else if (isOrdered && !select.Locking.IsEmpty) Fail("locks rows, which goes neither with '-- order:' nor with '-- page:'. Remove that line and write ORDER BY in the query, or remove the FOR clause");
        else return true;
        return false;
    }

    // The conditions are the ones that AND joins in WHERE: only such a one can be left out without changing what the others mean.
    private List<(int Position, List<TextSpan> Spans)>? FindFilters(SelectStatement select)
    {
        List<(int, List<TextSpan>)> filters = [];
        List<TextSpan> conditions = [];
        Expression? where = (select.Body as SelectCore)?.Where;
        if (where is not null) Split(where, conditions);
        string whole = Text([]);
        foreach (string name in _query.Optional)
        {
            BoundParameter? parameter = _bound.Parameters.FirstOrDefault(candidate => candidate.Name == name);
            if (parameter is null)
            {
                string names = string.Join(", ", _bound.Parameters.Select(static candidate => candidate.Name));
                Fail($"says that '{name}' is optional, but has no such parameter{(names.Length > 0 ? " (there are " + names + ")" : "")}. Correct the name behind '-- optional:'");
                return null;
            }

            List<TextSpan> own = conditions.Where(span => Uses(Text(span), parameter.Position) > 0).ToList();
            if (own.Count == 0 || own.Sum(span => Uses(Text(span), parameter.Position)) != Uses(whole, parameter.Position))
            {
                Fail(own.Count == 0
                    ? $"says that '{name}' is optional, but uses it in no condition that AND joins in WHERE, and only such a one can be dropped. Filter by it there ('where column = @{name}'), or take '{name}' out of '-- optional:'"
                    : $"says that '{name}' is optional, but uses it elsewhere, too, besides its condition in WHERE, so the condition alone cannot be dropped. Use a parameter of another name there, or take '{name}' out of '-- optional:'");
                return null;
            }

            if (own.Any(span => _query.Optional.Any(other => other != name && _bound.Parameters.Any(second => second.Name == other && Uses(Text(span), second.Position) > 0))))
            {
                Fail($"has a condition that depends on two optional parameters, one of them '{name}'. Write a condition of its own for each, joined by AND");
                return null;
            }

            if (where is BooleanOperation { Operator: BooleanOperator.Or } or && !IsInParentheses(or.Span) && or.Operands.Any(operand => Uses(Text(operand.Span), parameter.Position) == 0))
            {
                Fail($"says that '{name}' is optional, and has an OR without parentheses: the condition to drop would be all of WHERE, with what is compared besides @{name}. Put parentheses around what goes together, as in 'where (a = @{name} or b) and c'");
                return null;
            }

            filters.Add((parameter.Position, own));
        }

        return filters;
    }

    private static void Split(Expression condition, List<TextSpan> into)
    {
        if (condition is not BooleanOperation { Operator: BooleanOperator.And } and)
        {
            into.Add(condition.Span);
            return;
        }

        foreach (Expression operand in and.Operands) Split(operand, into);
    }

    // By tokens, since comments may stand between.
    private bool IsInParentheses(TextSpan span)
    {
        char before = ' ';
        using Lexer lexer = new(_query.Sql, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i < lexer.Count; i++)
            {
                Token token = lexer.Tokens[i];
                if (token.End <= span.Start) before = _query.Sql[token.Start];
                else if (token.Start >= span.End) return before == '(' && _query.Sql[token.Start] == ')';
            }
        }

        return false;
    }

    private static int Uses(string sql, int position) => ParameterPlaces.Of(sql).Count(place => place.Number == position);

    private string Text(TextSpan span) => TextReplacement.Apply(_source, span, _bound.Replacements);

    private string Text(List<TextReplacement> edits)
    {
        IEnumerable<TextReplacement> kept = _bound.Replacements.Where(replacement => !edits.Exists(edit => edit.Span.Start <= replacement.Span.Start && replacement.Span.End <= edit.Span.End && edit.Span.Length > 0));
        return TextReplacement.Apply(_source, new TextSpan(0, _query.Sql.Length), kept.Concat(edits).OrderBy(static edit => edit.Span.Start).ThenBy(static edit => edit.Span.Length).ToEquatableArray());
    }

    private List<QueryVariant>? Fail(string problem)
    {
        _report($"The query '{_query.Name}' {problem}.");
        return null;
    }

    private static string Column(string name) => name.EndsWith(" desc", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
