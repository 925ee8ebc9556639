using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>SQL/JSON (PostgreSQL documentation, "JSON Functions and Operators", "SQL/JSON Query Functions").</summary>
internal sealed partial class Binder
{
    private BoundExpression? BindSpecial(Scope scope, Expression node) => node switch
    {
        JsonObjectConstructor constructor => BindJsonObject(scope, constructor),
        JsonArrayConstructor constructor => Special(node, "json_array", SpecialNulls.Never, JsonOutputType(constructor.Returning, TypeOid.Json), BindAll(scope, constructor.Elements)),
        JsonArrayQueryConstructor constructor => BindJsonArrayQuery(scope, constructor),
        JsonObjectAggregate aggregate => BindJsonAggregate(scope, node, [aggregate.Member.Key, aggregate.Member.Value], [], aggregate.Filter, aggregate.Over, aggregate.Returning, "object_agg", aggregate.UniqueKeys, aggregate.AbsentOnNull),
        JsonArrayAggregate aggregate => BindJsonAggregate(scope, node, [aggregate.Value], aggregate.OrderBy, aggregate.Filter, aggregate.Over, aggregate.Returning, "agg", false, aggregate.AbsentOnNull),
        JsonParse parse => Special(node, "json", SpecialNulls.IfFirstIs, new(TypeOid.Json), [BindParsedJson(scope, parse)]),
        JsonScalar scalar => Special(node, "json_scalar", SpecialNulls.IfFirstIs, new(TypeOid.Json), [SettleUnknown(Bind(scope, scalar.Value))]),
        JsonSerialize serialize => Special(node, "json_serialize", SpecialNulls.IfFirstIs, JsonOutputType(serialize.Returning, TypeOid.Text), [BindSerializedJson(scope, serialize)]),
        JsonFunction function => BindJsonFunction(scope, function),
        JsonValueExpression value => BindJsonInput(scope, value),
        JsonTest test => BindJsonTest(scope, test),
        _ => BindXml(scope, node),
    };

    private static BoundSpecial Special(SqlNode node, string name, SpecialNulls nulls, TypeReference type, BoundExpression[] arguments) =>
        new(name, nulls, type.Oid, type.Typmod, node.Span, arguments);

    private BoundExpression[] BindAll(Scope scope, EquatableArray<Expression> nodes)
    {
        BoundExpression[] bound = new BoundExpression[nodes.Count];
        for (int i = 0; i < bound.Length; i++) bound[i] = SettleUnknown(Bind(scope, nodes[i] is JsonValueExpression value ? value.Value : nodes[i]));
        return bound;
    }

    private TypeReference JsonOutputType(JsonOutput? output, uint otherwise) => output is null ? new(otherwise) : ResolveType(output.Type);

    private BoundExpression BindJsonObject(Scope scope, JsonObjectConstructor node)
    {
        List<BoundExpression> arguments = [];
        foreach (JsonKeyValue member in node.Members)
        {
            // A key may be of any type, so that nothing tells a parameter's.
            BoundExpression key = Bind(scope, member.Key);
            arguments.Add(key is BoundParameterReference ? key : SettleUnknown(key));
            arguments.Add(SettleUnknown(Bind(scope, member.Value is JsonValueExpression value ? value.Value : member.Value)));
        }

        return Special(node, "json_object", SpecialNulls.Never, JsonOutputType(node.Returning, TypeOid.Json), [.. arguments]);
    }

    private BoundExpression BindJsonArrayQuery(Scope scope, JsonArrayQueryConstructor node)
    {
        BoundQuery query = BindSubquery(scope, node.Query);
        if (query.Targets.Count != 1) throw Refused(node.Span, "42601", "subquery must return only one column");
        BoundSubquery rows = new(SubqueryKind.Exists, query, TypeOid.Json, -1, node.Span, []);
        // An aggregate over the rows, so null when there are none.
        return Special(node, "json_array query", SpecialNulls.Possible, JsonOutputType(node.Returning, TypeOid.Json), [rows]);
    }

