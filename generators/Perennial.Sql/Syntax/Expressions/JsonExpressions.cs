namespace Perennial.Sql.Syntax;

/// <summary><c>expression [format json [encoding e]]</c>.</summary>
public sealed record JsonValueExpression(Expression Value, JsonFormat? Format) : Expression;

/// <param name="Encoding">UTF8, UTF16 or UTF32 as written, or null.</param>
public sealed record JsonFormat(string? Encoding) : SqlNode;

/// <summary><c>returning type [format json]</c>.</summary>
public sealed record JsonOutput(TypeName Type, JsonFormat? Format) : SqlNode;

public sealed record JsonKeyValue(Expression Key, Expression Value) : SqlNode;

/// <summary><c>json_object(key value ...)</c>.</summary>
public sealed record JsonObjectConstructor(EquatableArray<JsonKeyValue> Members, bool AbsentOnNull, bool UniqueKeys, JsonOutput? Returning) : Expression;

/// <summary><c>json_array(a, b)</c>.</summary>
public sealed record JsonArrayConstructor(EquatableArray<Expression> Elements, bool AbsentOnNull, JsonOutput? Returning) : Expression;

/// <summary><c>json_array(select ...)</c>.</summary>
public sealed record JsonArrayQueryConstructor(SelectStatement Query, JsonFormat? Format, bool AbsentOnNull, JsonOutput? Returning) : Expression;

/// <summary><c>json_objectagg(key: value)</c>.</summary>
public sealed record JsonObjectAggregate(JsonKeyValue Member, bool AbsentOnNull, bool UniqueKeys, JsonOutput? Returning) : Expression
{
    public Expression? Filter { get; init; }

    public WindowReference? Over { get; init; }
}

/// <summary><c>json_arrayagg(a order by b)</c>.</summary>
public sealed record JsonArrayAggregate(Expression Value, EquatableArray<SortItem> OrderBy, bool AbsentOnNull, JsonOutput? Returning) : Expression
{
    public Expression? Filter { get; init; }

    public WindowReference? Over { get; init; }
}

/// <summary><c>json(text [with unique keys])</c>.</summary>
public sealed record JsonParse(Expression Value, bool UniqueKeys) : Expression;

/// <summary><c>json_scalar(a)</c>.</summary>
public sealed record JsonScalar(Expression Value) : Expression;

/// <summary><c>json_serialize(a returning type)</c>.</summary>
public sealed record JsonSerialize(Expression Value, JsonOutput? Returning) : Expression;

public enum JsonFunctionKind { Exists, Query, Value }

public enum JsonWrapper { Unspecified, Without, Conditional, Unconditional }

public enum JsonQuotes { Unspecified, Keep, Omit }

public enum JsonBehaviorKind { Null, Error, Empty, EmptyArray, EmptyObject, True, False, Unknown, Default }

/// <param name="Default">Present for DEFAULT.</param>
public sealed record JsonBehavior(JsonBehaviorKind Kind, Expression? Default) : SqlNode;

public sealed record JsonArgument(Expression Value, Identifier Name) : SqlNode;

/// <summary><c>json_exists</c>, <c>json_query</c> and <c>json_value</c> (since 17).</summary>
public sealed record JsonFunction(JsonFunctionKind Kind, Expression Context, Expression Path) : Expression
{
    public EquatableArray<JsonArgument> Passing { get; init; }

    public JsonOutput? Returning { get; init; }

    public JsonWrapper Wrapper { get; init; }

    public JsonQuotes Quotes { get; init; }

    public JsonBehavior? OnEmpty { get; init; }

    public JsonBehavior? OnError { get; init; }
}
