using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>FROM: tables, functions, subqueries, joins (documentation, "Table Expressions").</summary>
internal sealed partial class Parser
{
    /// <summary>from_list.</summary>
    private EquatableArray<FromItem> ParseFromList()
    {
        NodeList<FromItem> items = List<FromItem>();
        do items.Add(ParseFromItem());
        while (Accept(K.Comma));
        return items.ToArray();
    }

    /// <summary>table_ref with the joins behind it.</summary>
    private FromItem ParseFromItem()
    {
        int start = Start;
        Enter();
        FromItem item = ParseJoins(ParseFromOperand(), start);
        Leave();
        return item;
    }

    private FromItem ParseJoins(FromItem left, int start)
    {
        int levels = 0;
        while (true)
        {
            bool isNatural = false;
            JoinKind kind;
            switch (Kind)
            {
                case K.Cross:
                    Expect(K.Cross, K.Join);
                    kind = JoinKind.Cross;
                    break;
                case K.Natural:
                    Advance();
                    isNatural = true;
                    kind = ParseJoinKind();
                    break;
                case K.Join or K.Inner or K.Left or K.Right or K.Full:
                    kind = ParseJoinKind();
                    break;
                default:
                    Leave(levels);
                    return left;
            }

            // A join with a condition takes all further joins before the condition as its right side.
            JoinItem join = new(kind, left, kind == JoinKind.Cross || isNatural ? ParseFromOperand() : ParseFromItem()) { IsNatural = isNatural };
            left = (kind == JoinKind.Cross || isNatural ? join : ParseJoinCondition(join)) with { Span = SpanFrom(start) };
            Enter();
            levels++;
        }
    }

    private JoinKind ParseJoinKind()
    {
        JoinKind kind = JoinKind.Inner;
        if (Kind is K.Left or K.Right or K.Full)
        {
            kind = Kind switch { K.Left => JoinKind.Left, K.Right => JoinKind.Right, _ => JoinKind.Full };
            Advance();
            Accept(K.Outer);
        }
        else
        {
            Accept(K.Inner);
        }

        Expect(K.Join);
        return kind;
    }

    private JoinItem ParseJoinCondition(JoinItem join)
    {
        if (Accept(K.On)) return join with { On = ParseExpression() };
        Expect(K.Using);
        EquatableArray<Identifier> columns = ParseColumnList();
        Identifier? alias = null;
        if (Is(K.As))
        {
            Require(14, "an alias of JOIN ... USING");
            Advance();
            alias = ParseColumnId();
        }

        return join with { Using = columns, UsingAlias = alias };
    }

    // table_ref without joins.
    private FromItem ParseFromOperand()
    {
        int start = Start;
        switch (Kind)
        {
            case K.OpenParen:
                FromItem? inner = ParseParenthesizedFrom(out SelectStatement? query);
                return query is not null ? ParseSubqueryItem(query, isLateral: false, start) : ParseJoinAlias((JoinItem)inner!, start);
            case K.Lateral:
                Advance();
                return ParseLateral(start);
            case K.Only:
                return ParseTableItem(ParseRelation(), start);
            default:
                return ParseNamedItem(isLateral: false, start);
        }
    }

    private FromItem ParseLateral(int start)
    {
        if (!Is(K.OpenParen)) return ParseNamedItem(isLateral: true, start);
        return ParseSubqueryItem(ParseSubquery(), isLateral: true, start);
    }

