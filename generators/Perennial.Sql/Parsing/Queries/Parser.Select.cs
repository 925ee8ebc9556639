using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>SELECT, VALUES and TABLE, set operations, and the clauses that apply to the whole (documentation, "SELECT").</summary>
internal sealed partial class Parser
{
    /// <summary>Whether a query begins here without a parenthesis.</summary>
    private bool IsQueryStart() => Kind is K.Select or K.Values or K.With or K.WithLa or K.Table;

    // Where a column may stand as well, VALUES without rows is one.
    private bool IsQueryInsteadOfName() => Kind == K.Values ? Peek(1) == K.OpenParen : IsQueryStart();

    // What may follow a query in parentheses to make it a part of a larger one.
    private bool IsQueryContinuation() => Kind is K.Union or K.Intersect or K.Except or K.Order or K.Limit or K.Offset or K.Fetch or K.For;

    /// <summary>SelectStmt: a query with or without WITH, in parentheses or not.</summary>
    private SelectStatement ParseSelectStatement()
    {
        if (!IsQueryStart() && !Is(K.OpenParen)) throw Unexpected("a query");
        return ParseSelectWithOptionalWith();
    }

    private SelectStatement ParseSelectWithOptionalWith()
    {
        int start = Start;
        WithClause? with = Kind is K.With or K.WithLa ? ParseWith() : null;
        return ParseSelect(start, with);
    }

    /// <summary>select_with_parens.</summary>
    private SelectStatement ParseSubquery()
    {
        Expect(K.OpenParen);
        Enter();
        SelectStatement query = ParseSelectStatement();
        Leave();
        Expect(K.CloseParen);
        return query;
    }

    /// <summary>A query behind its WITH clause, if any.</summary>
    private SelectStatement ParseSelect(int start, WithClause? with)
    {
        if (Is(K.OpenParen)) return ContinueSelect(ParseSubquery(), start, with);
        QueryBody body = ParseSetOperations(ParseSimpleQuery(), start, minimum: 1);
        return ParseQueryTail(new SelectStatement(body) { With = with }, start);
    }

    /// <summary>What follows a query in parentheses: set operations, then clauses, which add to those inside.</summary>
    private SelectStatement ContinueSelect(SelectStatement inner, int start, WithClause? with = null)
    {
        if (Kind is K.Union or K.Intersect or K.Except)
        {
            QueryBody body = ParseSetOperations(ToBody(inner), start, minimum: 1);
            return ParseQueryTail(new SelectStatement(body) { With = with }, start);
        }

        SelectStatement query = IsQueryContinuation() ? ParseQueryTail(inner, start) : inner;
        if (with is null) return query;
        if (inner.With is not null) throw Error(with.Span.Start, "a query has one WITH clause only");
        return query with { With = with, Span = SpanFrom(start) };
    }

    // An operand in parentheses keeps them only when it has clauses of its own.
    private static QueryBody ToBody(SelectStatement query) =>
        query.With is null && query.OrderBy.IsEmpty && query.Limit is null && query.Offset is null && query.Locking.IsEmpty
            ? query.Body
            : new NestedQuery(query) { Span = query.Span };

    // UNION and EXCEPT bind less tightly than INTERSECT; all are left-associative.
    private QueryBody ParseSetOperations(QueryBody left, int start, int minimum)
    {
        int levels = 0;
        while (true)
        {
            SetOperator set;
            switch (Kind)
            {
                case K.Union when minimum <= 1:
                    set = SetOperator.Union;
                    break;
                case K.Except when minimum <= 1:
                    set = SetOperator.Except;
                    break;
                case K.Intersect:
                    if (minimum > 2)
                    {
                        Leave(levels);
                        return left;
                    }

                    set = SetOperator.Intersect;
                    break;
                default:
                    Leave(levels);
                    return left;
            }

            Advance();
            bool isAll = Accept(K.All);
            if (!isAll) Accept(K.Distinct);
            int rightStart = Start;
            QueryBody right = Is(K.OpenParen) ? ToBody(ParseSubquery()) : ParseSimpleQuery();
            right = ParseSetOperations(right, rightStart, set == SetOperator.Intersect ? 3 : 2);
            left = new SetOperation(set, isAll, left, right) { Span = SpanFrom(start) };
            Enter();
            levels++;
        }
    }

