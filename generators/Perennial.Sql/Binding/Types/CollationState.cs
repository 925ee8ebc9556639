using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>How a collation came about; a stronger one beats weaker ones.</summary>
internal enum CollationStrength { None, Implicit, Conflict, Explicit }

/// <summary>The collation of an expression, or that of the expressions seen so far.</summary>
internal struct CollationState
{
    /// <summary>Oid; 0 for none.</summary>
    public uint Collation;

    public CollationStrength Strength;

    /// <summary>Where the collation comes from.</summary>
    public TextSpan Place;

    /// <summary>Of a conflict: the collation that does not agree with <see cref="Collation"/>.</summary>
    public uint Other;

    /// <summary>Of a conflict: where the other one comes from.</summary>
    public TextSpan OtherPlace;
}
