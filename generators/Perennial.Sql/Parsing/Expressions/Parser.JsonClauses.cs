using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>The clauses that SQL/JSON functions and JSON_TABLE share.</summary>
internal sealed partial class Parser
{
    /// <summary>json_value_expr: an expression with an optional FORMAT.</summary>
    private Expression ParseJsonValue()
    {
        int start = Start;
        Expression value = ParseExpression();
        return ParseJsonFormat() is { } format ? new JsonValueExpression(value, format) { Span = SpanFrom(start) } : value;
    }

    /// <summary>json_format_clause_opt.</summary>
    private JsonFormat? ParseJsonFormat()
    {
        int start = Start;
        if (!Is(K.FormatLa)) return null;
        Expect(K.FormatLa, K.Json);
        string? encoding = null;
        if (Accept(K.Encoding))
        {
            int nameStart = Start;
            encoding = ParseColumnId().Name;
            if (encoding.ToUpperInvariant() is not ("UTF8" or "UTF16" or "UTF32"))
                throw Error(nameStart, "the encoding of JSON is UTF8, UTF16 or UTF32", "22023");
        }

        return new JsonFormat(encoding) { Span = SpanFrom(start) };
    }

    /// <summary>json_returning_clause_opt.</summary>
    private JsonOutput? ParseJsonReturning()
    {
        int start = Start;
        if (!Accept(K.Returning)) return null;
        TypeName type = ParseTypeName();
        JsonFormat? format = ParseJsonFormat();
        return new JsonOutput(type, format) { Span = SpanFrom(start) };
    }

    /// <summary>NULL ON NULL (false), ABSENT ON NULL (true) or nothing.</summary>
    private bool? ParseJsonNullClause()
    {
        if (Kind is not (K.Null or K.Absent)) return null;
        bool absent = Is(K.Absent);
        Advance();
        Expect(K.On, K.Null);
        return absent;
    }

    /// <summary>json_key_uniqueness_constraint_opt.</summary>
    private bool ParseJsonKeyUniqueness()
    {
        bool with = Is(K.With);
        if (!with && !Is(K.Without)) return false;
        Advance();
        Expect(K.Unique);
        Accept(K.Keys);
        return with;
    }

    /// <summary>json_passing_clause_opt.</summary>
    private EquatableArray<JsonArgument> ParseJsonPassing()
    {
        if (!Accept(K.Passing)) return default;
        NodeList<JsonArgument> arguments = List<JsonArgument>();
        do
        {
            int start = Start;
            Expression value = ParseJsonValue();
            Expect(K.As);
            Identifier name = ParseLabel();
            arguments.Add(new JsonArgument(value, name) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        return arguments.ToArray();
    }

    /// <summary>json_wrapper_behavior.</summary>
    private JsonWrapper ParseJsonWrapper()
    {
        if (Accept(K.Without))
        {
            Accept(K.Array);
            Expect(K.Wrapper);
            return JsonWrapper.Without;
        }

        if (!Accept(K.With)) return JsonWrapper.Unspecified;
        JsonWrapper wrapper = JsonWrapper.Unconditional;
        if (Accept(K.Conditional)) wrapper = JsonWrapper.Conditional;
        else Accept(K.Unconditional);
        Accept(K.Array);
        Expect(K.Wrapper);
        return wrapper;
    }

    /// <summary>json_quotes_clause_opt.</summary>
    private JsonQuotes ParseJsonQuotes()
    {
        if (Kind is not (K.Keep or K.Omit)) return JsonQuotes.Unspecified;
        JsonQuotes quotes = Is(K.Keep) ? JsonQuotes.Keep : JsonQuotes.Omit;
        Advance();
        Expect(K.Quotes);
        if (Accept(K.On)) Expect(K.Scalar, K.String);
        return quotes;
    }

    /// <summary>json_behavior_clause_opt: behaviors ON EMPTY, then ON ERROR.</summary>
    private void ParseJsonBehaviors(bool allowOnEmpty, out JsonBehavior? onEmpty, out JsonBehavior? onError)
    {
        onEmpty = null;
        onError = null;
        if (ParseJsonBehavior() is not { } behavior) return;
        Expect(K.On);
        if (allowOnEmpty && Accept(K.Empty))
        {
            onEmpty = behavior;
            if (ParseJsonBehavior() is not { } second) return;
            behavior = second;
            Expect(K.On);
        }

        Expect(K.Error);
        onError = behavior;
    }

    private JsonBehavior? ParseJsonBehavior()
    {
        int start = Start;
        JsonBehaviorKind kind;
        switch (Kind)
        {
            case K.Default:
                Advance();
                Expression value = ParseExpression();
                return new JsonBehavior(JsonBehaviorKind.Default, value) { Span = SpanFrom(start) };
            case K.Error:
                kind = JsonBehaviorKind.Error;
                break;
            case K.Null:
                kind = JsonBehaviorKind.Null;
                break;
            case K.True:
                kind = JsonBehaviorKind.True;
                break;
            case K.False:
                kind = JsonBehaviorKind.False;
                break;
            case K.Unknown:
                kind = JsonBehaviorKind.Unknown;
                break;
            case K.Empty:
                Advance();
                kind = Accept(K.Array) ? JsonBehaviorKind.EmptyArray : Accept(K.Object) ? JsonBehaviorKind.EmptyObject : JsonBehaviorKind.Empty;
                return new JsonBehavior(kind, null) { Span = SpanFrom(start) };
            default:
                return null;
        }

        Advance();
        return new JsonBehavior(kind, null) { Span = SpanFrom(start) };
    }
}
