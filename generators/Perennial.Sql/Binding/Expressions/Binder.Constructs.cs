using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>CASE, COALESCE, GREATEST, arrays and rows.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindCase(Scope scope, CaseExpression node)
    {
        BoundExpression? operand = null;
        if (node.Operand is not null)
        {
            operand = Bind(scope, node.Operand);
            // A literal or a parameter as operand is text, as it has nothing to take its type from.
            if (operand.Type == TypeOid.Unknown) operand = CoerceType(operand, TypeOid.Text, -1, CoercionContext.Implicit, isExplicit: false);
        }

        BoundExpression[] branches = new BoundExpression[node.Branches.Count * 2];
        List<BoundExpression> results = [];
        for (int i = 0; i < node.Branches.Count; i++)
        {
            CaseBranch branch = node.Branches[i];
            BoundExpression condition = Bind(scope, branch.When);
            if (operand is not null)
            {
                BoundPlaceholder placeholder = new(operand.Type, operand.Typmod, operand.Span, operand) { Collation = CollationOf(operand) };
                condition = MakeOperator(scope, null, "=", placeholder, condition, branch.Span, branch.Span);
            }

            branches[i * 2] = ToBoolean(condition, "CASE/WHEN");
            BoundExpression result = Bind(scope, branch.Then);
            branches[(i * 2) + 1] = result;
            results.Add(result);
        }

        BoundExpression? otherwise = node.Else is null ? null : Bind(scope, node.Else);
        // The server looks at the default first when it chooses the type.
        List<BoundExpression> candidates = [otherwise ?? new BoundConstant(TypeOid.Unknown, -1, node.Span, null), .. results];
        uint common = SelectCommonType(candidates, "CASE");
        if (otherwise is not null) otherwise = ToCommonType(otherwise, common, "CASE/ELSE");
        List<BoundExpression> converted = [];
        for (int i = 0; i < results.Count; i++)
        {
            branches[(i * 2) + 1] = ToCommonType(results[i], common, "CASE/WHEN");
            converted.Add(branches[(i * 2) + 1]);
        }

        // A missing ELSE is a null without modifier.
        if (otherwise is not null) converted.Add(otherwise);
        int typmod = otherwise is null ? -1 : CommonTypmod(converted, common);
        BoundCase bound = new(common, typmod, node.Span, branches, otherwise);
        if (FindSet(bound) is { } set) throw Refused(set.Span, "0A000", "set-returning functions are not allowed in CASE");
        return bound;
    }

    private BoundExpression BindCoalesce(Scope scope, Coalesce node)
    {
        BoundExpression[] arguments = BindToCommonType(scope, node.Arguments, "COALESCE", out uint common);
        BoundCoalesce result = new(common, CommonTypmod(arguments, common), node.Span, arguments);
        if (ReturnsSet(result)) throw Refused(node.Span, "0A000", "set-returning functions are not allowed in COALESCE");
        return result;
    }

    private BoundExpression BindExtremum(Scope scope, Extremum node)
    {
        string construct = node.Kind == ExtremumKind.Greatest ? "GREATEST" : "LEAST";
        BoundExpression[] arguments = BindToCommonType(scope, node.Arguments, construct, out uint common);
        return new BoundExtremum(node.Kind, common, CommonTypmod(arguments, common), node.Span, arguments);
    }

    private BoundExpression[] BindToCommonType(Scope scope, EquatableArray<Expression> nodes, string construct, out uint common)
    {
        BoundExpression[] arguments = new BoundExpression[nodes.Count];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = Bind(scope, nodes[i]);
        common = SelectCommonType(arguments, construct);
        SuggestFromSiblings(arguments);
        for (int i = 0; i < arguments.Length; i++) arguments[i] = ToCommonType(arguments[i], common, construct);
        return arguments;
    }

    private static void SuggestFromSiblings(BoundExpression[] arguments)
    {
        foreach (BoundExpression argument in arguments) SuggestParameterNames(arguments[0], argument);
    }

    /// <param name="arrayType">The array type to make, or 0 to find it.</param>
    /// <param name="elementType">Its element type.</param>
    private BoundExpression BindArray(Scope scope, ArrayConstructor node, uint arrayType, uint elementType, int typmod)
    {
        List<BoundExpression> elements = new(node.Elements.Count);
        bool isNested = false;
        foreach (Expression element in node.Elements)
        {
            BoundExpression bound;
            if (element is ArrayConstructor inner)
            {
                bound = BindArray(scope, inner, arrayType, elementType, typmod);
                isNested = true;
            }
            else
            {
                bound = Bind(scope, element);
                // The vector types look like arrays but are elements of arrays of their own.
                if (!isNested && bound.Type is not (TypeOid.Int2Vector or TypeOid.OidVector) && _types.ElementType(bound.Type) != 0) isNested = true;
            }

            elements.Add(bound);
        }

        uint coerceTo = elementType;
        bool isExplicit = arrayType != 0;
        if (arrayType == 0)
        {
            if (elements.Count == 0) throw Mismatch(node.Span, "cannot determine type of empty array; convert it explicitly, for example ARRAY[]::integer[]", "42P18");
            coerceTo = SelectCommonType(elements, "ARRAY");
            if (isNested)
            {
                arrayType = coerceTo;
                elementType = _types.BaseElementType(arrayType);
                if (elementType == 0) throw UnknownName(node.Span, "42704", $"could not find element type for data type {TypeName(arrayType)}");
            }
            else
            {
                elementType = coerceTo;
                arrayType = _types.ArrayType(elementType);
                if (arrayType == 0) throw UnknownName(node.Span, "42704", $"could not find array type for data type {TypeName(elementType)}");
            }
        }
        else if (isNested)
        {
            coerceTo = arrayType;
        }

        BoundExpression[] converted = new BoundExpression[elements.Count];
        for (int i = 0; i < converted.Length; i++)
        {
            converted[i] = isExplicit
                ? TryCoerce(elements[i], coerceTo, typmod, CoercionContext.Explicit, isExplicit: true) ?? throw Refused(elements[i].Span, "42846", $"cannot cast type {TypeName(elements[i].Type)} to {TypeName(coerceTo)}")
                : ToCommonType(elements[i], coerceTo, "ARRAY");
        }

        int resultTypmod = converted.Length == 0 ? -1 : CommonTypmod(converted, coerceTo);
        return new BoundArray(arrayType, resultTypmod, node.Span, converted, isNested);
    }

    private BoundExpression BindRow(Scope scope, RowConstructor node)
    {
        BoundExpression[] fields = BindRowFields(scope, node);
        string[] names = new string[fields.Length];
        for (int i = 0; i < names.Length; i++) names[i] = "f" + (i + 1);
        return new BoundRow(TypeOid.Record, node.Span, fields, names);
    }

    private BoundExpression[] BindRowFields(Scope scope, RowConstructor node)
    {
        List<BoundExpression> fields = new(node.Elements.Count);
        foreach (Expression element in node.Elements)
        {
            if (element is StarReference or FieldStar)
            {
                foreach (BoundTarget target in ExpandStar(scope, element)) fields.Add(target.Value);
            }
            else
            {
                fields.Add(Bind(scope, element));
            }
        }

        if (fields.Count > 1664) throw Refused(node.Span, "54011", "ROW expressions can have at most 1664 entries");
        return [.. fields];
    }

    private BoundExpression BindFieldSelection(Scope scope, FieldSelection node)
    {
        BoundExpression operand = Bind(scope, node.Operand);
        return BindRoutine(scope, new(node, null, node.Field.Name) { IsColumnNotation = true }, [operand]) ?? throw MissingField(operand, node.Field.Name, operand.Span);
    }

    private BoundExpression SelectField(BoundExpression operand, string name, TextSpan span) => TrySelectField(operand, name, span) ?? throw MissingField(operand, name, span);

    /// <summary>A field of a row value by name; null when there is none.</summary>
    private BoundExpression? TrySelectField(BoundExpression operand, string name, TextSpan span)
    {
        if (operand is BoundWholeRow whole)
        {
            int index = whole.Entry.Find(name);
            if (index >= 0) return new BoundColumnReference(whole.Entry, index, span, whole.Nulling);
            if (whole.Entry.HasSystemColumns && SystemColumn.Find(name) is { } system) return ReferToSystemColumn(whole.Entry, system, span, whole.Nulling);
            return null;
        }

        foreach ((string Name, uint Type, int Typmod, bool IsNotNull) field in FieldsOf(operand))
        {
            if (field.Name == name) return new BoundField(field.Type, field.Typmod, span, operand, name, field.IsNotNull);
        }

        return null;
    }

    /// <summary>Names and types of a row value's fields; none when they cannot be known.</summary>
    private List<(string Name, uint Type, int Typmod, bool IsNotNull)> FieldsOf(BoundExpression row)
    {
        List<(string, uint, int, bool)> fields = [];
        if (_types.RelationOf(row.Type) is { } relation)
        {
            // A composite value need not come from the table, so its constraints say nothing.
            foreach (Catalog.Column column in relation.Columns)
            {
                NoteCollation(column.Collation);
                fields.Add((column.Name, column.Type, column.Typmod, false));
            }

            return fields;
        }

        switch (row)
        {
            case BoundRow constructor:
                for (int i = 0; i < constructor.Fields.Length; i++) fields.Add((constructor.Names[i], constructor.Fields[i].Type, constructor.Fields[i].Typmod, false));
                break;
            case BoundWholeRow whole:
                foreach (RangeColumn column in whole.Entry.Columns) fields.Add((column.Name, column.Type, column.Typmod, column.IsNotNull));
                break;
            case BoundColumnReference { Entry.Query: { } query } reference when reference.Index < query.Targets.Count:
                return FieldsOf(query.Targets[reference.Index].Value);
            case BoundSubquery { Kind: SubqueryKind.Scalar, Query.Targets.Count: 1 } subquery:
                return FieldsOf(subquery.Query.Targets[0].Value);
            case BoundCall call:
                foreach (Argument argument in call.Routine.Arguments)
                {
                    if (argument.IsOutput) fields.Add((argument.Name, argument.Type, -1, false));
                }

                break;
        }

        return fields;
    }

    private BindFailure MissingField(BoundExpression operand, string name, TextSpan span)
    {
        if (_types.IsComposite(operand.Type))
        {
            return UnknownName(span, "42703", $"column \"{name}\" not found in data type {TypeName(operand.Type)}.{NameSuggestion.For(name, FieldsOf(operand).Select(static field => field.Name))}".TrimEnd('.'));
        }

        return operand.Type == TypeOid.Record
            ? UnknownName(span, "42703", $"could not identify column \"{name}\" in record data type")
            : Mismatch(span, $"column notation .{name} applied to type {TypeName(operand.Type)}, which is not a composite type{AdviseOnShadowed(operand.Type)}", "42809");
    }

    // A type of the user's with the name of one of PostgreSQL's is found only with its schema.
    private string AdviseOnShadowed(uint type) =>
        _types.Find(type) is { IsUserDefined: false } found && _catalog.UserTypes.FirstOrDefault(own => own.Name == found.Name) is { } hidden
            ? $": it is PostgreSQL's own {found.Name}, which hides {hidden.Schema}.{hidden.Name}. Write the schema before the name of the type, or give it another name"
            : "";

    private BoundExpression BindSubscripts(Scope scope, Expression node)
    {
        // All subscripts in a row belong to one container: a[1][2].
        List<Expression> subscripts = [];
        Expression container = node;
        while (container is Subscript or Slice)
        {
            subscripts.Insert(0, container);
            container = container is Subscript subscript ? subscript.Operand : ((Slice)container).Operand;
        }

        BoundExpression bound = Bind(scope, container);
        return MakeSubscripts(scope, bound, subscripts, node.Span);
    }

    private BoundExpression MakeSubscripts(Scope scope, BoundExpression container, List<Expression> subscripts, TextSpan span)
    {
        int typmod = container.Typmod;
        uint type = _types.BaseType(container.Type, ref typmod);
        bool isSlice = subscripts.Exists(static subscript => subscript is Slice);
        List<BoundExpression> parts = [container];
        if (type == TypeOid.Jsonb)
        {
            if (_catalog.ServerVersion < 14) throw Mismatch(container.Span, "cannot subscript type jsonb because it is not an array");
            if (isSlice) throw Mismatch(subscripts.Find(static subscript => subscript is Slice)!.Span, "jsonb subscript does not support slices", "42804");
            foreach (Expression subscript in subscripts) parts.Add(BindJsonbSubscript(scope, ((Subscript)subscript).Index));
            return new BoundSubscript(TypeOid.Jsonb, -1, span, [.. parts], isSlice: false);
        }

        if (_catalog.ServerVersion >= 14 && _types.Find(type) is { Kind: TypeKind.Base, Name: "hstore" }) return MakeHstoreSubscript(scope, container, subscripts, span);
        uint element = SubscriptElement(type);
        if (element == 0) throw Mismatch(container.Span, $"cannot subscript type {TypeName(container.Type)} because it does not support subscripting{AdviseOnSubscript(type, container)}");
        if (type is TypeOid.OidVector or TypeOid.Int2Vector && isSlice) type = type == TypeOid.OidVector ? _types.ArrayType(TypeOid.Oid) : TypeOid.Int2Array;
        foreach (Expression subscript in subscripts)
        {
            if (subscript is Subscript single)
            {
                parts.Add(ToArrayIndex(Bind(scope, single.Index)));
                continue;
            }

            Slice slice = (Slice)subscript;
            if (slice.Lower is not null) parts.Add(ToArrayIndex(Bind(scope, slice.Lower)));
            if (slice.Upper is not null) parts.Add(ToArrayIndex(Bind(scope, slice.Upper)));
        }

        return isSlice ? new BoundSubscript(type, typmod, span, [.. parts], isSlice: true) : new BoundSubscript(element, typmod, span, [.. parts], isSlice: false);
    }

    // The extension's type has a subscripting function of its own: a key gives its value.
    private BoundSubscript MakeHstoreSubscript(Scope scope, BoundExpression container, List<Expression> subscripts, TextSpan span)
    {
        if (subscripts.Count != 1 || subscripts[0] is not Subscript key) throw Refused(container.Span, "0A000", "hstore allows only one subscript");
        BoundExpression bound = Bind(scope, key.Index);
        BoundExpression text = TryCoerce(bound, TypeOid.Text, -1, CoercionContext.Assignment, isExplicit: false) ?? throw Mismatch(bound.Span, "hstore subscript must have type text");
        return new BoundSubscript(TypeOid.Text, -1, span, [container, text], isSlice: false);
    }

    // Fixed-length types with elements (point, box, name, oidvector) can be subscripted as well.
    private uint SubscriptElement(uint type) => _types.Find(type) is { } found && (found.Kind == TypeKind.Array || (found.ElementType != 0 && found.Kind == TypeKind.Base)) ? found.ElementType : 0;

    private BoundExpression ToArrayIndex(BoundExpression index) =>
        TryCoerce(index, TypeOid.Int4, -1, CoercionContext.Assignment, isExplicit: false) ?? throw Mismatch(index.Span, "array subscript must have type integer");

    private BoundExpression BindJsonbSubscript(Scope scope, Expression node)
    {
        BoundExpression index = Bind(scope, node);
        if (index.Type == TypeOid.Unknown) return CoerceType(index, TypeOid.Text, -1, CoercionContext.Implicit, isExplicit: false);
        bool asInteger = _types.CanCoerce(index.Type, TypeOid.Int4, CoercionContext.Implicit);
        bool asText = _types.CanCoerce(index.Type, TypeOid.Text, CoercionContext.Implicit);
        if (asInteger == asText) throw Mismatch(index.Span, $"subscript type {TypeName(index.Type)} is not supported: a jsonb subscript is an integer or text");
        return CoerceType(index, asInteger ? TypeOid.Int4 : TypeOid.Text, -1, CoercionContext.Implicit, isExplicit: false);
    }
}
