using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>A call of a plain function.</summary>
internal sealed class BoundCall(Routine routine, uint type, TextSpan span, BoundExpression[] arguments, bool isVariadic) : BoundCompound(type, -1, span, arguments)
{
    public Routine Routine { get; } = routine;

    /// <summary>The last argument is the VARIADIC array itself.</summary>
    public bool IsVariadic { get; } = isVariadic;

    public bool ReturnsSet => Routine.ReturnsSet;

    public BoundExpression[] Arguments => Children;

    protected override bool HasSameParts(BoundExpression other) => Routine.Oid == ((BoundCall)other).Routine.Oid;
}

/// <summary>An operator applied to one or two operands.</summary>
internal sealed class BoundOperator(Operator op, Routine? routine, uint type, TextSpan span, BoundExpression[] operands) : BoundCompound(type, -1, span, operands)
{
    public Operator Operator { get; } = op;

    /// <summary>The function behind it; null only in a damaged catalog.</summary>
    public Routine? Routine { get; } = routine;

    public BoundExpression Left => Children[0];

    public BoundExpression Right => Children[Children.Length - 1];

    protected override bool HasSameParts(BoundExpression other) => Operator.Oid == ((BoundOperator)other).Operator.Oid;
}

/// <summary><c>a op any (array)</c> or <c>all</c>, and IN with a list of constants.</summary>
internal sealed class BoundArrayComparison(Operator op, Routine? routine, bool isAny, TextSpan span, BoundExpression left, BoundExpression array)
    : BoundCompound(TypeOid.Bool, -1, span, [left, array])
{
    public Operator Operator { get; } = op;

    public Routine? Routine { get; } = routine;

    public bool IsAny { get; } = isAny;

    public BoundExpression Left => Children[0];

    public BoundExpression Array => Children[1];

    protected override bool HasSameParts(BoundExpression other) => other is BoundArrayComparison comparison && comparison.Operator.Oid == Operator.Oid && comparison.IsAny == IsAny;
}

/// <summary>IS [NOT] DISTINCT FROM. Never null.</summary>
internal sealed class BoundDistinct(bool isNegated, TextSpan span, BoundExpression left, BoundExpression right) : BoundCompound(TypeOid.Bool, -1, span, [left, right])
{
    public bool IsNegated { get; } = isNegated;

    public BoundExpression Left => Children[0];

    public BoundExpression Right => Children[1];

    protected override bool HasSameParts(BoundExpression other) => IsNegated == ((BoundDistinct)other).IsNegated;
}

/// <summary>NULLIF; its type is that of the first operand after the comparison's conversion.</summary>
internal sealed class BoundNullIf(uint type, int typmod, TextSpan span, BoundExpression left, BoundExpression right) : BoundCompound(type, typmod, span, [left, right])
{
    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary>A call of an aggregate.</summary>
internal sealed class BoundAggregate : BoundCompound
{
    private readonly int _arguments;
    private readonly int _directArguments;

    /// <param name="direct">Direct arguments of an ordered-set aggregate.</param>
    /// <param name="arguments">Aggregated arguments, with the sort keys of WITHIN GROUP.</param>
    /// <param name="orderBy">Further sort keys of ORDER BY.</param>
    public BoundAggregate(Routine routine, uint type, TextSpan span, BoundExpression[] direct, BoundExpression[] arguments, BoundExpression[] orderBy, BoundExpression? filter)
        : base(type, -1, span, filter is null ? [.. direct, .. arguments, .. orderBy] : [.. direct, .. arguments, .. orderBy, filter])
    {
        Routine = routine;
        _directArguments = direct.Length;
        _arguments = arguments.Length;
        Filter = filter;
    }

    public Routine Routine { get; }

    public bool IsStar { get; init; }

    public bool IsDistinct { get; init; }

    /// <summary>How the sort keys are sorted; empty without any.</summary>
    public string Directions { get; init; } = "";

    public BoundExpression? Filter { get; }

    /// <summary>The query whose rows are aggregated: perhaps an outer one.</summary>
    public Scope? Level { get; set; }

    public ReadOnlySpan<BoundExpression> DirectArguments => Children.AsSpan(0, _directArguments);

    public ReadOnlySpan<BoundExpression> Arguments => Children.AsSpan(_directArguments, _arguments);

    protected override bool HasSameParts(BoundExpression other) =>
        other is BoundAggregate aggregate && aggregate.Routine.Oid == Routine.Oid && aggregate.IsStar == IsStar && aggregate.IsDistinct == IsDistinct
        && aggregate._arguments == _arguments && aggregate.Directions == Directions && (aggregate.Filter is null) == (Filter is null);
}

/// <summary>A window function, or an aggregate with OVER.</summary>
internal sealed class BoundWindowCall : BoundCompound
{
    private readonly int _arguments;

    public BoundWindowCall(Routine routine, uint type, TextSpan span, BoundExpression[] arguments, BoundExpression? filter, BoundWindow window)
        : base(type, -1, span, filter is null ? arguments : [.. arguments, filter])
    {
        Routine = routine;
        Window = window;
        Filter = filter;
        _arguments = arguments.Length;
    }

    public Routine Routine { get; }

    public BoundWindow Window { get; }

    public bool IsStar { get; init; }

    public BoundExpression? Filter { get; }

    public ReadOnlySpan<BoundExpression> Arguments => Children.AsSpan(0, _arguments);

    protected override bool HasSameParts(BoundExpression other) =>
        other is BoundWindowCall call && call.Routine.Oid == Routine.Oid && call.Window == Window && (call.Filter is null) == (Filter is null);
}

/// <summary><c>grouping(a, b)</c>.</summary>
internal sealed class BoundGrouping(TextSpan span, BoundExpression[] arguments) : BoundCompound(TypeOid.Int4, -1, span, arguments)
{
    public Scope? Level { get; set; }

    protected override bool HasSameParts(BoundExpression other) => true;
}
