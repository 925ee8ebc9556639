using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A property's value: what is compared, and how people read it.</summary>
internal readonly record struct DescribedValue(object? Value, string? Text);

/// <summary>An object as the comparison sees it: properties that must be equal, and parts that are objects themselves. Nothing in it is an oid.</summary>
internal sealed class ObjectDescription
{
    public Dictionary<string, DescribedValue> Properties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ObjectDescription> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a property; an empty, false or null value is the same as none.</summary>
    public ObjectDescription With(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Properties[name] = new(value, value);
        return this;
    }

    public ObjectDescription With(string name, bool value) => With(name, value ? "true" : null);

    /// <summary>Adds a syntax node; it is compared as a tree and shown as SQL.</summary>
    public ObjectDescription With(string name, SqlNode? node)
    {
        if (node is not null) Properties[name] = new(node, SqlPrinter.Print(node));
        return this;
    }

    /// <summary>Adds a condition, a default or a body, shown as SQL.</summary>
    public ObjectDescription With(string name, DescribedCondition? condition)
    {
        if (condition is not null) Properties[name] = new(condition, SqlPrinter.Print(condition.Tree));
        return this;
    }

    /// <summary>What a property is called that stands for an option: <c>option fillfactor</c>.</summary>
    public const string OptionPrefix = "option ";

    /// <summary>What a property is called that stands for the privileges of a role: <c>grant to reader</c>.</summary>
    public const string GrantPrefix = "grant to ";

    /// <summary>What a property is called that stands for the dictionaries of a token type: <c>mapping for word</c>.</summary>
    public const string MappingPrefix = "mapping for ";

    /// <summary>How a property ends that stands for a function of a text search parser or template: <c>start function</c>.</summary>
    public const string MethodSuffix = " function";

    /// <summary>What a property is called that stands for an attribute of a definition: <c>attribute locale</c>.</summary>
    public const string AttributePrefix = "attribute ";

    /// <summary>Adds each attribute of a definition as a property.</summary>
    public ObjectDescription WithAttributes(EquatableArray<StorageOption> attributes)
    {
        foreach (StorageOption attribute in attributes) Properties[AttributePrefix + attribute.Name] = new(attribute.Value, attribute.Value.Length == 0 ? "''" : attribute.Value);
        return this;
    }

    /// <summary>Adds what each grantee may do as a property.</summary>
    public ObjectDescription With(AccessList? access)
    {
        foreach (AccessItem item in access?.Items ?? default)
        {
            IEnumerable<string> words = PrivilegeReader.Words(item.Privileges & ~item.GrantOptions).Concat(PrivilegeReader.Words(item.GrantOptions).Select(static word => word + " with grant option"));
            With(GrantPrefix + item.Grantee, string.Join(", ", words));
        }

        return this;
    }

    /// <summary>Adds each option as a property. One of a view that is false is as good as none.</summary>
    public ObjectDescription With(EquatableArray<StorageOption> options)
    {
        foreach (StorageOption option in options)
        {
            if (option is not { Name: "security_barrier" or "security_invoker", Value: "false" }) With(OptionPrefix + option.Name, option.Value);
        }

        return this;
    }

    /// <summary>Adds an order of parts. Only what both sides have is compared: a missing part is a difference of its own.</summary>
    public ObjectDescription WithOrder(string name, EquatableArray<string> parts)
    {
        if (!parts.IsEmpty) Properties[name] = new(new PartOrder(parts), string.Join(", ", parts));
        return this;
    }

    /// <summary>Adds a list of syntax nodes; an empty one is the same as none.</summary>
    public ObjectDescription With<T>(string name, EquatableArray<T> nodes)
        where T : SqlNode
    {
        if (!nodes.IsEmpty) Properties[name] = new(nodes, string.Join(", ", nodes.Select(static node => SqlPrinter.Print(node))));
        return this;
    }
}
