using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Operators and what is made of them.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindBinary(Scope scope, BinaryOperation node)
    {
        if (node.Left is RowConstructor leftRow && node.Right is ScalarSubquery subquery) return BindRowSubquery(scope, leftRow, node.Operator, subquery, node.Span);
        if (node.Left is RowConstructor left && node.Right is RowConstructor right)
        {
            return CompareRows(scope, node.Operator, BindRowFields(scope, left), BindRowFields(scope, right), node.Span);
        }

        BoundExpression bound = Bind(scope, node.Left);
        BoundExpression result = MakeOperator(scope, node.Operator, bound, Bind(scope, node.Right), node.Span, WrittenOperator.Of(node));
        if (result is BoundOperator { Type: TypeOid.Bool, Routine.IsStrict: true } && (node.Left is NullLiteral || node.Right is NullLiteral)) WarnOfNull(node.Operator.Symbol, node.Operator.Span);
        return result;
    }

    private BoundExpression BindUnary(Scope scope, UnaryOperation node)
    {
        // A sign before a number is a part of the constant, so that -2147483648 is an integer.
        if (node.Operator is { Schema: null, Symbol: "-" })
        {
            if (node.Operand is IntegerLiteral integer) return new BoundConstant(TypeOid.Int4, -1, node.Span, "-" + integer.Value);
            if (node.Operand is NumericLiteral number) return new BoundConstant(NegatedLiteralType(number.Text), -1, node.Span, "-" + number.Text);
        }

        return MakeOperator(scope, node.Operator, null, Bind(scope, node.Operand), node.Span, WrittenOperator.Of(node));
    }

    private static uint NegatedLiteralType(string text) => text switch
    {
        "2147483648" => TypeOid.Int4,
        "9223372036854775808" => TypeOid.Int8,
        _ => NumericLiteralType(text),
    };

    // Kept apart from errors: the server takes the statement.
    private void WarnOfNull(string symbol, TextSpan at)
    {
        string advice = symbol switch { "=" => "; write IS NULL", "<>" => "; write IS NOT NULL", "not in" => "; leave null out of the list", _ => "" };
        _warnings.Add(Finding.Create(FindingRules.NeverTrue, _source, at, $"A comparison with null by {symbol} is never true{advice}."));
    }

    // Where IN, LIKE, BETWEEN and their like stand, behind the parentheses of what is before them.
    private TextSpan WordAfter(Expression operand, SqlNode node)
    {
        string text = _source.Text;
        int place = operand.Span.End;
        while (place < node.Span.End && place < text.Length && (char.IsWhiteSpace(text[place]) || text[place] == ')')) place++;
        return place < node.Span.End ? TextSpan.FromBounds(place, node.Span.End) : node.Span;
    }

    private BoundExpression MakeOperator(Scope scope, OperatorName name, BoundExpression? left, BoundExpression right, TextSpan span, WrittenOperator? written = null) =>
        MakeOperator(scope, name.Schema?.Name, name.Symbol, left, right, span, name.Span, written);

    /// <param name="written">Where the statement writes the operator by itself; null for what words and rows stand for.</param>
    private BoundExpression MakeOperator(Scope scope, string? schema, string symbol, BoundExpression? left, BoundExpression right, TextSpan span, TextSpan at, WrittenOperator? written = null)
    {
        OperatorMatch match = _types.FindOperator(schema, symbol, left?.Type ?? 0, right.Type);
        Operator found = match.Operator ?? throw MissingOperator(schema, symbol, left, right, match.IsAmbiguous, at);
        SuggestParameterNames(left, right);
        uint[] inputs = left is null ? [right.Type] : [left.Type, right.Type];
        uint[] declared = left is null ? [found.Right] : [found.Left, found.Right];
        uint result = ResolvePolymorphic(inputs, declared, found.Result, at);
        BoundExpression[] operands = left is null
            ? [CoerceType(right, declared[0], -1, CoercionContext.Implicit, isExplicit: false)]
            : [CoerceType(left, declared[0], -1, CoercionContext.Implicit, isExplicit: false), CoerceType(right, declared[1], -1, CoercionContext.Implicit, isExplicit: false)];
        Routine? routine = UseOperator(found, schema, written);
        if (routine is { ReturnsSet: true }) CheckSetPlacement(scope, at);

        // text || any value is written in SQL: it is as stable as the other value's text.
        if (routine is { Name: "textanycat" or "anytextcat", IsUserDefined: false }) Effects.ConvertsBySettings |= _types.ConvertsBySettings(routine.Name == "textanycat" ? inputs[1] : inputs[0], TypeOid.Text);
        return new BoundOperator(found, routine, result, span, operands);
    }

    private Routine? UseOperator(Operator found, string? schema, WrittenOperator? written)
    {
        Routine? routine = _catalog.FindRoutine(found.Routine);
        if (routine is not null) Effects.Call(routine);
        if (found.IsUserDefined && found.Schema != SchemaName.Catalog && schema is null) Replacements.UseOperator(found, written, _source);
        return routine;
    }

    /// <summary>Replaces polymorphic types by those that the arguments give; returns the concrete result type.</summary>
    private uint ResolvePolymorphic(uint[] inputs, uint[] declared, uint resultType, TextSpan at)
    {
        bool polymorphic = TypeSystem.IsPolymorphic(resultType);
        foreach (uint type in declared) polymorphic |= TypeSystem.IsPolymorphic(type);
        if (!polymorphic) return resultType;
        PolymorphicTypes resolved = PolymorphicTypes.Resolve(_types, inputs, declared);
        uint result = resolved.Error is null ? resolved.Substitute(resultType) : 0;
        return resolved.Error is null ? result : throw Mismatch(at, resolved.Error, resolved.SqlState);
    }

    private BoundExpression BindPattern(Scope scope, PatternMatch node)
    {
        BoundExpression operand = Bind(scope, node.Operand);
        BoundExpression pattern = Bind(scope, node.Pattern);
        BoundExpression? escape = node.Escape is null ? null : Bind(scope, node.Escape);
        string symbol;
        if (node.Kind == PatternKind.SimilarTo)
        {
            pattern = CallRoutine(scope, node, "similar_to_escape", escape is null ? [pattern] : [pattern, escape]);
            symbol = node.IsNegated ? "!~" : "~";
        }
        else
        {
            if (escape is not null) pattern = CallRoutine(scope, node, "like_escape", [pattern, escape]);
            symbol = (node.IsNegated, node.Kind) switch { (false, PatternKind.Like) => "~~", (true, PatternKind.Like) => "!~~", (false, _) => "~~*", _ => "!~~*" };
        }

        return MakeOperator(scope, null, symbol, operand, pattern, node.Span, WordAfter(node.Operand, node));
    }

    private BoundExpression BindBetween(Scope scope, BetweenTest node)
    {
        // The server copies the operand into each comparison, so that each one gets its own conversions.
        BoundExpression Compare(string symbol, Expression bound) => MakeOperator(scope, null, symbol, Bind(scope, node.Operand), Bind(scope, bound), node.Span, WordAfter(node.Operand, node));
        BoundExpression Within(Expression low, Expression high) => node.IsNegated
            ? new BoundBoolean(BooleanOperator.Or, node.Span, [Compare("<", low), Compare(">", high)])
            : new BoundBoolean(BooleanOperator.And, node.Span, [Compare(">=", low), Compare("<=", high)]);
        if (!node.IsSymmetric) return Within(node.Low, node.High);
        return new BoundBoolean(node.IsNegated ? BooleanOperator.And : BooleanOperator.Or, node.Span, [Within(node.Low, node.High), Within(node.High, node.Low)]);
    }

    private BoundExpression BindInList(Scope scope, InList node)
    {
        if (node.Items.Count == 1 && TryBindSlice(scope, node) is { } slice) return slice;
        string symbol = node.IsNegated ? "<>" : "=";
        BoundExpression left = Bind(scope, node.Operand);
        List<BoundExpression> constants = [], variables = [];
        List<(Expression Node, BoundExpression Bound)> items = [];
        foreach (Expression item in node.Items)
        {
            BoundExpression bound = Bind(scope, item);
            items.Add((item, bound));
            (HasColumns(bound) ? variables : constants).Add(bound);
            if (node.IsNegated && item is NullLiteral) WarnOfNull("not in", item.Span);
        }

        // Several constants become one array when they have a common type.
        List<BoundExpression> comparisons = [];
        BoundExpression? array = constants.Count > 1 && left is not BoundRow ? TryMakeInArray(left, constants, node) : null;
        if (array is not null) comparisons.Add(CompareWithArray(scope, null, symbol, !node.IsNegated, left, array, node.Span, WordAfter(node.Operand, node)));
        foreach ((Expression item, BoundExpression bound) in items)
        {
            if (array is not null && !variables.Contains(bound)) continue;
            comparisons.Add(left is BoundRow row && bound is BoundRow other
                ? CompareRows(scope, new OperatorName(null, symbol) { Span = WordAfter(node.Operand, node) }, row.Fields, other.Fields, node.Span)
                : ToBoolean(MakeOperator(scope, null, symbol, left, bound, node.Span, WordAfter(node.Operand, node)), "IN"));
        }

        return comparisons.Count == 1 ? comparisons[0] : new BoundBoolean(node.IsNegated ? BooleanOperator.And : BooleanOperator.Or, node.Span, [.. comparisons]);
    }

    private BoundExpression? TryMakeInArray(BoundExpression left, List<BoundExpression> constants, InList node)
    {
        uint[] inputs = new uint[constants.Count + 1];
        inputs[0] = left.Type;
        for (int i = 0; i < constants.Count; i++) inputs[i + 1] = constants[i].Type;
        uint common = CommonType.Select(_types, inputs, out _, out _);
        if (common is 0 or TypeOid.Record) return null;
        foreach (uint input in inputs)
        {
            if (!_types.CanCoerce(input, common, CoercionContext.Implicit)) return null;
        }

        uint arrayType = _types.ArrayType(common);
        if (arrayType == 0) return null;
        SuggestParameterNames(left, constants[0]);
        BoundExpression[] elements = new BoundExpression[constants.Count];
        for (int i = 0; i < elements.Length; i++) elements[i] = CoerceType(constants[i], common, -1, CoercionContext.Implicit, isExplicit: false);
        return new BoundArray(arrayType, -1, node.Span, elements, isMultidimensional: false);
    }

    private BoundExpression BindQuantified(Scope scope, QuantifiedComparison node)
    {
        BoundExpression left = Bind(scope, node.Left);
        BoundExpression array = Bind(scope, node.Array);
        return CompareWithArray(scope, node.Operator.Schema?.Name, node.Operator.Symbol, node.Quantifier == Quantifier.Any, left, array, node.Span, node.Operator.Span, WrittenOperator.OfQuantified(node.Left, node.Operator, node.Span));
    }

    private BoundExpression CompareWithArray(Scope scope, string? schema, string symbol, bool isAny, BoundExpression left, BoundExpression array, TextSpan span, TextSpan at, WrittenOperator? written = null)
    {
        uint element = TypeOid.Unknown;
        if (array.Type != TypeOid.Unknown)
        {
            element = _types.BaseElementType(array.Type);
            if (element == 0) throw Mismatch(at, $"op ANY/ALL (array) requires array on right side, not {TypeName(array.Type)}{AdviseOnNoArray(symbol, isAny, left, array, at)}", "42809");
        }

        OperatorMatch match = _types.FindOperator(schema, symbol, left.Type, element);
        Operator found = match.Operator ?? throw MissingOperator(schema, symbol, left, element, array, match.IsAmbiguous, at);
        SuggestParameterNames(left, array);
        uint[] declared = [found.Left, found.Right];
        uint result = ResolvePolymorphic([left.Type, element], declared, found.Result, at);
        if (result != TypeOid.Bool) throw Mismatch(at, "op ANY/ALL (array) requires operator to yield boolean", "42809");
        uint arrayType = TypeSystem.IsPolymorphic(declared[1]) ? array.Type : _types.ArrayType(declared[1]);
        if (arrayType == 0) throw UnknownName(at, "42704", $"could not find array type for data type {TypeName(declared[1])}");
        BoundExpression leftValue = CoerceType(left, declared[0], -1, CoercionContext.Implicit, isExplicit: false);
        BoundExpression arrayValue = CoerceType(array, arrayType, -1, CoercionContext.Implicit, isExplicit: false);
        Routine? routine = UseOperator(found, schema, written);
        if (routine is { ReturnsSet: true }) throw Mismatch(at, "op ANY/ALL (array) requires operator not to return a set", "42809");
        return new BoundArrayComparison(found, routine, isAny, span, leftValue, arrayValue);
    }

    private BoundExpression BindDistinct(Scope scope, DistinctTest node)
    {
        if (node.Left is RowConstructor leftRow && node.Right is RowConstructor rightRow)
        {
            BoundExpression[] left = BindRowFields(scope, leftRow), right = BindRowFields(scope, rightRow);
            if (left.Length != right.Length) throw Refused(node.Span, "42601", $"unequal number of entries in row expressions: {left.Length} and {right.Length}");
            BoundExpression[] pairs = new BoundExpression[left.Length];
            for (int i = 0; i < pairs.Length; i++) pairs[i] = MakeDistinct(scope, left[i], right[i], node);
            if (pairs.Length == 1) return pairs[0];
            return new BoundBoolean(node.IsNegated ? BooleanOperator.And : BooleanOperator.Or, node.Span, pairs);
        }

        BoundExpression first = Bind(scope, node.Left);
        return MakeDistinct(scope, first, Bind(scope, node.Right), node);
    }

    private BoundExpression MakeDistinct(Scope scope, BoundExpression left, BoundExpression right, DistinctTest node)
    {
        // A null on one side makes it a null test of the other one.
        if (left is BoundConstant { IsNull: true, Type: TypeOid.Unknown }) return new BoundNullTest(!node.IsNegated, node.Span, right);
        if (right is BoundConstant { IsNull: true, Type: TypeOid.Unknown }) return new BoundNullTest(!node.IsNegated, node.Span, left);
        BoundExpression equal = MakeOperator(scope, null, "=", left, right, node.Span, WordAfter(node.Left, node));
        if (equal.Type != TypeOid.Bool) throw Mismatch(node.Span, "IS DISTINCT FROM requires = operator to yield boolean");
        return new BoundDistinct(node.IsNegated, node.Span, equal.Child(0), equal.Child(1));
    }

    private BoundExpression BindNullIf(Scope scope, NullIf node)
    {
        BoundExpression left = Bind(scope, node.Left);
        BoundExpression equal = MakeOperator(scope, null, "=", left, Bind(scope, node.Right), node.Span, node.Span);
        if (equal.Type != TypeOid.Bool) throw Mismatch(node.Span, "NULLIF requires = operator to yield boolean");
        BoundExpression first = equal.Child(0);
        return new BoundNullIf(first.Type, first.Typmod, node.Span, first, equal.Child(1));
    }

    private BoundExpression CompareRows(Scope scope, OperatorName name, BoundExpression[] left, BoundExpression[] right, TextSpan span)
    {
        if (left.Length != right.Length) throw Refused(name.Span, "42601", $"unequal number of entries in row expressions: {left.Length} and {right.Length}");
        if (left.Length == 0) throw Refused(name.Span, "0A000", "cannot compare rows of zero length");
        BoundExpression[] comparisons = new BoundExpression[left.Length];
        for (int i = 0; i < left.Length; i++)
        {
            comparisons[i] = MakeOperator(scope, name, left[i], right[i], span);
            if (comparisons[i].Type != TypeOid.Bool) throw Mismatch(name.Span, $"row comparison operator must yield type boolean, not type {TypeName(comparisons[i].Type)}");
        }

        if (comparisons.Length == 1) return comparisons[0];
        return name.Symbol switch
        {
            "=" => new BoundBoolean(BooleanOperator.And, span, comparisons),
            "<>" => new BoundBoolean(BooleanOperator.Or, span, comparisons),
            "<" or "<=" or ">" or ">=" => new BoundSpecial("row comparison " + name.Symbol, SpecialNulls.IfAnyIs, TypeOid.Bool, -1, span, comparisons),
            _ => throw Refused(name.Span, "0A000", $"could not determine interpretation of row comparison operator {name.Symbol}"),
        };
    }

    private static bool HasColumns(BoundExpression node)
    {
        if (node is BoundColumnReference or BoundSystemColumn or BoundWholeRow or BoundSubquery) return true;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (HasColumns(node.Child(i))) return true;
        }

        return false;
    }

    // A bare $n that meets a column is called after it.
    private static void SuggestParameterNames(BoundExpression? left, BoundExpression? right)
    {
        if (left is null || right is null) return;
        Suggest(left, right);
        Suggest(right, left);

        static void Suggest(BoundExpression column, BoundExpression parameter)
        {
            while (column is BoundConversion conversion) column = conversion.Operand;
            while (parameter is BoundConversion conversion) parameter = conversion.Operand;
            if (column is BoundColumnReference reference && parameter is BoundParameterReference { Slot.Name: null } use) use.Slot.SuggestedName ??= reference.Column.Name;
        }
    }
}
