using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>GROUP BY and windows.</summary>
internal sealed partial class Parser
{
    private const string WindowingError = "42P20";

    private GroupByClause ParseGroupBy()
    {
        int start = Start;
        Expect(K.Group, K.By);
        bool isDistinct = false;
        if (Kind is K.Distinct or K.All)
        {
            Require(14, "GROUP BY with DISTINCT or ALL");
            isDistinct = Accept(K.Distinct);
            if (!isDistinct) Advance();
        }

        EquatableArray<GroupingElement> elements = ParseGroupingElements();
        return new GroupByClause(elements, isDistinct) { Span = SpanFrom(start) };
    }

    private EquatableArray<GroupingElement> ParseGroupingElements()
    {
        NodeList<GroupingElement> elements = List<GroupingElement>();
        do elements.Add(ParseGroupingElement());
        while (Accept(K.Comma));
        return elements.ToArray();
    }

    private GroupingElement ParseGroupingElement()
    {
        int start = Start;
        switch (Kind)
        {
            case K.OpenParen when Peek(1) == K.CloseParen:
                Expect(K.OpenParen, K.CloseParen);
                return new EmptyGrouping { Span = SpanFrom(start) };
            case (K.Cube or K.Rollup) when Peek(1) == K.OpenParen:
                GroupingSetKind kind = Is(K.Cube) ? GroupingSetKind.Cube : GroupingSetKind.Rollup;
                Advance();
                Expect(K.OpenParen);
                NodeList<GroupingElement> elements = List<GroupingElement>();
                do elements.Add(ParseGroupingExpression());
                while (Accept(K.Comma));
                EquatableArray<GroupingElement> all = elements.ToArray();
                Expect(K.CloseParen);
                return new GroupingSet(kind, all) { Span = SpanFrom(start) };
            case K.Grouping when Peek(1) == K.Sets:
                Expect(K.Grouping, K.Sets);
                Expect(K.OpenParen);
                Enter();
                EquatableArray<GroupingElement> sets = ParseGroupingElements();
                Leave();
                Expect(K.CloseParen);
                return new GroupingSet(GroupingSetKind.Sets, sets) { Span = SpanFrom(start) };
            default:
                return ParseGroupingExpression();
        }
    }

    private GroupingExpression ParseGroupingExpression()
    {
        Expression value = ParseExpression();
        return new GroupingExpression(value) { Span = value.Span };
    }

    private EquatableArray<WindowDefinition> ParseWindows()
    {
        Expect(K.Window);
        NodeList<WindowDefinition> windows = List<WindowDefinition>();
        do
        {
            int start = Start;
            Identifier name = ParseColumnId();
            Expect(K.As);
            WindowSpecification specification = ParseWindowSpecification();
            windows.Add(new WindowDefinition(name, specification) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        return windows.ToArray();
    }

    /// <summary>window_specification.</summary>
    private WindowSpecification ParseWindowSpecification()
    {
        int start = Start;
        Expect(K.OpenParen);
        Identifier? existing = IsColumnId && Kind is not (K.Partition or K.Range or K.Rows or K.Groups) ? TakeName() : null;
        EquatableArray<Expression> partition = AcceptPhrase(K.Partition, K.By) ? ParseExpressionList() : default;
        EquatableArray<SortItem> order = Is(K.Order) ? ParseOrderBy() : default;
        WindowFrame? frame = Kind is K.Range or K.Rows or K.Groups ? ParseFrame() : null;
        Expect(K.CloseParen);
        return new WindowSpecification { Base = existing, PartitionBy = partition, OrderBy = order, Frame = frame, Span = SpanFrom(start) };
    }

    private WindowFrame ParseFrame()
    {
        int start = Start;
        FrameUnit unit = Kind switch { K.Range => FrameUnit.Range, K.Rows => FrameUnit.Rows, _ => FrameUnit.Groups };
        Advance();
        FrameBound from;
        FrameBound? to = null;
        if (Is(K.Between) && !IsOperatorBehindName(Peek(1)))
        {
            Advance();
            // Words of the same precedence, of which neither may follow the other.
            if (Kind is K.Between or K.Like or K.Ilike or K.Similar) throw Unexpected();
            from = ParseFrameBound();
            Expect(K.And);
            to = ParseFrameBound();
        }
        else
        {
            from = ParseFrameBound();
        }

        CheckFrame(from, to);
        FrameExclusion exclusion = ParseFrameExclusion();
        return new WindowFrame(unit, from, to, exclusion) { Span = SpanFrom(start) };
    }

    // BETWEEN is a column's name as well: what cannot begin an expression tells.
    private static bool IsOperatorBehindName(TokenKind kind) => kind is K.DoubleColon or K.OpenBracket or K.Dot or K.Star or K.Slash or K.Percent or K.Caret
        or K.Is or K.Isnull or K.Notnull or K.And or K.Or or K.In or K.NotLa or K.Collate or (>= K.Less and <= K.NotEquals);

    private FrameBound ParseFrameBound()
    {
        int start = Start;
        if (Is(K.Unbounded) && Peek(1) is K.Preceding or K.Following)
        {
            Advance();
            FrameBoundKind unbounded = Accept(K.Preceding) ? FrameBoundKind.UnboundedPreceding : FrameBoundKind.UnboundedFollowing;
            if (unbounded == FrameBoundKind.UnboundedFollowing) Advance();
            return new FrameBound(unbounded, null) { Span = SpanFrom(start) };
        }

        if (Is(K.Current) && Peek(1) == K.Row)
        {
            Expect(K.Current, K.Row);
            return new FrameBound(FrameBoundKind.CurrentRow, null) { Span = SpanFrom(start) };
        }

        Expression offset = ParseExpression();
        FrameBoundKind kind = Accept(K.Preceding) ? FrameBoundKind.Preceding : FrameBoundKind.Following;
        if (kind == FrameBoundKind.Following) Expect(K.Following);
        return new FrameBound(kind, offset) { Span = SpanFrom(start) };
    }

    // A frame's start must not lie behind its end.
    private void CheckFrame(FrameBound from, FrameBound? to)
    {
        if (from.Kind == FrameBoundKind.UnboundedFollowing)
            throw Error(from.Span.Start, "a frame cannot start at UNBOUNDED FOLLOWING", WindowingError);
        if (to is null)
        {
            if (from.Kind == FrameBoundKind.Following)
                throw Error(from.Span.Start, "a frame that starts at a following row cannot end at the current row", WindowingError);
            return;
        }

        if (to.Kind == FrameBoundKind.UnboundedPreceding)
            throw Error(to.Span.Start, "a frame cannot end at UNBOUNDED PRECEDING", WindowingError);
        if (from.Kind == FrameBoundKind.CurrentRow && to.Kind == FrameBoundKind.Preceding)
            throw Error(to.Span.Start, "a frame that starts at the current row cannot end at a preceding one", WindowingError);
        if (from.Kind == FrameBoundKind.Following && to.Kind is FrameBoundKind.Preceding or FrameBoundKind.CurrentRow)
            throw Error(to.Span.Start, "a frame that starts at a following row cannot end before it", WindowingError);
    }

    private FrameExclusion ParseFrameExclusion()
    {
        if (!Accept(K.Exclude)) return FrameExclusion.None;
        switch (Kind)
        {
            case K.Current:
                Expect(K.Current, K.Row);
                return FrameExclusion.CurrentRow;
            case K.Group:
                Advance();
                return FrameExclusion.Group;
            case K.Ties:
                Advance();
                return FrameExclusion.Ties;
            default:
                Expect(K.No, K.Others);
                return FrameExclusion.NoOthers;
        }
    }
}
