using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>
/// Collects the children of a node on a stack that the whole parse shares, so that only the final array is allocated. Lists nest like
/// the rules that fill them: the last one begun is finished first.
/// </summary>
internal readonly struct NodeList<T>(NodeStack stack)
    where T : SqlNode
{
    private readonly NodeStack _stack = stack;
    private readonly int _mark = stack.Count;

    public int Count => _stack.Count - _mark;

    public void Add(T node) => _stack.Push(node);

    /// <summary>The nodes in order; ends the list.</summary>
    public EquatableArray<T> ToArray() => new(_stack.PopFrom<T>(_mark));
}

/// <summary>The stack below <see cref="NodeList{T}"/>.</summary>
internal sealed class NodeStack
{
    private SqlNode?[] _nodes = new SqlNode?[64];

    public int Count { get; private set; }

    public void Push(SqlNode node)
    {
        if (Count == _nodes.Length) Array.Resize(ref _nodes, Count * 2);
        _nodes[Count++] = node;
    }

    public T[]? PopFrom<T>(int mark)
        where T : SqlNode
    {
        int count = Count - mark;
        if (count == 0) return null;
        T[] result = new T[count];
        SqlNode?[] nodes = _nodes;
        for (int i = 0; i < result.Length; i++) result[i] = (T)nodes[mark + i]!;
        Count = mark;
        return result;
    }

    /// <summary>Forgets unfinished lists of a statement that failed.</summary>
    public void Clear() => Count = 0;
}

/// <summary>The same for names, which are values.</summary>
internal readonly struct IdentifierList(IdentifierStack stack)
{
    private readonly IdentifierStack _stack = stack;
    private readonly int _mark = stack.Count;

    public int Count => _stack.Count - _mark;

    public void Add(Identifier name) => _stack.Push(name);

    /// <summary>The names in order; ends the list.</summary>
    public EquatableArray<Identifier> ToArray() => new(_stack.PopFrom(_mark));
}

/// <summary>The stack below <see cref="IdentifierList"/>.</summary>
internal sealed class IdentifierStack
{
    private Identifier[] _names = new Identifier[32];

    public int Count { get; private set; }

    public void Push(Identifier name)
    {
        if (Count == _names.Length) Array.Resize(ref _names, Count * 2);
        _names[Count++] = name;
    }

    public Identifier[]? PopFrom(int mark)
    {
        int count = Count - mark;
        if (count == 0) return null;
        Identifier[] result = new Identifier[count];
        Array.Copy(_names, mark, result, 0, count);
        Count = mark;
        return result;
    }

    public void Clear() => Count = 0;
}
