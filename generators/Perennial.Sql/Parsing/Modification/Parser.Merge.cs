using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>MERGE.</summary>
internal sealed partial class Parser
{
    private MergeStatement ParseMerge(int start, WithClause? with)
    {
        Require(15, "MERGE");
        Expect(K.Merge, K.Into);
        RelationName table = ParseRelation();
        Identifier? alias = ParseTargetAlias();
        Expect(K.Using);
        FromItem source = ParseFromItem();
        Expect(K.On);
        Expression on = ParseExpression();
        NodeList<MergeWhen> clauses = List<MergeWhen>();
        do clauses.Add(ParseMergeWhen());
        while (Is(K.When));
        EquatableArray<MergeWhen> all = clauses.ToArray();
        if (Is(K.Returning)) Require(17, "RETURNING of MERGE");
        ReturningClause? returning = ParseReturning();
        return new MergeStatement(table, source, on, all) { With = with, Alias = alias, Returning = returning, Span = SpanFrom(start) };
    }

    private MergeWhen ParseMergeWhen()
    {
        int start = Start;
        Expect(K.When);
        MergeMatch match = MergeMatch.Matched;
        if (Accept(K.Not))
        {
            match = MergeMatch.NotMatchedByTarget;
            Expect(K.Matched);
            if (Is(K.By))
            {
                Require(17, "WHEN NOT MATCHED BY");
                Advance();
                if (Accept(K.Source)) match = MergeMatch.NotMatchedBySource;
                else Expect(K.Target);
            }
        }
        else
        {
            Expect(K.Matched);
        }

        Expression? condition = Accept(K.And) ? ParseExpression() : null;
        Expect(K.Then);
        MergeOperation operation = ParseMergeOperation(match);
        return new MergeWhen(match, condition, operation) { Span = SpanFrom(start) };
    }

    private MergeOperation ParseMergeOperation(MergeMatch match)
    {
        int start = Start;
        bool inserts = match == MergeMatch.NotMatchedByTarget;
        switch (Kind)
        {
            case K.Do:
                Expect(K.Do, K.Nothing);
                return new MergeDoNothing { Span = SpanFrom(start) };
            case K.Insert when inserts:
                return ParseMergeInsert(start);
            case K.Update when !inserts:
                Expect(K.Update, K.Set);
                EquatableArray<Assignment> assignments = ParseAssignments();
                return new MergeUpdate(assignments) { Span = SpanFrom(start) };
            case K.Delete when !inserts:
                Advance();
                return new MergeDelete { Span = SpanFrom(start) };
            default:
                throw Unexpected(inserts ? "'insert' or 'do nothing'" : "'update', 'delete' or 'do nothing'");
        }
    }

    private MergeInsert ParseMergeInsert(int start)
    {
        Expect(K.Insert);
        EquatableArray<AssignmentTarget> columns = default;
        if (Is(K.Default))
        {
            Expect(K.Default, K.Values);
            return new MergeInsert(columns, OverridingKind.None, null) { Span = SpanFrom(start) };
        }

        if (Accept(K.OpenParen))
        {
            columns = ParseAssignmentTargets();
            Expect(K.CloseParen);
        }

        OverridingKind overriding = ParseOverriding();
        Expect(K.Values, K.OpenParen);
        EquatableArray<Expression> values = ParseExpressionList();
        Expect(K.CloseParen);
        return new MergeInsert(columns, overriding, values) { Span = SpanFrom(start) };
    }
}