    // simple_select without set operations.
    private QueryBody ParseSimpleQuery()
    {
        int start = Start;
        switch (Kind)
        {
            case K.Select:
                return ParseSelectCore(start);
            case K.Values:
                return ParseValues(start);
            case K.Table:
                Advance();
                RelationName relation = ParseRelation();
                return new TableBody(relation) { Span = SpanFrom(start) };
            default:
                Is(K.Select);
                Is(K.OpenParen);
                throw Unexpected("a query");
        }
    }

    private ValuesBody ParseValues(int start)
    {
        Expect(K.Values);
        NodeList<ValuesRow> rows = List<ValuesRow>();
        do
        {
            int rowStart = Start;
            Expect(K.OpenParen);
            EquatableArray<Expression> values = ParseExpressionList();
            Expect(K.CloseParen);
            rows.Add(new ValuesRow(values) { Span = SpanFrom(rowStart) });
        }
        while (Accept(K.Comma));
        return new ValuesBody(rows.ToArray()) { Span = SpanFrom(start) };
    }

    private SelectCore ParseSelectCore(int start)
    {
        Expect(K.Select);
        DistinctClause? distinct = ParseDistinct();
        EquatableArray<SelectItem> items = distinct is null && IsEndOfSelectList() ? default : ParseSelectItems();
        IntoClause? into = Is(K.Into) ? ParseInto() : null;
        EquatableArray<FromItem> from = Accept(K.From) ? ParseFromList() : default;
        Expression? where = Accept(K.Where) ? ParseExpression() : null;
        GroupByClause? groupBy = Is(K.Group) ? ParseGroupBy() : null;
        Expression? having = Accept(K.Having) ? ParseExpression() : null;
        EquatableArray<WindowDefinition> windows = Is(K.Window) ? ParseWindows() : default;
        return new SelectCore
        {
            Items = items,
            Distinct = distinct,
            Into = into,
            From = from,
            Where = where,
            GroupBy = groupBy,
            Having = having,
            Windows = windows,
            Span = SpanFrom(start),
        };
    }

    private DistinctClause? ParseDistinct()
    {
        int start = Start;
        if (!Accept(K.Distinct))
        {
            Accept(K.All);
            return null;
        }

        EquatableArray<Expression> on = default;
        if (AcceptPhrase(K.On, K.OpenParen))
        {
            on = ParseExpressionList();
            Expect(K.CloseParen);
        }

        return new DistinctClause(on) { Span = SpanFrom(start) };
    }

    private bool IsEndOfSelectList() => Kind is K.EndOfInput or K.Semicolon or K.CloseParen or K.Into or K.From or K.Where or K.Group or K.Having
        or K.Window or K.Order or K.Limit or K.Offset or K.Fetch or K.For or K.Union or K.Intersect or K.Except or K.On or K.Returning or K.With
        or K.Create or K.Grant or K.FormatLa;

    /// <summary>target_list: items of a select or RETURNING list.</summary>
    private EquatableArray<SelectItem> ParseSelectItems()
    {
        NodeList<SelectItem> items = List<SelectItem>();
        do items.Add(ParseSelectItem());
        while (Accept(K.Comma));
        return items.ToArray();
    }

    private SelectItem ParseSelectItem()
    {
        int start = Start;
        if (Is(K.Star))
        {
            Advance();
            StarReference star = new(default(EquatableArray<Identifier>)) { Span = LastSpan };
            return new SelectItem(star, null) { Span = star.Span };
        }

        Expression value = ParseLabelledExpression();
        Identifier? alias = null;
        if (Accept(K.As)) alias = ParseLabel();
        else if (IsInClass(KeywordClasses.BareLabel))
        {
            if (Kind != K.Identifier && !Keywords.IsNewerThan13(Kind)) Require(14, "a keyword as a label without AS");
            alias = TakeName();
        }

        return new SelectItem(value, alias) { Span = SpanFrom(start) };
    }

    private IntoClause ParseInto()
    {
        int start = Start;
        Expect(K.Into);
        TablePersistence persistence = TablePersistence.Permanent;
        if (Kind is K.Local or K.Global && Peek(1) is K.Temporary or K.Temp)
        {
            Advance();
            Advance();
            persistence = TablePersistence.Temporary;
        }
        else if (Kind is K.Temporary or K.Temp or K.Unlogged && (Peek(1) == K.Table || IsInClass(KeywordClasses.ColumnId, 1)))
        {
            persistence = Is(K.Unlogged) ? TablePersistence.Unlogged : TablePersistence.Temporary;
            Advance();
        }

        Accept(K.Table);
        QualifiedName table = ParseQualifiedName();
        return new IntoClause(table, persistence) { Span = SpanFrom(start) };
    }
}
