using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>PREPARE, EXECUTE and DEALLOCATE, and EXPLAIN.</summary>
internal sealed partial class Parser
{
    // PREPARE name [ ( type [, ...] ) ] AS statement | PREPARE TRANSACTION 'id'
    private Statement ParsePrepare()
    {
        int start = Start;
        Expect(K.Prepare);
        if (Is(K.Transaction) && Peek(1) is not (K.As or K.OpenParen))
        {
            Advance();
            string id = ParseStringValue();
            return new TransactionStatement(TransactionCommand.Prepare, id) { Span = SpanFrom(start) };
        }

        Identifier name = ParseColumnId();
        EquatableArray<TypeName> types = default;
        if (Accept(K.OpenParen))
        {
            types = ParseTypeNameList();
            Expect(K.CloseParen);
        }

        Expect(K.As);
        Statement query = ParsePreparable();
        return new PrepareStatement(name, types, query) { Span = SpanFrom(start) };
    }

    // EXECUTE name [ ( argument [, ...] ) ]
    private ExecuteStatement ParseExecute()
    {
        int start = Start;
        Expect(K.Execute);
        Identifier name = ParseColumnId();
        EquatableArray<Expression> arguments = Is(K.OpenParen) ? ParseParenthesizedExpressionList() : default;
        return new ExecuteStatement(name, arguments) { Span = SpanFrom(start) };
    }

    // DEALLOCATE [ PREPARE ] { name | ALL }
    private DeallocateStatement ParseDeallocate()
    {
        int start = Start;
        Expect(K.Deallocate);
        if (Is(K.Prepare) && (Peek(1) == K.All || IsColumnIdKind(Peek(1)))) Advance();
        Identifier? name = Accept(K.All) ? null : ParseColumnId();
        return new DeallocateStatement(name) { Span = SpanFrom(start) };
    }

    // EXPLAIN [ ANALYZE ] [ VERBOSE ] statement | EXPLAIN ( option [, ...] ) statement
    private ExplainStatement ParseExplain()
    {
        int start = Start;
        Expect(K.Explain);
        EquatableArray<UtilityOption> options = default;
        if (Is(K.OpenParen) && !IsQueryInParentheses())
        {
            options = ParseUtilityOptions();
        }
        else
        {
            NodeList<UtilityOption> words = List<UtilityOption>();
            int wordStart = Start;
            if (Accept(K.Analyze) || Accept(K.Analyse)) words.Add(new UtilityOption("analyze", null) { Span = SpanFrom(wordStart) });
            wordStart = Start;
            if (Accept(K.Verbose)) words.Add(new UtilityOption("verbose", null) { Span = SpanFrom(wordStart) });
            options = words.ToArray();
        }

        Statement statement = ParseExplainable();
        return new ExplainStatement(options, statement) { Span = SpanFrom(start) };
    }

    private Statement ParseExplainable()
    {
        int start = Start;
        switch (Kind)
        {
            case K.Select or K.Values or K.Table or K.OpenParen or K.With or K.WithLa or K.Insert or K.Update or K.Delete or K.Merge:
                return ParsePreparable();
            case K.Declare:
                return ParseDeclareCursor();
            case K.Execute:
                return ParseExecute();
            case K.Refresh:
                return ParseRefreshMaterializedView();
            case K.Create:
                Advance();
                bool isUnlogged = Is(K.Unlogged);
                bool isPlain = Is(K.Materialized);
                TablePersistence persistence = ParsePersistence();
                if ((isPlain || isUnlogged) && Is(K.Materialized)) return ParseCreateMaterializedView(start, persistence);
                return ParseCreateTableAs(start, persistence);
            default:
                throw Unexpected("a statement that has a plan");
        }
    }
}
