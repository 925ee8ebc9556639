using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>AND or OR.</summary>
internal sealed class BoundBoolean(BooleanOperator op, TextSpan span, BoundExpression[] operands) : BoundCompound(TypeOid.Bool, -1, span, operands)
{
    public BooleanOperator Operator { get; } = op;

    protected override bool HasSameParts(BoundExpression other) => Operator == ((BoundBoolean)other).Operator;
}

internal sealed class BoundNot(TextSpan span, BoundExpression operand) : BoundCompound(TypeOid.Bool, -1, span, [operand])
{
    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary>IS [NOT] NULL.</summary>
internal sealed class BoundNullTest(bool isNegated, TextSpan span, BoundExpression operand) : BoundCompound(TypeOid.Bool, -1, span, [operand])
{
    public bool IsNegated { get; } = isNegated;

    protected override bool HasSameParts(BoundExpression other) => IsNegated == ((BoundNullTest)other).IsNegated;
}

/// <summary>IS [NOT] TRUE, FALSE, UNKNOWN.</summary>
internal sealed class BoundBooleanTest(TruthValue value, bool isNegated, TextSpan span, BoundExpression operand) : BoundCompound(TypeOid.Bool, -1, span, [operand])
{
    public TruthValue Value { get; } = value;

    public bool IsNegated { get; } = isNegated;

    protected override bool HasSameParts(BoundExpression other) => other is BoundBooleanTest test && test.Value == Value && test.IsNegated == IsNegated;
}

/// <summary>CASE. Children: condition, result, condition, result, ..., else (null when it is left out and so null).</summary>
internal sealed class BoundCase(uint type, int typmod, TextSpan span, BoundExpression[] branches, BoundExpression? otherwise)
    : BoundCompound(type, typmod, span, otherwise is null ? branches : [.. branches, otherwise])
{
    public int BranchCount { get; } = branches.Length / 2;

    public BoundExpression? Otherwise { get; } = otherwise;

    public BoundExpression Condition(int branch) => Children[branch * 2];

    public BoundExpression Result(int branch) => Children[(branch * 2) + 1];

    protected override bool HasSameParts(BoundExpression other) => BranchCount == ((BoundCase)other).BranchCount;
}

internal sealed class BoundCoalesce(uint type, int typmod, TextSpan span, BoundExpression[] arguments) : BoundCompound(type, typmod, span, arguments)
{
    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary>GREATEST or LEAST: null only when all arguments are.</summary>
internal sealed class BoundExtremum(ExtremumKind kind, uint type, int typmod, TextSpan span, BoundExpression[] arguments) : BoundCompound(type, typmod, span, arguments)
{
    public ExtremumKind Kind { get; } = kind;

    protected override bool HasSameParts(BoundExpression other) => Kind == ((BoundExtremum)other).Kind;
}

/// <summary>ARRAY[...].</summary>
internal sealed class BoundArray(uint type, int typmod, TextSpan span, BoundExpression[] elements, bool isMultidimensional) : BoundCompound(type, typmod, span, elements)
{
    public bool IsMultidimensional { get; } = isMultidimensional;

    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary>ROW(...).</summary>
/// <param name="names">Names of the fields; f1, f2, ... for an anonymous row.</param>
internal sealed class BoundRow(uint type, TextSpan span, BoundExpression[] fields, string[] names) : BoundCompound(type, -1, span, fields)
{
    public string[] Names { get; } = names;

    public BoundExpression[] Fields => Children;

    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary>A field of a row value.</summary>
internal sealed class BoundField(uint type, int typmod, TextSpan span, BoundExpression operand, string name, bool isDeclaredNotNull) : BoundCompound(type, typmod, span, [operand])
{
    public string Name { get; } = name;

    /// <summary>The field is never null in a row that is not null itself.</summary>
    public bool IsDeclaredNotNull { get; } = isDeclaredNotNull;

    protected override bool HasSameParts(BoundExpression other) => Name == ((BoundField)other).Name;
}

/// <summary>A subscript or slice. Children: the container, then the bounds that are written.</summary>
internal sealed class BoundSubscript(uint type, int typmod, TextSpan span, BoundExpression[] parts, bool isSlice) : BoundCompound(type, typmod, span, parts)
{
    public bool IsSlice { get; } = isSlice;

