using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Functions in FROM (PostgreSQL documentation, "Table Functions").</summary>
internal sealed partial class Binder
{
    private BoundFromItem BindFromFunction(Scope scope, FunctionItem item, List<NamespaceItem> added)
    {
        if (item.WithOrdinality && item.Functions.Count == 1 && !item.ColumnDefinitions.IsEmpty)
            throw Refused(item.ColumnDefinitions[0].Span, "42601", "WITH ORDINALITY cannot be used with a column definition list: put the list inside of ROWS FROM (...)");
        bool wasLateral = scope.IsLateralActive;
        scope.IsLateralActive = true;
        List<(BoundExpression Function, string Name, EquatableArray<ColumnDefinition> Definitions)> functions = [];
        foreach (RowsFromFunction part in item.Functions)
        {
            EquatableArray<ColumnDefinition> definitions = part.ColumnDefinitions.IsEmpty && item.Functions.Count == 1 ? item.ColumnDefinitions : part.ColumnDefinitions;
            foreach (Expression function in SplitUnnest(part.Function, definitions))
            {
                BoundExpression bound = SettleUnknown(BindExpression(scope, function, ExpressionPlace.FromFunction));
                for (int i = 0; i < bound.ChildCount; i++)
                {
                    if (ReturnsSet(bound.Child(i))) throw Refused(bound.Child(i).Span, "0A000", "set-returning functions must appear at top level of FROM");
                }

                functions.Add((bound, ColumnNames.Figure(function, _catalog.ServerVersion), definitions));
            }
        }

        scope.IsLateralActive = wasLateral;
        List<RangeColumn> columns = [];
        List<(BoundExpression, int)> counted = [];
        foreach ((BoundExpression function, string name, EquatableArray<ColumnDefinition> definitions) in functions)
        {
            int before = columns.Count;
            AddFunctionColumns(function, name, definitions, item, functions.Count == 1, columns);
            counted.Add((function, columns.Count - before));
        }

        if (item.WithOrdinality) columns.Add(new("ordinality", TypeOid.Int8, -1, IsNotNull: true));
        RangeEntry entry = new()
        {
            Kind = RangeKind.Function,
            Name = item.Alias?.Name.Name ?? functions[0].Name,
            HasAlias = true,
            Columns = Rename([.. columns], item.Alias, item.Span),
            Scope = scope,
            Functions = [.. counted],
            RowType = functions.Count == 1 && !item.WithOrdinality ? functions[0].Function.Type : TypeOid.Record,
        };
        return AddEntry(scope, entry, added);
    }

    // unnest(a, b) in FROM is a ROWS FROM of one unnest for each argument.
    private IEnumerable<Expression> SplitUnnest(Expression function, EquatableArray<ColumnDefinition> definitions)
    {
        bool isMany = function is FunctionCall { Name.Parts.Count: 1, Name.Name: "unnest", Arguments.Count: > 1, IsDistinct: false, IsStar: false, IsVariadic: false, Filter: null, Over: null, OrderBy.IsEmpty: true };
        if (!isMany)
        {
            yield return function;
            yield break;
        }

        if (!definitions.IsEmpty) throw Refused(definitions[0].Span, "42601", "unnest of several arrays cannot have a column definition list; name the columns without types");
        FunctionCall call = (FunctionCall)function;
        foreach (FunctionArgument argument in call.Arguments) yield return call with { Arguments = [argument], Name = call.Name };
    }

    private void AddFunctionColumns(BoundExpression function, string name, EquatableArray<ColumnDefinition> definitions, FunctionItem item, bool isOnly, List<RangeColumn> columns)
    {
        if (!definitions.IsEmpty)
        {
            AddDefinedColumns(function, definitions, item.Span, columns);
            return;
        }

        if (_types.RelationOf(function.Type) is { } relation)
        {
            foreach (Catalog.Column column in relation.Columns) columns.Add(new(column.Name, column.Type, column.Typmod));
            return;
        }

        if (function.Type == TypeOid.Record)
        {
            AddRecordColumns(function, item.Span, columns);
            return;
        }

        string? outputName = function is BoundCall call ? SingleOutputName(call.Routine) : null;
        columns.Add(new(outputName ?? (isOnly ? item.Alias?.Name.Name : null) ?? name, function.Type, function.Typmod));
    }

