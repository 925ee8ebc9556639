using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Functions as items of FROM: calls, ROWS FROM, WITH ORDINALITY, column definitions.</summary>
internal sealed partial class Parser
{
    /// <summary>func_expr_windowless: a call without OVER, or a construct that counts as a function.</summary>
    private Expression ParseWindowlessFunction()
    {
        int start = Start;
        bool isConstruct = (Kind == K.CurrentSchema && Peek(1) != K.OpenParen) || (Kind == K.Collation && Peek(1) == K.For);
        if (IsInClass(KeywordClasses.TypeOrFunction) && !isConstruct) return ParseApplication(ParseFunctionName(), start);
        if (IsInClass(KeywordClasses.ColumnName) && Peek(1) != K.OpenParen)
        {
            // Only a qualified function can begin with such a word.
            QualifiedName name = ParseFunctionName();
            return ParseApplication(name, start);
        }

        if (!IsSpecialFunction()) throw Unexpected("a table or function");
        Expression function = ParsePrimary();
        if (function is FunctionCall or JsonObjectAggregate or JsonArrayAggregate && (Is(K.Filter) || Is(K.Over))) throw Unexpected();
        return function;
    }

    // The words that begin func_expr_common_subexpr.
    private bool IsSpecialFunction() => Kind is K.CurrentDate or K.CurrentTime or K.CurrentTimestamp or K.Localtime or K.Localtimestamp or K.CurrentRole
        or K.CurrentUser or K.User or K.SessionUser or K.SystemUser or K.CurrentCatalog or K.CurrentSchema or K.Cast
        || (Kind == K.Collation && Peek(1) == K.For)
        || Kind is K.Coalesce or K.Extract or K.Greatest or K.Least or K.MergeAction or K.Normalize or K.Nullif or K.Overlay or K.Position or K.Substring
            or K.Treat or K.Trim or K.Json or K.JsonArray or K.JsonArrayagg or K.JsonExists or K.JsonObject or K.JsonObjectagg or K.JsonQuery
            or K.JsonScalar or K.JsonSerialize or K.JsonValue or K.Xmlconcat or K.Xmlelement or K.Xmlexists or K.Xmlforest or K.Xmlparse or K.Xmlpi
            or K.Xmlroot or K.Xmlserialize;

    private FunctionItem ParseFunctionItem(Expression function, bool isLateral, int start)
    {
        RowsFromFunction row = new(function, default) { Span = function.Span };
        FunctionItem item = new(new EquatableArray<RowsFromFunction>([row])) { IsLateral = isLateral };
        return ParseFunctionSuffixes(item, start);
    }

    private FunctionItem ParseRowsFrom(bool isLateral, int start)
    {
        Expect(K.Rows, K.From);
        Expect(K.OpenParen);
        NodeList<RowsFromFunction> functions = List<RowsFromFunction>();
        do
        {
            int functionStart = Start;
            Expression function = ParseWindowlessFunction();
            EquatableArray<ColumnDefinition> columns = default;
            if (AcceptPhrase(K.As, K.OpenParen)) columns = ParseColumnDefinitions();
            functions.Add(new RowsFromFunction(function, columns) { Span = SpanFrom(functionStart) });
        }
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return ParseFunctionSuffixes(new FunctionItem(functions.ToArray()) { IsLateral = isLateral, IsRowsFrom = true }, start);
    }

    // WITH ORDINALITY, an alias, and column names or definitions.
    private FunctionItem ParseFunctionSuffixes(FunctionItem item, int start)
    {
        bool withOrdinality = AcceptPhrase(K.WithLa, K.Ordinality);
        TableAlias? alias = null;
        EquatableArray<ColumnDefinition> definitions = default;
        int aliasStart = Start;
        bool hasAs = Accept(K.As);
        if (hasAs && Accept(K.OpenParen))
        {
            definitions = ParseColumnDefinitions();
        }
        else if (hasAs || IsColumnId)
        {
            Identifier name = ParseColumnId();
            EquatableArray<Identifier> columns = default;
            if (Is(K.OpenParen))
            {
                Advance();
                if (Peek(1) is K.Comma or K.CloseParen || !IsColumnId)
                {
                    columns = ParseNameList();
                    Expect(K.CloseParen);
                }
                else
                {
                    definitions = ParseColumnDefinitions();
                }
            }

            alias = new TableAlias(name, columns) { Span = SpanFrom(aliasStart) };
        }

        return item with { WithOrdinality = withOrdinality, Alias = alias, ColumnDefinitions = definitions, Span = SpanFrom(start) };
    }

    // TableFuncElementList with its closing parenthesis.
    private EquatableArray<ColumnDefinition> ParseColumnDefinitions()
    {
        NodeList<ColumnDefinition> columns = List<ColumnDefinition>();
        do
        {
            int start = Start;
            Identifier name = ParseColumnId();
            TypeName type = ParseTypeName();
            QualifiedName? collation = Accept(K.Collate) ? ParseAnyName() : null;
            columns.Add(new ColumnDefinition(name, type) { Collation = collation, Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return columns.ToArray();
    }
}