    private BoundExpression BindJsonAggregate(Scope scope, Expression node, Expression[] arguments, EquatableArray<SortItem> orderBy, Expression? filter, WindowReference? over, JsonOutput? returning, string suffix, bool unique, bool absentOnNull)
    {
        TypeReference output = JsonOutputType(returning, TypeOid.Json);
        string name = (output.Oid == TypeOid.Jsonb ? "jsonb_" : "json_") + suffix + (unique ? "_unique" : "") + (absentOnNull ? "_strict" : "");
        FunctionArgument[] values = new FunctionArgument[arguments.Length];
        for (int i = 0; i < values.Length; i++)
        {
            Expression value = arguments[i] is JsonValueExpression json ? json.Value : arguments[i];
            values[i] = new(null, value) { Span = value.Span };
        }

        Identifier[] parts = [new(SchemaName.Catalog, node.Span), new(name, node.Span)];
        FunctionCall call = new(new QualifiedName(parts.ToEquatableArray()) { Span = node.Span })
        {
            Arguments = values.ToEquatableArray(),
            OrderBy = orderBy,
            Filter = filter,
            Over = over,
            Span = node.Span,
            Form = FunctionCallForm.Extract,
        };
        BoundExpression aggregate = BindFunctionCall(scope, call);
        return aggregate.Type == output.Oid ? aggregate : TryCoerce(aggregate, output.Oid, output.Typmod, CoercionContext.Explicit, isExplicit: true) ?? throw Refused(node.Span, "42846", $"cannot cast type {TypeName(aggregate.Type)} to {TypeName(output.Oid)}");
    }

    private BoundExpression BindJsonInput(Scope scope, Expression node) => SettleUnknown(Bind(scope, node is JsonValueExpression value ? value.Value : node));

    private BoundExpression BindParsedJson(Scope scope, JsonParse node)
    {
        BoundExpression value = BindJsonInput(scope, node.Value);
        return IsJsonText(value.Type) ? value : throw Refused(value.Span, "42846", $"cannot cast type {TypeName(value.Type)} to json");
    }

    private BoundExpression BindSerializedJson(Scope scope, JsonSerialize node)
    {
        BoundExpression value = BindJsonInput(scope, node.Value);
        return IsJsonText(value.Type) ? value : throw Mismatch(value.Span, $"cannot use non-string types with implicit FORMAT JSON clause; {TypeName(value.Type)} is none");
    }

    // What a path is applied to becomes jsonb when it runs, so that a literal is text here.
    private BoundExpression BindJsonContext(Scope scope, Expression node)
    {
        BoundExpression context = BindJsonInput(scope, node);
        return IsJsonText(context.Type) ? context : throw Refused(context.Span, "42846", $"cannot cast type {TypeName(context.Type)} to jsonb");
    }

    private bool IsJsonText(uint type)
    {
        type = _types.BaseType(type);
        return type is TypeOid.Json or TypeOid.Jsonb or TypeOid.Bytea || _types.Category(type) == 'S';
    }

    private BoundExpression BindJsonFunction(Scope scope, JsonFunction node)
    {
        string name = node.Kind switch { JsonFunctionKind.Exists => "json_exists", JsonFunctionKind.Query => "json_query", _ => "json_value" };
        BoundExpression context = BindJsonContext(scope, node.Context);
        BoundExpression path = ToSpecificType(Bind(scope, node.Path), TypeOid.JsonPath, name);
        List<BoundExpression> arguments = [context, path];
        foreach (JsonArgument argument in node.Passing) arguments.Add(SettleUnknown(Bind(scope, argument.Value is JsonValueExpression value ? value.Value : argument.Value)));
        TypeReference type = node.Kind switch
        {
            JsonFunctionKind.Exists => new(TypeOid.Bool),
            JsonFunctionKind.Query => JsonOutputType(node.Returning, TypeOid.Jsonb),
            _ => JsonOutputType(node.Returning, TypeOid.Text),
        };
        CheckWrapper(node, node.Wrapper, node.Quotes);
        CheckBehavior(node.OnEmpty, node.Kind, "ON EMPTY");
        CheckBehavior(node.OnError, node.Kind, "ON ERROR");
        BindBehavior(scope, node.OnEmpty, type, arguments);
        BindBehavior(scope, node.OnError, type, arguments);
        bool existsOnly = node.Kind == JsonFunctionKind.Exists && node.OnError is null or { Kind: not JsonBehaviorKind.Unknown };
        return Special(node, name, existsOnly && node.Kind == JsonFunctionKind.Exists ? SpecialNulls.IfFirstIs : SpecialNulls.Possible, type, [.. arguments]);
    }

