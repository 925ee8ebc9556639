using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>SQL/JSON constructors, aggregates and query functions (documentation, "JSON Functions and Operators").</summary>
internal sealed partial class Parser
{
    private Expression ParseJsonFunction(int start)
    {
        TokenKind function = Kind;
        if (Options.PostgresVersion < 17 && function == K.Json) return ParseJsonCast(start);
        if (Options.PostgresVersion < 17 && function != K.JsonObject)
            Require(function is K.JsonArray or K.JsonObjectagg or K.JsonArrayagg ? 16 : 17, Text.Substring(start, Current.End - start));

        Advance();
        Expect(K.OpenParen);
        switch (function)
        {
            case K.JsonObject:
                return ParseJsonObject(start);
            case K.JsonArray:
                return ParseJsonArray(start);
            case K.Json:
                Expression parsed = ParseJsonValue();
                bool uniqueKeys = ParseJsonKeyUniqueness();
                Expect(K.CloseParen);
                return new JsonParse(parsed, uniqueKeys) { Span = SpanFrom(start) };
            case K.JsonScalar:
                Expression scalar = ParseExpression();
                Expect(K.CloseParen);
                return new JsonScalar(scalar) { Span = SpanFrom(start) };
            case K.JsonSerialize:
                Expression value = ParseJsonValue();
                JsonOutput? output = ParseJsonReturning();
                Expect(K.CloseParen);
                return new JsonSerialize(value, output) { Span = SpanFrom(start) };
            case K.JsonObjectagg:
                return ParseJsonObjectAggregate(start);
            case K.JsonArrayagg:
                return ParseJsonArrayAggregate(start);
            default:
                return ParseJsonQueryFunction(function, start);
        }
    }

    // Before 17 the word is a name as any other: a call of a function of the user's, or a cast to the type.
    private FunctionCall ParseJsonCast(int start)
    {
        Expect(K.Json, K.OpenParen);
        FunctionArgument? argument = Is(K.CloseParen) ? null : ParseArgument();
        if (!Is(K.Comma) && !Is(K.CloseParen)) Require(17, "JSON() with options");
        List<FunctionArgument> arguments = argument is null ? [] : [argument];
        while (argument is not null && Accept(K.Comma)) arguments.Add(ParseArgument());
        Expect(K.CloseParen);
        return new FunctionCall(new QualifiedName([new Identifier("json", new Perennial.Sql.Text.TextSpan(start, 4))])) { Arguments = arguments.ToEquatableArray(), Span = SpanFrom(start) };
    }

    // The server takes the older function from pg_catalog, whatever the search path holds.
    private FunctionCall ParseJsonObjectCall(Expression? first, int start)
    {
        FunctionCall call = ParseWordCall("json_object", first, start);
        return call with { Name = new QualifiedName(new EquatableArray<Identifier>([PgCatalog, call.Name.Parts[0]])) { Span = call.Name.Span } };
    }

    // Members with VALUE or a colon, or the arguments of the older function json_object.
    private Expression ParseJsonObject(int start)
    {
        EquatableArray<JsonKeyValue> members = default;
        if (Kind is not (K.CloseParen or K.Returning))
        {
            if (Peek(1) is K.EqualsGreater or K.ColonEquals && IsInClass(KeywordClasses.TypeOrFunction)) return ParseJsonObjectCall(null, start);
            int memberStart = Start;
            Expression key = ParseJsonKey(out bool isMember);
            if (!isMember) return ParseJsonObjectCall(key, start);
            Require(16, "JSON_OBJECT with keys");
            NodeList<JsonKeyValue> list = List<JsonKeyValue>();
            list.Add(new JsonKeyValue(key, ParseJsonValue()) { Span = SpanFrom(memberStart) });
            while (Accept(K.Comma)) list.Add(ParseJsonMember());
            members = list.ToArray();
        }
        else if (Is(K.Returning))
        {
            Require(16, "RETURNING in JSON_OBJECT");
        }

        bool absent = false, uniqueKeys = false;
        if (!members.IsEmpty)
        {
            absent = ParseJsonNullClause() ?? false;
            uniqueKeys = ParseJsonKeyUniqueness();
        }

        JsonOutput? returning = ParseJsonReturning();
        Expect(K.CloseParen);
        return new JsonObjectConstructor(members, absent, uniqueKeys, returning) { Span = SpanFrom(start) };
    }

