using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>ORDER BY, LIMIT, OFFSET, FETCH and the locking clauses.</summary>
internal sealed partial class Parser
{
    // The clauses behind a query's body. Those that the query in parentheses already has may not come again, which the server says
    // when it has seen them all.
    private SelectStatement ParseQueryTail(SelectStatement query, int start)
    {
        EquatableArray<SortItem> order = Is(K.Order) ? ParseOrderBy() : default;
        LimitClause? limit = null;
        Expression? offset = null;
        EquatableArray<LockingClause> locking = query.Locking;
        if (Is(K.For))
        {
            locking = ParseLocking(query.Locking);
            ParseLimits(ref limit, ref offset);
        }
        else if (ParseLimits(ref limit, ref offset) && Is(K.For))
        {
            locking = ParseLocking(query.Locking);
        }

        if (!order.IsEmpty && !query.OrderBy.IsEmpty) throw Error(order[0].Span.Start, "a query has one ORDER BY clause only");
        if (offset is not null && query.Offset is not null) throw Error(_offsetStart, "a query has one OFFSET clause only");
        if (limit is not null && query.Limit is not null) throw Error(limit.Span.Start, "a query has one LIMIT clause only");
        if (order.IsEmpty) order = query.OrderBy;
        limit ??= query.Limit;
        offset ??= query.Offset;
        if (limit is { WithTies: true })
        {
            if (order.IsEmpty) throw Error(_withTiesOffset, "WITH TIES needs an ORDER BY clause");
            foreach (LockingClause clause in locking)
            {
                if (clause.Wait == LockWait.SkipLocked) throw Error(_withTiesOffset, "SKIP LOCKED and WITH TIES cannot be used together");
            }
        }

        return query with { OrderBy = order, Limit = limit, Offset = offset, Locking = locking, Span = SpanFrom(start) };
    }