    // A table, or a function or construct that gives rows.
    private FromItem ParseNamedItem(bool isLateral, int start)
    {
        if (Is(K.Xmltable) && Peek(1) == K.OpenParen) return ParseXmlTable(isLateral, start);
        if (Is(K.JsonTable) && Peek(1) == K.OpenParen) return ParseJsonTable(isLateral, start);
        if (Is(K.Rows) && Peek(1) == K.From) return ParseRowsFrom(isLateral, start);
        if (IsColumnId)
        {
            bool isCall = Peek(1) == K.OpenParen && (IsInClass(KeywordClasses.TypeOrFunction) || IsSpecialFunction());
            if (!isCall)
            {
                Identifier first = TakeName();
                QualifiedName name = ParseQualifiedFunctionName(first);
                if (Is(K.OpenParen) && name.Parts.Count > 1) return ParseFunctionItem(ParseApplication(name, start), isLateral, start);
                if (isLateral) throw Unexpected("'('");
                if (name.Parts.Count > 3) throw Error(start, "a name has at most three parts: catalog, schema and name");
                Accept(K.Star);
                return ParseTableItem(new RelationName(name, IsOnly: false) { Span = SpanFrom(start) }, start);
            }
        }

        return ParseFunctionItem(ParseWindowlessFunction(), isLateral, start);
    }

    private TableItem ParseTableItem(RelationName relation, int start)
    {
        TableAlias? alias = ParseTableAlias();
        TableSample? sample = Is(K.Tablesample) ? ParseTableSample() : null;
        return new TableItem(relation, alias, sample) { Span = SpanFrom(start) };
    }

    private TableSample ParseTableSample()
    {
        int start = Start;
        Expect(K.Tablesample);
        QualifiedName method = ParseFunctionName();
        Expect(K.OpenParen);
        EquatableArray<Expression> arguments = ParseExpressionList();
        Expect(K.CloseParen);
        Expression? seed = null;
        if (AcceptPhrase(K.Repeatable, K.OpenParen))
        {
            seed = ParseExpression();
            Expect(K.CloseParen);
        }

        return new TableSample(method, arguments, seed) { Span = SpanFrom(start) };
    }

    private SubqueryItem ParseSubqueryItem(SelectStatement query, bool isLateral, int start)
    {
        TableAlias? alias = ParseTableAlias();
        if (alias is null && Options.PostgresVersion < 16) throw Error(start, "a subquery in FROM needs an alias before PostgreSQL 16");
        return new SubqueryItem(query, isLateral, alias) { Span = SpanFrom(start) };
    }

    private JoinItem ParseJoinAlias(JoinItem join, int start) =>
        ParseTableAlias() is { } alias ? join with { Alias = alias, Span = SpanFrom(start) } : join with { Span = SpanFrom(start) };

    /// <summary>opt_alias_clause.</summary>
    private TableAlias? ParseTableAlias()
    {
        int start = Start;
        if (!Accept(K.As) && !IsColumnId)
        {
            Is(K.Identifier);
            return null;
        }

        Identifier name = ParseColumnId();
        EquatableArray<Identifier> columns = ParseOptionalColumnList();
        return new TableAlias(name, columns) { Span = SpanFrom(start) };
    }

    /// <summary>
    /// Parentheses in FROM: around a query, or around a join. As in expressions, a second opening parenthesis leaves that open until what
    /// follows its closing one.
    /// </summary>
    private FromItem? ParseParenthesizedFrom(out SelectStatement? query)
    {
        Enter();
        Expect(K.OpenParen);
        int start = Start;
        query = null;
        FromItem item;
        if (IsQueryInsteadOfName())
        {
            query = ParseSelectWithOptionalWith();
            Expect(K.CloseParen);
            Leave();
            return null;
        }

        if (Is(K.OpenParen))
        {
            FromItem? first = ParseParenthesizedFrom(out SelectStatement? inner);
            if (inner is not null && (Kind == K.CloseParen || IsQueryContinuation()))
            {
                query = ContinueSelect(inner, start);
                Expect(K.CloseParen);
                Leave();
                return null;
            }

            item = inner is not null ? ParseSubqueryItem(inner, isLateral: false, start) : ParseJoinAlias((JoinItem)first!, start);
            item = ParseJoins(item, start);
        }
        else
        {
            item = ParseFromItem();
        }

        if (item is not JoinItem { Alias: null }) throw Unexpected("a join");
        Expect(K.CloseParen);
        Leave();
        return item;
    }
}