    // A key with the VALUE or colon behind it; only an operand may stand before VALUE.
    private Expression ParseJsonKey(out bool isMember)
    {
        Expression key = ParseExpressionOrPrimary(out bool isPrimary);
        isMember = (isPrimary && Accept(K.Value)) || Accept(K.Colon);
        return key;
    }

    private JsonKeyValue ParseJsonMember()
    {
        int start = Start;
        Expression key = ParseJsonKey(out bool isMember);
        if (!isMember) throw Unexpected("'value' or ':'");
        Expression value = ParseJsonValue();
        return new JsonKeyValue(key, value) { Span = SpanFrom(start) };
    }

    private Expression ParseJsonArray(int start)
    {
        JsonOutput? returning;
        if (Kind is K.CloseParen or K.Returning)
        {
            returning = ParseJsonReturning();
            Expect(K.CloseParen);
            return new JsonArrayConstructor(default, AbsentOnNull: true, returning) { Span = SpanFrom(start) };
        }

        int firstStart = Start;
        Expression first = ParseQueryOrExpression(isWholeQuery: true, out SelectStatement? query);
        JsonFormat? format = ParseJsonFormat();
        if (query is not null)
        {
            returning = ParseJsonReturning();
            Expect(K.CloseParen);
            return new JsonArrayQueryConstructor(query, format, AbsentOnNull: true, returning) { Span = SpanFrom(start) };
        }

        NodeList<Expression> elements = List<Expression>();
        elements.Add(format is null ? first : new JsonValueExpression(first, format) { Span = SpanFrom(firstStart) });
        while (Accept(K.Comma)) elements.Add(ParseJsonValue());
        EquatableArray<Expression> all = elements.ToArray();
        bool absent = ParseJsonNullClause() ?? true;
        returning = ParseJsonReturning();
        Expect(K.CloseParen);
        return new JsonArrayConstructor(all, absent, returning) { Span = SpanFrom(start) };
    }

    private JsonObjectAggregate ParseJsonObjectAggregate(int start)
    {
        JsonKeyValue member = ParseJsonMember();
        bool absent = ParseJsonNullClause() ?? false;
        bool uniqueKeys = ParseJsonKeyUniqueness();
        JsonOutput? returning = ParseJsonReturning();
        Expect(K.CloseParen);
        Expression? filter = ParseFilter();
        WindowReference? over = ParseOver();
        return new JsonObjectAggregate(member, absent, uniqueKeys, returning) { Filter = filter, Over = over, Span = SpanFrom(start) };
    }

    private JsonArrayAggregate ParseJsonArrayAggregate(int start)
    {
        Expression value = ParseJsonValue();
        EquatableArray<SortItem> order = Is(K.Order) ? ParseOrderBy() : default;
        bool absent = ParseJsonNullClause() ?? true;
        JsonOutput? returning = ParseJsonReturning();
        Expect(K.CloseParen);
        Expression? filter = ParseFilter();
        WindowReference? over = ParseOver();
        return new JsonArrayAggregate(value, order, absent, returning) { Filter = filter, Over = over, Span = SpanFrom(start) };
    }

    private JsonFunction ParseJsonQueryFunction(TokenKind function, int start)
    {
        JsonFunctionKind kind = function switch
        {
            K.JsonExists => JsonFunctionKind.Exists,
            K.JsonQuery => JsonFunctionKind.Query,
            _ => JsonFunctionKind.Value,
        };
        Expression context = ParseJsonValue();
        Expect(K.Comma);
        Expression path = ParseExpression();
        EquatableArray<JsonArgument> passing = ParseJsonPassing();
        JsonOutput? returning = kind == JsonFunctionKind.Exists ? null : ParseJsonReturning();
        JsonWrapper wrapper = kind == JsonFunctionKind.Query ? ParseJsonWrapper() : JsonWrapper.Unspecified;
        JsonQuotes quotes = kind == JsonFunctionKind.Query ? ParseJsonQuotes() : JsonQuotes.Unspecified;
        ParseJsonBehaviors(allowOnEmpty: kind != JsonFunctionKind.Exists, out JsonBehavior? onEmpty, out JsonBehavior? onError);
        Expect(K.CloseParen);
        return new JsonFunction(kind, context, path)
        {
            Passing = passing,
            Returning = returning,
            Wrapper = wrapper,
            Quotes = quotes,
            OnEmpty = onEmpty,
            OnError = onError,
            Span = SpanFrom(start),
        };
    }
}
