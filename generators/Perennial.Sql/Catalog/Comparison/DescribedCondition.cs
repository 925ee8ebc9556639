using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A condition, a default or a body as the comparison sees it.</summary>
/// <param name="tree">Its syntax; of an expression the normal form (<see cref="ExpressionNormalForm"/>).</param>
/// <param name="meaning">What it means by objects, in names; null when only the text tells. It is asked for only where the texts differ.</param>
internal sealed class DescribedCondition(SqlNode tree, Func<string?> meaning)
{
    private readonly Lazy<string?> _meaning = new(meaning);

    public SqlNode Tree { get; } = tree;

    public bool AgreesWith(DescribedCondition other) => Tree.Equals(other.Tree) || (_meaning.Value is { } form && form == other._meaning.Value);
}
