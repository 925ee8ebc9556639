namespace Perennial.Sql.Binding;

/// <summary>A set of outer joins, each of which may have replaced a row by nulls. A statement with more of them than there are bits loses precision, never soundness.</summary>
internal readonly record struct NullingJoins(ulong Bits)
{
    // All joins beyond the 63rd share a bit that is never proven.
    private const ulong Overflow = 1UL << 63;

    public static NullingJoins None => default;

    public bool IsEmpty => Bits == 0;

    /// <param name="number">Number of the join in its statement, from 0.</param>
    public static NullingJoins Of(int number) => new(number < 63 ? 1UL << number : Overflow);

    public NullingJoins Union(NullingJoins other) => new(Bits | other.Bits);

    /// <summary>Takes joins away that are proven to have matched.</summary>
    public NullingJoins Without(NullingJoins proven) => new(Bits & ~(proven.Bits & ~Overflow));
}
