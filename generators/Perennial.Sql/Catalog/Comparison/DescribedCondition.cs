using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A condition, a default or a body as the comparison sees it.</summary>
/// <param name="written">Its syntax as it is written.</param>
/// <param name="tree">Of an expression the normal form (<see cref="ExpressionNormalForm"/>), and otherwise the same; people read it.</param>
/// <param name="meaning">What it means by objects, in names; null when only the text tells. It is asked for only where the texts differ.</param>
internal sealed class DescribedCondition(SqlNode written, SqlNode tree, Func<string?> meaning)
{
    private readonly Lazy<string?> _meaning = new(meaning);

    public SqlNode Written { get; } = written;

    public SqlNode Tree { get; } = tree;

    /// <summary>The normal form leaves out the types of constants, which the server keeps: it decides only where nothing binds one of the two.</summary>
    public bool AgreesWith(DescribedCondition other) =>
        Written.Equals(other.Written) || (_meaning.Value is { } form && other._meaning.Value is { } otherForm ? form == otherForm : Tree.Equals(other.Tree));
}
