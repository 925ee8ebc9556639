using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Expressions by their syntax.</summary>
internal sealed partial class Binder
{
    /// <summary>Binds an expression in a place that decides what may occur in it.</summary>
    private BoundExpression BindExpression(Scope scope, Expression node, ExpressionPlace place)
    {
        ExpressionPlace before = scope.Place;
        scope.Place = place;
        BoundExpression result = Bind(scope, node);
        scope.Place = before;
        return result;
    }

    private BoundExpression BindCondition(Scope scope, Expression node, ExpressionPlace place, string construct) => ToBoolean(BindExpression(scope, node, place), construct);

    private BoundExpression Bind(Scope scope, Expression node)
    {
        Enter(node);
        BoundExpression result = BindNode(scope, node);
        Leave();
        return result;
    }

    private BoundExpression BindNode(Scope scope, Expression node) => node switch
    {
        ColumnReference reference => BindColumnReference(scope, reference),
        Literal literal => BindLiteral(literal),
        PositionalParameter parameter => BindParameter(parameter),
        NamedParameter parameter => BindParameter(parameter),
        BinaryOperation operation => BindBinary(scope, operation),
        UnaryOperation operation => BindUnary(scope, operation),
        BooleanOperation operation => BindBoolean(scope, operation),
        NotOperation not => new BoundNot(not.Span, ToBoolean(Bind(scope, not.Operand), "NOT")),
        FunctionCall call => BindFunctionCall(scope, call),
        Cast cast => BindCast(scope, cast),
        NullTest test => BindNullTest(scope, test),
        BooleanTest test => BindBooleanTest(scope, test),
        DistinctTest test => BindDistinct(scope, test),
        PatternMatch match => BindPattern(scope, match),
        BetweenTest between => BindBetween(scope, between),
        InList list => BindInList(scope, list),
        InSubquery or QuantifiedSubquery or ExistsTest or ScalarSubquery or ArraySubquery => BindSubqueryExpression(scope, node),
        QuantifiedComparison comparison => BindQuantified(scope, comparison),
        CaseExpression expression => BindCase(scope, expression),
        Coalesce coalesce => BindCoalesce(scope, coalesce),
        NullIf nullIf => BindNullIf(scope, nullIf),
        Extremum extremum => BindExtremum(scope, extremum),
        ArrayConstructor array => BindArray(scope, array, 0, 0, -1),
        RowConstructor row => BindRow(scope, row),
        FieldSelection selection => BindFieldSelection(scope, selection),
        Subscript or Slice => BindSubscripts(scope, node),
        SqlValueFunction function => BindSqlValue(function),
        AtTimeZone zone => BindNamedCall(scope, "timezone", zone, zone.Zone, zone.Operand),
        AtLocal local => BindNamedCall(scope, "timezone", local, local.Operand),
        Collate collate => BindCollate(scope, collate),
        GroupingFunction grouping => BindGrouping(scope, grouping),
        MergeAction action => BindMergeAction(scope, action),
        CurrentOf current => new BoundCurrentOf(current.Span),
        NormalizedTest test => BindNormalizedTest(scope, test),
        DefaultValue value => throw Refused(value.Span, "42601", "DEFAULT is not allowed in this context"),
        StarReference { Qualifier.IsEmpty: false } row => BindRowReference(scope, row),
        StarReference star => throw Refused(star.Span, "42601", "Write * only as an item of a select or RETURNING list, or in count(*)."),
        FieldStar star => throw Refused(star.Span, "0A000", "row expansion via \"*\" is not supported here"),
        _ => BindSpecial(scope, node) ?? throw NotUnderstood(node, "This expression"),
    };

    // Outside of lists t.* is the row of t as a whole.
    private BoundExpression BindRowReference(Scope scope, StarReference node)
    {
        EquatableArray<Identifier> parts = node.Qualifier;
        string? schema = parts.Count > 1 ? parts[parts.Count - 2].Name : null;
        string name = parts[parts.Count - 1].Name;
        if (FindItem(scope, schema, name, node.Span) is { } item) return WholeRow(item, node.Span, allowScalar: true);
        if (FindVariable(parts) is { } slot) return Refer(slot, node.Span);
        throw MissingTable(scope, schema, name, node.Span);
    }