    private void AddDefinedColumns(BoundExpression function, EquatableArray<ColumnDefinition> definitions, TextSpan span, List<RangeColumn> columns)
    {
        bool hasOutputs = function is BoundCall call && HasOutputs(call.Routine);
        if (hasOutputs) throw Refused(span, "42601", "a column definition list is redundant for a function with OUT parameters");
        if (function.Type != TypeOid.Record)
        {
            throw Refused(span, "42601", _types.IsComposite(function.Type)
                ? "a column definition list is redundant for a function returning a named composite type"
                : "a column definition list is only allowed for functions returning \"record\"");
        }

        HashSet<string> names = [];
        foreach (ColumnDefinition definition in definitions)
        {
            if (!names.Add(definition.Name.Name)) throw UnknownName(definition.Span, "42701", $"column name \"{definition.Name.Name}\" specified more than once");
            TypeReference type = ResolveType(definition.Type!);
            columns.Add(new(definition.Name.Name, type.Oid, type.Typmod));
        }
    }

    private void AddRecordColumns(BoundExpression function, TextSpan span, List<RangeColumn> columns)
    {
        if (function is BoundRow row)
        {
            for (int i = 0; i < row.Fields.Length; i++) columns.Add(new(row.Names[i], row.Fields[i].Type, row.Fields[i].Typmod));
            return;
        }

        if (function is not BoundCall call || !HasOutputs(call.Routine))
        {
            throw Refused(span, "42601", "a column definition list is required for functions returning \"record\": write AS t (name type, ...)");
        }

        uint[] resolved = ResolveOutputs(call);
        int index = 0;
        foreach (Argument argument in call.Routine.Arguments)
        {
            if (!argument.IsOutput) continue;
            columns.Add(new(argument.Name.Length == 0 ? "column" + (index + 1) : argument.Name, resolved[index], -1));
            index++;
        }
    }

    private static bool HasOutputs(Routine routine)
    {
        foreach (Argument argument in routine.Arguments)
        {
            if (argument.IsOutput) return true;
        }

        return false;
    }

    // Types of output arguments; polymorphic ones follow from the inputs of the call.
    private uint[] ResolveOutputs(BoundCall call)
    {
        List<uint> outputs = [];
        bool polymorphic = false;
        foreach (Argument argument in call.Routine.Arguments)
        {
            if (!argument.IsOutput) continue;
            outputs.Add(argument.Type);
            polymorphic |= TypeSystem.IsPolymorphic(argument.Type);
        }

        if (!polymorphic) return [.. outputs];
        uint[] declared = [.. call.Routine.ArgumentTypes];
        int count = Math.Min(declared.Length, call.ChildCount);
        uint[] inputs = new uint[count];
        for (int i = 0; i < count; i++) inputs[i] = call.Child(i).Type;
        PolymorphicTypes resolved = PolymorphicTypes.Resolve(_types, inputs, declared.AsSpan(0, count));
        for (int i = 0; i < outputs.Count; i++) outputs[i] = resolved.Substitute(outputs[i]);
        return resolved.Error is null ? [.. outputs] : throw Mismatch(call.Span, resolved.Error, resolved.SqlState);
    }

    private static string? SingleOutputName(Routine routine)
    {
        string? name = null;
        foreach (Argument argument in routine.Arguments)
        {
            if (!argument.IsOutput) continue;
            if (name is not null) return null;
            name = argument.Name;
        }

        return name is { Length: > 0 } ? name : null;
    }
}