    private void BindBehavior(Scope scope, JsonBehavior? behavior, TypeReference type, List<BoundExpression> arguments)
    {
        if (behavior?.Default is null) return;
        BoundExpression value = Bind(scope, behavior.Default);
        CheckDefault(value);
        arguments.Add(TryCoerce(value, type.Oid, type.Typmod, CoercionContext.Assignment, isExplicit: false)
            ?? throw Refused(value.Span, "42846", $"cannot cast behavior expression of type {TypeName(value.Type)} to {TypeName(type.Oid)}"));
    }

    private BoundExpression BindJsonTest(Scope scope, JsonTest node)
    {
        BoundExpression operand = SettleUnknown(Bind(scope, node.Operand));
        if (!IsJsonText(operand.Type)) throw Mismatch(node.Span, $"cannot use type {TypeName(operand.Type)} in IS JSON predicate");
        BoundExpression test = Special(node, "is json", SpecialNulls.IfFirstIs, new(TypeOid.Bool), [operand]);
        return node.IsNegated ? new BoundNot(node.Span, test) : test;
    }

    private BoundFromItem BindJsonTable(Scope scope, JsonTableItem item, List<NamespaceItem> added)
    {
        bool wasLateral = scope.IsLateralActive;
        scope.IsLateralActive = true;
        ExpressionPlace before = scope.Place;
        scope.Place = ExpressionPlace.FromFunction;
        List<BoundExpression> arguments = [BindJsonContext(scope, item.Context), ToSpecificType(Bind(scope, item.Path), TypeOid.JsonPath, "JSON_TABLE")];
        foreach (JsonArgument argument in item.Passing) arguments.Add(SettleUnknown(Bind(scope, argument.Value is JsonValueExpression value ? value.Value : argument.Value)));
        List<RangeColumn> columns = [];
        AddJsonColumns(scope, item.Columns, columns, arguments, isNested: false);
        scope.Place = before;
        scope.IsLateralActive = wasLateral;
        return AddTableFunction(scope, item, item.Alias, "json_table", columns, arguments, added);
    }

    private void AddJsonColumns(Scope scope, EquatableArray<JsonTableColumn> nodes, List<RangeColumn> columns, List<BoundExpression> arguments, bool isNested)
    {
        foreach (JsonTableColumn node in nodes)
        {
            switch (node)
            {
                case JsonTableOrdinality ordinality:
                    columns.Add(new(ordinality.Name.Name, TypeOid.Int4, -1, IsNotNull: !isNested));
                    break;
                case JsonTableValue value:
                    TypeReference type = ResolveType(value.Type);
                    CheckJsonPath(scope, value.Path);
                    CheckWrapper(value, value.Wrapper, value.Quotes);
                    if (value.IsExists) CheckBehavior(value.OnError, JsonFunctionKind.Exists, "ON ERROR");
                    BindBehavior(scope, value.OnEmpty, type, arguments);
                    BindBehavior(scope, value.OnError, type, arguments);
                    // EXISTS PATH is false where nothing is found, and on errors unless told otherwise.
                    columns.Add(new(value.Name.Name, type.Oid, type.Typmod, IsNotNull: !isNested && value is { IsExists: true, OnError: null } && type.Oid == TypeOid.Bool));
                    break;
                case JsonTableNested nested:
                    CheckJsonPath(scope, nested.Path);
                    AddJsonColumns(scope, nested.Columns, columns, arguments, isNested: true);
                    break;
            }
        }
    }

    private void CheckJsonPath(Scope scope, Expression? path)
    {
        if (path is not null) ToSpecificType(Bind(scope, path), TypeOid.JsonPath, "JSON_TABLE");
    }

    private BoundFromItem AddTableFunction(Scope scope, SqlNode node, TableAlias? alias, string name, List<RangeColumn> columns, List<BoundExpression> arguments, List<NamespaceItem> added)
    {
        HashSet<string> names = [];
        foreach (RangeColumn column in columns)
        {
            if (!names.Add(column.Name)) throw UnknownName(node.Span, "42601", $"column name \"{column.Name}\" is not unique");
        }

        RangeEntry entry = new()
        {
            Kind = RangeKind.TableFunction,
            Name = alias?.Name.Name ?? name,
            HasAlias = true,
            Columns = Rename([.. columns], alias, node.Span),
            Scope = scope,
            Functions = [(Special(node, name, SpecialNulls.Possible, new(TypeOid.Record), [.. arguments]), columns.Count)],
        };
        return AddEntry(scope, entry, added);
    }
}
