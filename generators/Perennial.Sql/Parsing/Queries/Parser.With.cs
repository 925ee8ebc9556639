using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Common table expressions (documentation, "WITH Queries").</summary>
internal sealed partial class Parser
{
    /// <summary>with_clause.</summary>
    private WithClause ParseWith()
    {
        int start = Start;
        Advance();
        bool isRecursive = Is(K.Recursive) && IsInClass(KeywordClasses.ColumnId, 1);
        if (isRecursive) Advance();
        NodeList<CommonTableExpression> tables = List<CommonTableExpression>();
        do tables.Add(ParseCommonTableExpression());
        while (Accept(K.Comma));
        return new WithClause(isRecursive, tables.ToArray()) { Span = SpanFrom(start) };
    }

    private CommonTableExpression ParseCommonTableExpression()
    {
        int start = Start;
        Identifier name = ParseColumnId();
        EquatableArray<Identifier> columns = ParseOptionalColumnList();
        Expect(K.As);
        Materialization materialization = Materialization.Default;
        if (Accept(K.Materialized)) materialization = Materialization.Materialized;
        else if (AcceptPhrase(K.Not, K.Materialized)) materialization = Materialization.NotMaterialized;
        Expect(K.OpenParen);
        Enter();
        Statement query = ParsePreparable();
        Leave();
        Expect(K.CloseParen);
        SearchClause? search = Is(K.Search) ? ParseSearch() : null;
        CycleClause? cycle = Is(K.Cycle) ? ParseCycle() : null;
        return new CommonTableExpression(name, columns, materialization, query) { Search = search, Cycle = cycle, Span = SpanFrom(start) };
    }

    private SearchClause ParseSearch()
    {
        int start = Start;
        Require(14, "SEARCH");
        Expect(K.Search);
        bool isBreadthFirst = Accept(K.Breadth);
        if (!isBreadthFirst) Expect(K.Depth);
        Expect(K.First, K.By);
        EquatableArray<Identifier> columns = ParseNameList();
        Expect(K.Set);
        Identifier set = ParseColumnId();
        return new SearchClause(isBreadthFirst, columns, set) { Span = SpanFrom(start) };
    }

    private CycleClause ParseCycle()
    {
        int start = Start;
        Require(14, "CYCLE");
        Expect(K.Cycle);
        EquatableArray<Identifier> columns = ParseNameList();
        Expect(K.Set);
        Identifier set = ParseColumnId();
        Expression? mark = null, markDefault = null;
        if (Accept(K.To))
        {
            mark = ParseConstant();
            Expect(K.Default);
            markDefault = ParseConstant();
        }

        Expect(K.Using);
        Identifier path = ParseColumnId();
        return new CycleClause(columns, set, mark, markDefault, path) { Span = SpanFrom(start) };
    }

    /// <summary>AexprConst.</summary>
    private Expression ParseConstant()
    {
        if (Kind is K.PositionalParameter or K.NamedParameter or K.OpenParen or K.Case or K.Array) throw Unexpected("a constant");
        Expression value = ParsePrimary();
        return value is Literal ? value : throw Unexpected("a constant");
    }
}