    protected override bool HasSameParts(BoundExpression other) => IsSlice == ((BoundSubscript)other).IsSlice;
}

/// <summary>A conversion.</summary>
/// <param name="function">The cast's function, or null.</param>
/// <param name="isExplicit">Written by the user.</param>
internal sealed class BoundConversion(CoercionPath path, Routine? function, bool isExplicit, uint type, int typmod, TextSpan span, BoundExpression operand)
    : BoundCompound(type, typmod, span, [operand])
{
    public CoercionPath Path { get; } = path;

    public Routine? Function { get; } = function;

    public bool IsExplicit { get; } = isExplicit;

    public BoundExpression Operand => Children[0];

    protected override bool HasSameParts(BoundExpression other) => Typmod == other.Typmod && Path == ((BoundConversion)other).Path;
}

/// <summary>A value checked against a domain's constraints.</summary>
internal sealed class BoundToDomain(uint type, int typmod, TextSpan span, BoundExpression operand) : BoundCompound(type, typmod, span, [operand])
{
    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary>COLLATE.</summary>
/// <param name="place">Where the word stands: errors of the operand are reported at its start, contradicting collations here.</param>
internal sealed class BoundCollate(uint collation, TextSpan place, TextSpan span, BoundExpression operand) : BoundCompound(operand.Type, operand.Typmod, span, [operand])
{
    public uint CollationOid { get; } = collation;

    public TextSpan Place { get; } = place;

    public BoundExpression Operand => Children[0];

    protected override bool HasSameParts(BoundExpression other) => CollationOid == ((BoundCollate)other).CollationOid;
}

/// <summary>What a subquery serves as in an expression.</summary>
internal enum SubqueryKind { Scalar, Exists, Any, All, Array, Row }

/// <summary>A subquery in an expression. Children: the left operand of IN, ANY and ALL, or its fields.</summary>
internal sealed class BoundSubquery(SubqueryKind kind, BoundQuery query, uint type, int typmod, TextSpan span, BoundExpression[] left) : BoundCompound(type, typmod, span, left)
{
    public SubqueryKind Kind { get; } = kind;

    public BoundQuery Query { get; } = query;

    /// <summary>For ANY and ALL: every comparison is by a strict operator.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The comparison is equality, so that with ANY the left side equals some row.</summary>
    public bool IsEquality { get; init; }

    /// <summary>For ANY and ALL: the operator of each comparison.</summary>
    public EquatableArray<uint> Operators { get; init; }

    protected override bool HasSameParts(BoundExpression other) => other is BoundSubquery subquery && Kind == subquery.Kind && Operators == subquery.Operators && BoundQueryForm.AreSame(Query, subquery.Query);
}

/// <summary>How a SQL/JSON or XML construct treats nulls.</summary>
internal enum SpecialNulls { Never, IfFirstIs, IfAnyIs, Possible }

/// <summary>A SQL/JSON or XML construct: a type, its arguments and when it is null.</summary>
internal sealed class BoundSpecial(string name, SpecialNulls nulls, uint type, int typmod, TextSpan span, BoundExpression[] arguments) : BoundCompound(type, typmod, span, arguments)
{
    public string Name { get; } = name;

    public SpecialNulls Nulls { get; } = nulls;

    /// <summary><c>(a, b) &lt; (c, d)</c> and its relatives; the children are the fields' comparisons.</summary>
    public bool IsRowComparison => Name.StartsWith("row comparison", StringComparison.Ordinal);

    protected override bool HasSameParts(BoundExpression other) => Name == ((BoundSpecial)other).Name && Typmod == other.Typmod;
}

/// <summary>A column of the subquery that several columns are assigned from; null when it has no row.</summary>
internal sealed class BoundSubqueryColumn(BoundQuery query, int index, uint type, int typmod, TextSpan span) : BoundExpression(type, typmod, span)
{
    public BoundQuery Query { get; } = query;

    public int Index { get; } = index;

    protected override bool HasSameParts(BoundExpression other) => false;
}
