using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>XMLTABLE and JSON_TABLE.</summary>
internal sealed partial class Parser
{
    private XmlTableItem ParseXmlTable(bool isLateral, int start)
    {
        Expect(K.Xmltable, K.OpenParen);
        EquatableArray<XmlNamedValue> namespaces = default;
        if (Is(K.Xmlnamespaces) && Peek(1) == K.OpenParen)
        {
            Expect(K.Xmlnamespaces, K.OpenParen);
            namespaces = ParseXmlNamespaces();
            Expect(K.CloseParen, K.Comma);
        }

        Expression row = ParsePrimary();
        Expression document = ParseXmlPassing();
        Expect(K.Columns);
        NodeList<XmlTableColumn> columns = List<XmlTableColumn>();
        do columns.Add(ParseXmlTableColumn());
        while (Accept(K.Comma));
        EquatableArray<XmlTableColumn> all = columns.ToArray();
        Expect(K.CloseParen);
        TableAlias? alias = ParseTableAlias();
        return new XmlTableItem(row, document, all) { Namespaces = namespaces, IsLateral = isLateral, Alias = alias, Span = SpanFrom(start) };
    }

    // A namespace without a name is the default one.
    private EquatableArray<XmlNamedValue> ParseXmlNamespaces()
    {
        NodeList<XmlNamedValue> namespaces = List<XmlNamedValue>();
        do
        {
            int start = Start;
            bool isDefault = Accept(K.Default);
            Expression uri = ParseRestrictedExpression();
            Identifier? name = null;
            if (!isDefault)
            {
                Expect(K.As);
                name = ParseLabel();
            }

            namespaces.Add(new XmlNamedValue(uri, name) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        return namespaces.ToArray();
    }

    private XmlTableColumn ParseXmlTableColumn()
    {
        int start = Start;
        Identifier name = ParseColumnId();
        if (AcceptPhrase(K.For, K.Ordinality)) return new XmlTableColumn(name, null, null, null, null) { Span = SpanFrom(start) };
        TypeName type = ParseTypeName();
        Expression? path = null, defaultValue = null;
        bool? isNotNull = null;
        SyntaxErrorException? failure = null;
        while (true)
        {
            int option = Start;
            switch (Kind)
            {
                case K.Path:
                    Advance();
                    Expression newPath = ParseRestrictedExpression();
                    if (path is not null) failure ??= Error(option, "a column has one PATH only");
                    path = newPath;
                    continue;
                case K.Default:
                    Advance();
                    Expression newDefault = ParseRestrictedExpression();
                    if (defaultValue is not null) failure ??= Error(option, "a column has one DEFAULT only");
                    defaultValue = newDefault;
                    continue;
                case K.Not or K.Null:
                    bool isNegated = Accept(K.Not);
                    Expect(K.Null);
                    if (isNotNull is not null) failure ??= Error(option, "NULL or NOT NULL is given twice");
                    isNotNull = isNegated;
                    continue;
                case K.Identifier:
                    Identifier unknown = TakeName();
                    ParseRestrictedExpression();
                    failure ??= Error(option, $"a column has no option '{unknown.Name}'");
                    continue;
                default:
                    // The server looks at the options when it has read them all.
                    if (failure is not null) throw failure;
                    return new XmlTableColumn(name, type, path, defaultValue, isNotNull) { Span = SpanFrom(start) };
            }
        }
    }

    private JsonTableItem ParseJsonTable(bool isLateral, int start)
    {
        Require(17, "JSON_TABLE");
        Expect(K.JsonTable, K.OpenParen);
        Expression context = ParseJsonValue();
        Expect(K.Comma);
        int pathStart = Start;
        Expression path = ParseExpression();
        Identifier? pathName = Accept(K.As) ? ParseColumnId() : null;
        EquatableArray<JsonArgument> passing = ParseJsonPassing();
        EquatableArray<JsonTableColumn> columns = ParseJsonTableColumns();
        ParseJsonBehaviors(allowOnEmpty: false, out _, out JsonBehavior? onError);
        Expect(K.CloseParen);
        if (path is not StringLiteral) throw Error(pathStart, "the path of JSON_TABLE must be a string constant", "0A000");
        TableAlias? alias = ParseTableAlias();
        return new JsonTableItem(context, path, columns)
        {
            PathName = pathName,
            Passing = passing,
            OnError = onError,
            IsLateral = isLateral,
            Alias = alias,
            Span = SpanFrom(start),
        };
    }

    private EquatableArray<JsonTableColumn> ParseJsonTableColumns()
    {
        Enter();
        Expect(K.Columns, K.OpenParen);
        NodeList<JsonTableColumn> columns = List<JsonTableColumn>();
        do columns.Add(ParseJsonTableColumn());
        while (Accept(K.Comma));
        EquatableArray<JsonTableColumn> all = columns.ToArray();
        Expect(K.CloseParen);
        Leave();
        return all;
    }

    private JsonTableColumn ParseJsonTableColumn()
    {
        int start = Start;
        if (Is(K.Nested) && Peek(1) is K.Path or K.StringConstant)
        {
            Advance();
            Accept(K.Path);
            StringLiteral path = ParseString();
            Identifier? pathName = Accept(K.As) ? ParseColumnId() : null;
            EquatableArray<JsonTableColumn> columns = ParseJsonTableColumns();
            return new JsonTableNested(path, pathName, columns) { Span = SpanFrom(start) };
        }

        Identifier name = ParseColumnId();
        if (AcceptPhrase(K.For, K.Ordinality)) return new JsonTableOrdinality(name) { Span = SpanFrom(start) };
        TypeName type = ParseTypeName();
        bool isExists = Accept(K.Exists);
        JsonFormat? format = isExists ? null : ParseJsonFormat();
        StringLiteral? valuePath = Accept(K.Path) ? ParseString() : null;
        JsonWrapper wrapper = isExists ? JsonWrapper.Unspecified : ParseJsonWrapper();
        JsonQuotes quotes = isExists ? JsonQuotes.Unspecified : ParseJsonQuotes();
        ParseJsonBehaviors(allowOnEmpty: !isExists, out JsonBehavior? onEmpty, out JsonBehavior? onError);
        return new JsonTableValue(name, type)
        {
            IsExists = isExists,
            Format = format,
            Path = valuePath,
            Wrapper = wrapper,
            Quotes = quotes,
            OnEmpty = onEmpty,
            OnError = onError,
            Span = SpanFrom(start),
        };
    }
}
