namespace Perennial.Generators.Inputs;

/// <summary>Compares pairs by identity: the pipeline keeps the very objects of the last run where nothing changed, and looking into them for each file would cost more than the step itself.</summary>
internal sealed class SameObjects<TLeft, TRight> : IEqualityComparer<(TLeft Left, TRight Right)>
    where TLeft : class
    where TRight : class?
{
    public static SameObjects<TLeft, TRight> Comparer { get; } = new();

    public bool Equals((TLeft Left, TRight Right) x, (TLeft Left, TRight Right) y) => ReferenceEquals(x.Left, y.Left) && ReferenceEquals(x.Right, y.Right);

    public int GetHashCode((TLeft Left, TRight Right) pair) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Left);
}