    private BoundExpression BindLiteral(Literal node) => node switch
    {
        NullLiteral => new BoundConstant(TypeOid.Unknown, -1, node.Span, null),
        BooleanLiteral literal => new BoundConstant(TypeOid.Bool, -1, node.Span, literal.Value ? "t" : "f"),
        IntegerLiteral literal => new BoundConstant(TypeOid.Int4, -1, node.Span, literal.Value.ToString()),
        NumericLiteral literal => new BoundConstant(NumericLiteralType(literal.Text), -1, node.Span, literal.Text),
        StringLiteral literal => new BoundConstant(TypeOid.Unknown, -1, node.Span, literal.Value),
        BitStringLiteral literal => BindBitString(literal),
        TypedLiteral literal => BindTypedLiteral(literal),
        _ => throw NotUnderstood(node, "This literal"),
    };

    // Integers beyond 32 bits are bigint while they fit, then numeric.
    private static uint NumericLiteralType(string text)
    {
        if (text.IndexOf('.') >= 0) return TypeOid.Numeric;
        if (text.Length > 1 && text[0] == '0' && text[1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B') return FitsBigint(text) ? TypeOid.Int8 : TypeOid.Numeric;
        return long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _) ? TypeOid.Int8 : TypeOid.Numeric;
    }

    private static bool FitsBigint(string text)
    {
        int radix = text[1] is 'x' or 'X' ? 16 : text[1] is 'o' or 'O' ? 8 : 2;
        ulong value = 0;
        for (int i = 2; i < text.Length; i++)
        {
            if (text[i] == '_') continue;
            uint digit = (uint)Uri.FromHex(text[i]);
            if (value > (ulong.MaxValue - digit) / (uint)radix) return false;
            value = (value * (uint)radix) + digit;
        }

        return value <= long.MaxValue;
    }

    private BoundExpression BindTypedLiteral(TypedLiteral literal)
    {
        TypeReference type = ResolveType(literal.Type);
        BoundConstant constant = new(TypeOid.Unknown, -1, TextSpan.FromBounds(StringStart(literal.Span), literal.Span.End), literal.Value);
        return TryCoerce(constant, type.Oid, type.Typmod, CoercionContext.Explicit, isExplicit: true, constant.Span)!;
    }

    // The server reports what is wrong with the value at the string, not at the type before it.
    private int StringStart(TextSpan literal)
    {
        string text = _source.Text;
        // An expression of the catalog stands in another text.
        if (literal.End > text.Length) return literal.Start;
        bool isQuoted = false;
        for (int i = literal.Start; i < literal.End; i++)
        {
            if (text[i] == '"') isQuoted = !isQuoted;
            if (isQuoted || text[i] is not ('\'' or '$')) continue;
            if (i > literal.Start + 1 && text[i - 1] == '&' && text[i - 2] is 'u' or 'U') return i - 2;
            bool isPrefixed = i > literal.Start + 1 && text[i - 1] is 'e' or 'E' or 'n' or 'N' && !char.IsLetterOrDigit(text[i - 2]) && text[i - 2] != '_';
            return isPrefixed ? i - 1 : i;
        }

        return literal.Start;
    }

    private BoundExpression BindNullTest(Scope scope, NullTest test)
    {
        BoundExpression operand = Bind(scope, test.Operand);
        return new BoundNullTest(test.IsNegated, test.Span, operand);
    }

    private BoundExpression BindBooleanTest(Scope scope, BooleanTest test)
    {
        string construct = $"IS {(test.IsNegated ? "NOT " : "")}{test.Value switch { TruthValue.True => "TRUE", TruthValue.False => "FALSE", _ => "UNKNOWN" }}";
        return new BoundBooleanTest(test.Value, test.IsNegated, test.Span, ToBoolean(Bind(scope, test.Operand), construct));
    }

    private BoundExpression BindBoolean(Scope scope, BooleanOperation operation)
    {
        string construct = operation.Operator == BooleanOperator.And ? "AND" : "OR";
        BoundExpression[] operands = new BoundExpression[operation.Operands.Count];
        for (int i = 0; i < operands.Length; i++) operands[i] = ToBoolean(Bind(scope, operation.Operands[i]), construct);
        return new BoundBoolean(operation.Operator, operation.Span, operands);
    }

    private BoundExpression BindCast(Scope scope, Cast cast)
    {
        TypeReference type = ResolveType(cast.Type);
        BoundExpression operand;
        uint elementType = 0;
        // ARRAY[...]::t[] converts the elements, so that an empty array and a list of literals get their type.
        if (cast.Operand is ArrayConstructor array)
        {
            int typmod = type.Typmod;
            uint baseType = _types.BaseType(type.Oid, ref typmod);
            elementType = _types.ElementType(baseType);
            operand = BindArray(scope, array, elementType == 0 ? 0 : baseType, elementType, typmod);
        }
        else
        {
            operand = Bind(scope, cast.Operand);
        }

        if (operand.Type == 0) return operand;
        _castPlace = CastPlace(cast);
        BoundExpression result = TryCoerce(operand, type.Oid, type.Typmod, CoercionContext.Explicit, isExplicit: true, cast.Span)
            ?? throw Refused(CastPlace(cast), "42846", $"cannot cast type {TypeName(operand.Type)} to {TypeName(type.Oid)}{AdviseOnShadowed(type.Oid)}");
        _castPlace = null;
        return result;
    }

    // Two colons are the place of a cast that is written with them.
    private TextSpan CastPlace(Cast cast)
    {
        int colons = cast.Form == CastForm.DoubleColon && cast.Type.Span.Start < _source.Text.Length ? _source.Text.LastIndexOf("::", cast.Type.Span.Start, StringComparison.Ordinal) : -1;
        return colons < 0 ? cast.Span : TextSpan.FromBounds(colons, cast.Span.End);
    }

    private BoundExpression BindCollate(Scope scope, Collate collate)
    {
        BoundExpression operand = Bind(scope, collate.Operand);
        if (!_types.IsCollatable(operand.Type) && operand.Type != TypeOid.Unknown)
        {
            throw Mismatch(WordAfter(collate.Operand, collate), $"collations are not supported by type {TypeName(operand.Type)}");
        }

        if (collate.Collation.Schema is { } schema && !SchemaExists(schema)) throw UnknownName(WordAfter(collate.Operand, collate), "3F000", UnknownSchema.Message(_catalog, schema));
        Collation collation = _catalog.FindCollation(collate.Collation.Schema, collate.Collation.Name, _types.SearchPath)
            ?? throw Fail(FindingRules.UnknownName, WordAfter(collate.Operand, collate), "42704", $"collation \"{collate.Collation.Name}\" for encoding \"UTF8\" does not exist");
        Replacements.Qualify(collate.Collation.Span, collate.Collation.Schema, collation.Schema, collation.Name);
        NoteCollation(collation.Oid);
        return new BoundCollate(collation.Oid, WordAfter(collate.Operand, collate), collate.Span, operand);
    }

    private BoundConstant BindBitString(BitStringLiteral literal)
    {
        if (StructuredInput.CheckBits((literal.IsHexadecimal ? "x" : "b") + literal.Digits) is { } error) throw Mismatch(literal.Span, error.Message, error.SqlState);
        return new BoundConstant(TypeOid.Bit, -1, literal.Span, literal.Digits);
    }

    private BoundExpression BindSqlValue(SqlValueFunction function)
    {
        Effects.UseSqlValue();
        int precision = function.Precision is { } digits ? Math.Min(digits, 6) : -1;
        uint type = function.Kind switch
        {
            SqlValueFunctionKind.CurrentDate => TypeOid.Date,
            SqlValueFunctionKind.CurrentTime => TypeOid.TimeTz,
            SqlValueFunctionKind.CurrentTimestamp => TypeOid.TimestampTz,
            SqlValueFunctionKind.LocalTime => TypeOid.Time,
            SqlValueFunctionKind.LocalTimestamp => TypeOid.Timestamp,
            SqlValueFunctionKind.SystemUser => TypeOid.Text,
            _ => TypeOid.Name,
        };
        return new BoundSqlValue(function.Kind, type, precision, function.Span);
    }

    private BoundExpression BindMergeAction(Scope scope, MergeAction action)
    {
        for (Scope? level = scope; level is not null; level = level.Parent)
        {
            if (level.Place == ExpressionPlace.MergeReturning) return new BoundMergeAction(action.Span);
        }

        throw Refused(action.Span, "42601", "MERGE_ACTION() can only be used in the RETURNING list of a MERGE command");
    }

    private BoundExpression BindNormalizedTest(Scope scope, NormalizedTest test)
    {
        BoundExpression operand = Bind(scope, test.Operand);
        BoundExpression call = CallRoutine(scope, test, "is_normalized", [operand, new BoundConstant(TypeOid.Text, -1, test.Span, (test.Form ?? UnicodeNormalForm.Nfc).ToString().ToUpperInvariant())]);
        return test.IsNegated ? new BoundNot(test.Span, call) : call;
    }

    private BoundExpression BindNamedCall(Scope scope, string name, Expression node, params Expression[] arguments)
    {
        List<BoundExpression> bound = [];
        foreach (Expression argument in arguments) bound.Add(Bind(scope, argument));
        return CallRoutine(scope, node, name, bound);
    }
}