    /// <summary>sort_clause.</summary>
    private EquatableArray<SortItem> ParseOrderBy()
    {
        Expect(K.Order, K.By);
        NodeList<SortItem> items = List<SortItem>();
        do
        {
            int start = Start;
            Expression value = ParseExpression();
            SortDirection direction = SortDirection.Default;
            OperatorName? operatorName = null;
            if (Accept(K.Using))
            {
                direction = SortDirection.Using;
                operatorName = Is(K.Operator) ? ParseQualifiedOperator() : ParseOperator();
            }
            else
            {
                direction = ParseSortDirection();
            }

            NullsOrder nulls = ParseNullsOrder();
            items.Add(new SortItem(value, direction, operatorName, nulls) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        return items.ToArray();
    }

    /// <summary>opt_asc_desc.</summary>
    private SortDirection ParseSortDirection() =>
        Accept(K.Asc) ? SortDirection.Ascending : Accept(K.Desc) ? SortDirection.Descending : SortDirection.Default;

    /// <summary>opt_nulls_order.</summary>
    private NullsOrder ParseNullsOrder()
    {
        if (!Accept(K.NullsLa)) return NullsOrder.Default;
        if (Accept(K.First)) return NullsOrder.First;
        Expect(K.Last);
        return NullsOrder.Last;
    }

    // LIMIT or FETCH, and OFFSET, in any order but once each.
    private bool ParseLimits(ref LimitClause? limit, ref Expression? offset)
    {
        while (true)
        {
            int start = Start;
            if (limit is null && Kind is K.Limit or K.Fetch)
            {
                limit = Is(K.Limit) ? ParseLimit() : ParseFetch();
            }
            else if (offset is null && Is(K.Offset))
            {
                offset = ParseOffset();
                _offsetStart = start;
            }
            else
            {
                return limit is not null || offset is not null;
            }
        }
    }

    private LimitClause ParseLimit()
    {
        int start = Start;
        Expect(K.Limit);
        Expression? count = Accept(K.All) ? null : ParseExpression();
        if (Is(K.Comma))
        {
            int comma = Start;
            Advance();
            int second = Start;
            ParseExpression();

            // MySQL's first number is the offset.
            string offset = Text.Substring(start, comma - start).Substring("limit".Length).Trim(), rows = Text.Substring(second, SpanFrom(second).Length);
            throw Error(start, $"PostgreSQL has no LIMIT with a comma: write LIMIT {rows} OFFSET {offset}");
        }

        return new LimitClause(count, WithTies: false) { Span = SpanFrom(start) };
    }

    // Where the last OFFSET and the last WITH TIES began, for the errors that need the whole query to be seen.
    private int _offsetStart;
    private int _withTiesOffset;

    private LimitClause ParseFetch()
    {
        int start = Start;
        Expect(K.Fetch);
        if (!Accept(K.First)) Expect(K.Next);
        Expression count = Kind is K.Row or K.Rows && Peek(1) is K.Only or K.With ? new IntegerLiteral(1) : ParseFetchCount();
        ExpectRows();
        bool withTies = false;
        if (Is(K.With))
        {
            _withTiesOffset = Start;
            Expect(K.With, K.Ties);
            withTies = true;
        }
        else
        {
            Expect(K.Only);
        }

        return new LimitClause(count, withTies) { Span = SpanFrom(start) };
    }

    private void ExpectRows()
    {
        if (!Accept(K.Row)) Expect(K.Rows);
    }

    // select_fetch_first_value: an operand or a signed number.
    private Expression ParseFetchCount()
    {
        int start = Start;
        if (Kind is not (K.Plus or K.Minus)) return ParsePrimary();
        OperatorName sign = TakeOperator();
        if (Kind is not (K.IntegerConstant or K.NumericConstant)) throw Unexpected("a number");
        Expression number = ParsePrimary();
        return new UnaryOperation(sign, number) { Span = SpanFrom(start) };
    }

    private Expression ParseOffset()
    {
        Expect(K.Offset);
        bool isSignedNumber = Kind is K.Plus or K.Minus && Peek(1) is K.IntegerConstant or K.NumericConstant && Peek(2) is K.Row or K.Rows;
        bool isCount = isSignedNumber;
        Expression offset = isSignedNumber ? ParseFetchCount() : ParseExpressionOrPrimary(out isCount);
        if (isCount && Kind is K.Row or K.Rows) Advance();
        return offset;
    }

    // for_locking_clause: FOR READ ONLY alone, or any number of clauses with a strength.
    private EquatableArray<LockingClause> ParseLocking(EquatableArray<LockingClause> inner)
    {
        NodeList<LockingClause> clauses = List<LockingClause>();
        foreach (LockingClause clause in inner) clauses.Add(clause);
        if (Peek(1) == K.Read)
        {
            Expect(K.For, K.Read);
            Expect(K.Only);
            return clauses.ToArray();
        }

        while (Is(K.For))
        {
            int start = Start;
            Advance();
            LockStrength strength = ParseLockStrength();
            EquatableArray<QualifiedName> tables = Accept(K.Of) ? ParseQualifiedNameList() : default;
            LockWait wait = Accept(K.Nowait) ? LockWait.NoWait : AcceptPhrase(K.Skip, K.Locked) ? LockWait.SkipLocked : LockWait.Wait;
            clauses.Add(new LockingClause(strength, tables, wait) { Span = SpanFrom(start) });
        }

        return clauses.ToArray();
    }

    private LockStrength ParseLockStrength()
    {
        switch (Kind)
        {
            case K.Update:
                Advance();
                return LockStrength.Update;
            case K.Share:
                Advance();
                return LockStrength.Share;
            case K.No:
                Expect(K.No, K.Key);
                Expect(K.Update);
                return LockStrength.NoKeyUpdate;
            case K.Key:
                Expect(K.Key, K.Share);
                return LockStrength.KeyShare;
            default:
                throw Unexpected("'update', 'no key update', 'share' or 'key share'");
        }
    }
}
