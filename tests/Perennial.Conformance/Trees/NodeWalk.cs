using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Perennial.Sql.Syntax;

namespace Perennial.Conformance.Trees;

/// <summary>Visits all nodes below a node, by reflection, so that a new kind of node is covered from its first day.</summary>
public static class NodeWalk
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Children = new();

    /// <summary>The node itself and everything below it, parents first.</summary>
    public static IEnumerable<SqlNode> Descendants(SqlNode root)
    {
        Stack<SqlNode> rest = new([root]);
        while (rest.TryPop(out SqlNode? node))
        {
            yield return node;
            foreach (PropertyInfo property in Children.GetOrAdd(node.GetType(), FindChildren)) Push(property.GetValue(node), rest);
        }
    }

    private static void Push(object? value, Stack<SqlNode> rest)
    {
        switch (value)
        {
            case SqlNode child: rest.Push(child); break;
            case string: break;
            case IEnumerable list:
                foreach (object? item in list) Push(item, rest);
                break;
            default: break;
        }
    }

    private static PropertyInfo[] FindChildren(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.GetIndexParameters().Length == 0)
            .Where(static property => typeof(SqlNode).IsAssignableFrom(property.PropertyType)
                || (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))),
    ];
}
