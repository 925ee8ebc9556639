using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>INSERT, UPDATE and DELETE.</summary>
internal sealed partial class Parser
{
    private InsertStatement ParseInsert(int start, WithClause? with)
    {
        Expect(K.Insert, K.Into);
        QualifiedName table = ParseQualifiedName();
        Identifier? alias = Accept(K.As) ? ParseColumnId() : null;
        EquatableArray<AssignmentTarget> columns = default;
        OverridingKind overriding = OverridingKind.None;
        SelectStatement? source = null;
        if (Is(K.Default))
        {
            Expect(K.Default, K.Values);
        }
        else
        {
            if (Is(K.OpenParen) && !IsQueryInParentheses())
            {
                Advance();
                columns = ParseAssignmentTargets();
                Expect(K.CloseParen);
            }

            overriding = ParseOverriding();
            source = ParseInsertSource(columns.IsEmpty && overriding == OverridingKind.None);
        }

        OnConflictClause? onConflict = Is(K.On) ? ParseOnConflict() : null;
        ReturningClause? returning = ParseReturning();
        return new InsertStatement(table)
        {
            With = with,
            Alias = alias,
            Columns = columns,
            Overriding = overriding,
            Source = source,
            OnConflict = onConflict,
            Returning = returning,
            Span = SpanFrom(start),
        };
    }

    private SelectStatement ParseInsertSource(bool isFirst)
    {
        if (!IsQueryStart() && !Is(K.OpenParen) && !Is(K.Values) && !Is(K.Select))
            throw Unexpected(isFirst ? "'values', 'select', 'default values' or a list of columns" : "'values' or 'select'");
        return ParseSelectStatement();
    }

    // "(select", "(values (" and "((" begin a query, anything else a list of columns.
    private bool IsQueryInParentheses() => Peek(1) switch
    {
        K.Select or K.With or K.WithLa or K.Table or K.OpenParen => true,
        K.Values => Peek(2) == K.OpenParen,
        _ => false,
    };

    private OverridingKind ParseOverriding()
    {
        if (!Accept(K.Overriding)) return OverridingKind.None;
        OverridingKind kind = Accept(K.User) ? OverridingKind.User : OverridingKind.System;
        if (kind == OverridingKind.System) Expect(K.System);
        Expect(K.Value);
        return kind;
    }

    /// <summary>insert_column_list and set_target_list.</summary>
    private EquatableArray<AssignmentTarget> ParseAssignmentTargets()
    {
        NodeList<AssignmentTarget> targets = List<AssignmentTarget>();
        do targets.Add(ParseAssignmentTarget());
        while (Accept(K.Comma));
        return targets.ToArray();
    }

    /// <summary>insert_column_item and set_target.</summary>
    private AssignmentTarget ParseAssignmentTarget()
    {
        int start = Start;
        Identifier column = ParseColumnId();
        if (Kind is not (K.Dot or K.OpenBracket)) return new AssignmentTarget(column, null) { Span = column.Span };
        ColumnReference reference = new(new EquatableArray<Identifier>([column])) { Span = column.Span };
        Expression indirection = ParseIndirection(reference, start);
        return new AssignmentTarget(column, indirection) { Span = SpanFrom(start) };
    }

    private OnConflictClause ParseOnConflict()
    {
        int start = Start;
        Expect(K.On, K.Conflict);
        EquatableArray<IndexElement> target = default;
        Expression? targetWhere = null;
        Identifier? constraint = null;
        if (Is(K.OpenParen))
        {
            target = ParseIndexElements();
            if (Accept(K.Where)) targetWhere = ParseExpression();
        }
        else if (AcceptPhrase(K.On, K.Constraint))
        {
            constraint = ParseColumnId();
        }

        Expect(K.Do);
        EquatableArray<Assignment> assignments = default;
        Expression? where = null;
        if (!Accept(K.Nothing))
        {
            Expect(K.Update, K.Set);
            assignments = ParseAssignments();
            if (Accept(K.Where)) where = ParseExpression();
        }

        return new OnConflictClause
        {
            Target = target,
            TargetWhere = targetWhere,
            Constraint = constraint,
            Assignments = assignments,
            Where = where,
            Span = SpanFrom(start),
        };
    }

