using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintJson(Expression expression)
    {
        switch (expression)
        {
            case JsonValueExpression value:
                Print(value.Value);
                Format(value.Format);
                break;
            case JsonObjectConstructor constructor:
                SpecialCall("json_object", () =>
                {
                    List(constructor.Members, Member);
                    // Without members there is no place for these clauses in the grammar.
                    if (!constructor.Members.IsEmpty) NullsAndKeys(constructor.AbsentOnNull, isAbsentDefault: false, constructor.UniqueKeys);
                    Returning(constructor.Returning);
                });
                break;
            case JsonArrayConstructor constructor:
                SpecialCall("json_array", () =>
                {
                    Expressions(constructor.Elements);
                    if (!constructor.Elements.IsEmpty) NullsAndKeys(constructor.AbsentOnNull, isAbsentDefault: true, uniqueKeys: false);
                    Returning(constructor.Returning);
                });
                break;
            case JsonArrayQueryConstructor constructor:
                SpecialCall("json_array", () =>
                {
                    Query(constructor.Query);
                    Format(constructor.Format);
                    Returning(constructor.Returning);
                });
                break;
            case JsonObjectAggregate aggregate:
                SpecialCall("json_objectagg", () =>
                {
                    Member(aggregate.Member);
                    NullsAndKeys(aggregate.AbsentOnNull, isAbsentDefault: false, aggregate.UniqueKeys);
                    Returning(aggregate.Returning);
                });
                FilterAndOver(aggregate.Filter, aggregate.Over);
                break;
            case JsonArrayAggregate aggregate:
                SpecialCall("json_arrayagg", () =>
                {
                    Print(aggregate.Value);
                    OrderBy(aggregate.OrderBy);
                    NullsAndKeys(aggregate.AbsentOnNull, isAbsentDefault: true, uniqueKeys: false);
                    Returning(aggregate.Returning);
                });
                FilterAndOver(aggregate.Filter, aggregate.Over);
                break;
            case JsonParse parse:
                SpecialCall("json", () =>
                {
                    Print(parse.Value);
                    WordIf(parse.UniqueKeys, "with unique keys");
                });
                break;
            case JsonScalar scalar: Arguments("json_scalar", [scalar.Value]); break;
            case JsonSerialize serialize:
                SpecialCall("json_serialize", () =>
                {
                    Print(serialize.Value);
                    Returning(serialize.Returning);
                });
                break;
            case JsonFunction function: PrintJsonFunction(function); break;
            default: return false;
        }

        return true;
    }

    private void PrintJsonFunction(JsonFunction function)
    {
        string word = function.Kind switch { JsonFunctionKind.Exists => "json_exists", JsonFunctionKind.Query => "json_query", _ => "json_value" };
        SpecialCall(word, () =>
        {
            Print(function.Context);
            output.Comma();
            Print(function.Path);
            Passing(function.Passing);
            Returning(function.Returning);
            WrapperAndQuotes(function.Wrapper, function.Quotes);
            Behavior(function.OnEmpty, "on empty");
            Behavior(function.OnError, "on error");
        });
    }

    private void Member(JsonKeyValue member)
    {
        Print(member.Key);
        output.Word(":");
        Print(member.Value);
    }

    private void NullsAndKeys(bool absentOnNull, bool isAbsentDefault, bool uniqueKeys)
    {
        if (absentOnNull != isAbsentDefault) output.Word(absentOnNull ? "absent on null" : "null on null");
        WordIf(uniqueKeys, "with unique keys");
    }

    private void Format(JsonFormat? format)
    {
        if (format is null) return;
        output.Word("format json");
        if (format.Encoding is { } encoding) output.Word("encoding " + IdentifierQuoting.Quote(encoding, IdentifierPosition.Any));
    }

    private void Returning(JsonOutput? returning)
    {
        if (returning is null) return;
        output.Word("returning");
        Type(returning.Type);
        Format(returning.Format);
    }

    private void Passing(EquatableArray<JsonArgument> arguments)
    {
        if (arguments.IsEmpty) return;
        output.Word("passing");
        List(arguments, PassedArgument);
    }

    private void PassedArgument(JsonArgument argument)
    {
        Print(argument.Value);
        output.Word("as");
        Identifier(argument.Name, IdentifierPosition.Label);
    }

    private void WrapperAndQuotes(JsonWrapper wrapper, JsonQuotes quotes)
    {
        if (wrapper != JsonWrapper.Unspecified)
        {
            output.Word(wrapper switch
            {
                JsonWrapper.Without => "without wrapper",
                JsonWrapper.Conditional => "with conditional wrapper",
                _ => "with wrapper",
            });
        }

        if (quotes != JsonQuotes.Unspecified) output.Word(quotes == JsonQuotes.Keep ? "keep quotes" : "omit quotes");
    }

    private void Behavior(JsonBehavior? behavior, string occasion)
    {
        if (behavior is null) return;
        if (behavior.Kind == JsonBehaviorKind.Default) Clause("default", behavior.Default);
        else output.Word(BehaviorWord(behavior.Kind));
        output.Word(occasion);
    }

    private static string BehaviorWord(JsonBehaviorKind kind) => kind switch
    {
        JsonBehaviorKind.Null => "null",
        JsonBehaviorKind.Error => "error",
        JsonBehaviorKind.Empty => "empty",
        JsonBehaviorKind.EmptyArray => "empty array",
        JsonBehaviorKind.EmptyObject => "empty object",
        JsonBehaviorKind.True => "true",
        JsonBehaviorKind.False => "false",
        _ => "unknown",
    };
}
