using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A condition as the comparison sees it.</summary>
/// <param name="tree">Its normal form (<see cref="ExpressionNormalForm"/>).</param>
/// <param name="meaning">What it means by objects, in names; null when only the text tells. It is asked for only where the texts differ.</param>
internal sealed class DescribedCondition(Expression tree, Func<string?> meaning)
{
    private readonly Lazy<string?> _meaning = new(meaning);

    public Expression Tree { get; } = tree;

    public bool AgreesWith(DescribedCondition other) => Tree.Equals(other.Tree) || (_meaning.Value is { } form && form == other._meaning.Value);
}