    /// <summary>set_clause_list.</summary>
    private EquatableArray<Assignment> ParseAssignments()
    {
        NodeList<Assignment> assignments = List<Assignment>();
        do
        {
            int start = Start;
            bool isMultiple = Accept(K.OpenParen);
            EquatableArray<AssignmentTarget> targets;
            if (isMultiple)
            {
                targets = ParseAssignmentTargets();
                Expect(K.CloseParen);
            }
            else
            {
                targets = new EquatableArray<AssignmentTarget>([ParseAssignmentTarget()]);
            }

            Expect(K.EqualSign);
            Expression value = ParseExpression();
            assignments.Add(new Assignment(targets, value, isMultiple) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        return assignments.ToArray();
    }

    /// <summary>returning_clause.</summary>
    private ReturningClause? ParseReturning()
    {
        int start = Start;
        if (!Accept(K.Returning)) return null;
        Identifier? oldAlias = null, newAlias = null;
        if (Is(K.With))
        {
            Require(18, "RETURNING WITH");
            Expect(K.With, K.OpenParen);
            do
            {
                bool isOld = Accept(K.Old);
                if (!isOld) Expect(K.New);
                Expect(K.As);
                if (isOld) oldAlias = ParseColumnId();
                else newAlias = ParseColumnId();
            }
            while (Accept(K.Comma));
            Expect(K.CloseParen);
        }

        EquatableArray<SelectItem> items = ParseSelectItems();
        return new ReturningClause(items) { OldAlias = oldAlias, NewAlias = newAlias, Span = SpanFrom(start) };
    }

    private UpdateStatement ParseUpdate(int start, WithClause? with)
    {
        Expect(K.Update);
        RelationName table = ParseRelation();
        Identifier? alias = ParseTargetAlias();
        Expect(K.Set);
        EquatableArray<Assignment> assignments = ParseAssignments();
        EquatableArray<FromItem> from = Accept(K.From) ? ParseFromList() : default;
        Expression? where = ParseWhereOrCurrent();
        ReturningClause? returning = ParseReturning();
        return new UpdateStatement(table, assignments)
        {
            With = with,
            Alias = alias,
            From = from,
            Where = where,
            Returning = returning,
            Span = SpanFrom(start),
        };
    }

    private DeleteStatement ParseDelete(int start, WithClause? with)
    {
        Expect(K.Delete, K.From);
        RelationName table = ParseRelation();
        Identifier? alias = ParseTargetAlias();
        EquatableArray<FromItem> items = Accept(K.Using) ? ParseFromList() : default;
        Expression? where = ParseWhereOrCurrent();
        ReturningClause? returning = ParseReturning();
        return new DeleteStatement(table)
        {
            With = with,
            Alias = alias,
            Using = items,
            Where = where,
            Returning = returning,
            Span = SpanFrom(start),
        };
    }

    // relation_expr_opt_alias: SET is the next clause, not an alias, unless AS says otherwise.
    private Identifier? ParseTargetAlias()
    {
        if (Accept(K.As)) return ParseColumnId();
        return IsColumnId && Kind != K.Set ? TakeName() : null;
    }

    /// <summary>where_or_current_clause.</summary>
    private Expression? ParseWhereOrCurrent()
    {
        if (!Accept(K.Where)) return null;
        if (!Is(K.Current) || Peek(1) != K.Of) return ParseExpression();
        int start = Start;
        Expect(K.Current, K.Of);
        Identifier cursor = ParseColumnId();
        return new CurrentOf(cursor) { Span = SpanFrom(start) };
    }
}
