using Perennial.Sql.Text;

namespace Perennial.Sql.Syntax;

/// <summary>A name as the server sees it: folded to lower case unless quoted, cut to 63 bytes, quotes removed. Equal by name only.</summary>
/// <param name="Name">The folded name.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct Identifier(string Name, TextSpan Span)
{
    public bool Equals(Identifier other) => string.Equals(Name, other.Name, StringComparison.Ordinal);

    public override int GetHashCode() => Name is null ? 0 : StringComparer.Ordinal.GetHashCode(Name);

    public override string ToString() => Name;
}
