using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>
/// An expression with its type. Nodes are immutable but for a parameter's type, which a later use may settle.
/// Children are reached by index, so that walks allocate nothing.
/// </summary>
internal abstract class BoundExpression(uint type, int typmod, TextSpan span)
{
    public uint Type { get; protected set; } = type;

    public int Typmod { get; protected set; } = typmod;

    /// <summary>Where the expression stands: the server reports errors at its start.</summary>
    public TextSpan Span { get; } = span;

    public virtual int ChildCount => 0;

    public virtual BoundExpression Child(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Whether two expressions compute the same: what GROUP BY, DISTINCT and proofs about nulls go by.</summary>
    public bool IsSameAs(BoundExpression? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || GetType() != other.GetType() || Type != other.Type || ChildCount != other.ChildCount || !HasSameParts(other)) return false;
        for (int i = 0; i < ChildCount; i++)
        {
            if (!Child(i).IsSameAs(other.Child(i))) return false;
        }

        return true;
    }

    /// <summary>Compares what is not a child; <paramref name="other"/> is of the same class.</summary>
    protected abstract bool HasSameParts(BoundExpression other);
}

/// <summary>An expression over a list of others.</summary>
internal abstract class BoundCompound(uint type, int typmod, TextSpan span, BoundExpression[] children) : BoundExpression(type, typmod, span)
{
    protected BoundExpression[] Children { get; } = children;

    public override int ChildCount => Children.Length;

    public override BoundExpression Child(int index) => Children[index];
}
