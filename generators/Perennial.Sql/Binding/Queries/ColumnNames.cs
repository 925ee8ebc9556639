using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>Names of result columns without an alias, as the server chooses them (PostgreSQL documentation, "Column Labels").</summary>
internal static class ColumnNames
{
    public const string Unnamed = "?column?";

    /// <param name="node">The expression.</param>
    /// <param name="serverVersion">Before 15, true and false are named bool.</param>
    public static string Figure(Expression node, int serverVersion) => Find(node, serverVersion, out _) ?? Unnamed;

    // A name is strong (2) or weak (1): a cast's type is a weak name, which a strong one of its operand overrides.
    private static string? Find(Expression node, int version, out int strength)
    {
        strength = 2;
        switch (node)
        {
            case ColumnReference reference:
                return reference.Name;
            case FieldSelection selection:
                return selection.Field.Name;
            case Subscript subscript:
                return Find(subscript.Operand, version, out strength);
            case Slice slice:
                return Find(slice.Operand, version, out strength);
            case FunctionCall { Name.Schema: "sqlc" }:
                // A parameter of a query file, which has no name of its own.
                strength = 0;
                return null;
            case FunctionCall call:
                return Binder.NameOf(call, version);
            case NullIf:
                return "nullif";
            case Coalesce:
                return "coalesce";
            case Extremum extremum:
                return extremum.Kind == ExtremumKind.Greatest ? "greatest" : "least";
            case Collate collate:
                return Find(collate.Operand, version, out strength);
            case Cast cast:
                string? inner = Find(cast.Operand, version, out int innerStrength);
                if (innerStrength == 2 && inner is not null) return inner;
                strength = 1;
                return cast.Type.Name.Name;
            case TypedLiteral literal:
                strength = 1;
                return literal.Type.Name.Name;
            case BooleanLiteral when version < 15:
                strength = 1;
                return "bool";
            case CaseExpression expression:
                string? fromElse = expression.Else is null ? null : Find(expression.Else, version, out strength);
                if (fromElse is not null && strength == 2) return fromElse;
                strength = 1;
                return "case";
            case ArrayConstructor:
                return "array";
            case RowConstructor:
                return "row";
            case ExistsTest:
                return "exists";
            case ArraySubquery:
                return "array";
            case ScalarSubquery scalar:
                return FirstColumn(scalar.Query.Body, version, out strength);
            case AtTimeZone or AtLocal:
                return "timezone";
            case NormalizedTest:
                return "is_normalized";
            case GroupingFunction:
                return "grouping";
            case MergeAction:
                return "merge_action";
            case SqlValueFunction function:
                return KeywordPhrases.Of(function.Kind);
            case XmlElement:
                return "xmlelement";
            case XmlForest:
                return "xmlforest";
            case XmlConcat:
                return "xmlconcat";
            case XmlParse:
                return "xmlparse";
            case XmlProcessingInstruction:
                return "xmlpi";
            case XmlRoot:
                return "xmlroot";
            case XmlSerialize:
                return "xmlserialize";
            default:
                string? json = JsonName(node);
                strength = json is null ? 0 : 2;
                return json;
        }
    }

    // The name of a scalar subquery's only column, which the analysed query has given it.
    private static string? FirstColumn(QueryBody body, int version, out int strength)
    {
        strength = 2;
        switch (body)
        {
            case SelectCore { Items: { Count: > 0 } items }:
                if (items[0].Alias is { } alias) return alias.Name;
                string? name = Find(items[0].Value, version, out strength);
                return name;
            case ValuesBody:
                return "column1";
            case SetOperation operation:
                return FirstColumn(operation.Left, version, out strength);
            case NestedQuery nested:
                return FirstColumn(nested.Query.Body, version, out strength);
            default:
                strength = 0;
                return null;
        }
    }

    private static string? JsonName(Expression node) => node switch
    {
        JsonObjectConstructor => "json_object",
        JsonArrayConstructor or JsonArrayQueryConstructor => "json_array",
        JsonObjectAggregate => "json_objectagg",
        JsonArrayAggregate => "json_arrayagg",
        JsonParse => "json",
        JsonScalar => "json_scalar",
        JsonSerialize => "json_serialize",
        JsonFunction { Kind: JsonFunctionKind.Exists } => "json_exists",
        JsonFunction { Kind: JsonFunctionKind.Query } => "json_query",
        JsonFunction => "json_value",
        _ => null,
    };
}
