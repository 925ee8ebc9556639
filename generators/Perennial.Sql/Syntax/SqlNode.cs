using Perennial.Sql.Text;

namespace Perennial.Sql.Syntax;

/// <summary>
/// A node of the syntax tree: immutable, and equal to another node of the same kind whose parts are equal.
/// Where a node stands in its text is not part of its value, so that a printed and re-parsed tree equals the first one.
/// </summary>
public abstract record SqlNode
{
    /// <summary>The characters of the source text that the node covers, from its first token to the end of its last one.</summary>
    public TextSpan Span { get; init; }

    public virtual bool Equals(SqlNode? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A top-level statement.</summary>
public abstract record Statement : SqlNode;

/// <summary>A scalar expression (PostgreSQL's <c>a_expr</c> and what it contains).</summary>
public abstract record Expression : SqlNode;
