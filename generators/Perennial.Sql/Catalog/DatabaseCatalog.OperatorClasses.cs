namespace Perennial.Sql.Catalog;

public sealed partial class DatabaseCatalog
{
    /// <summary>
    /// Whether values of a type can be indexed by an access method without naming an operator class: with <c>btree</c> whether they can be sorted, with <c>hash</c> whether they
    /// can be hashed (GetDefaultOpClass). A container is no better than its elements.
    /// </summary>
    /// <param name="method">Access method, such as <c>btree</c>.</param>
    /// <param name="type">Oid of the type; a domain counts as its base type.</param>
    public bool HasDefaultOperatorClass(string method, uint type) => FindDefaultOperatorClassOf(method, type) is not null;

    /// <summary>Whether values of a type have an order: of arrays their elements need one, too, though an index on them is made without.</summary>
    internal bool IsOrdered(uint type) =>
        HasDefaultOperatorClass("btree", type) && (FindType(GetBaseType(type)) is not { Kind: TypeKind.Array, ElementType: var element } || IsOrdered(element));

    /// <summary>The operator class that an index takes for a type when none is written; null when there is none.</summary>
    /// <param name="method">Access method, such as <c>btree</c>.</param>
    /// <param name="type">Oid of the type; a domain counts as its base type.</param>
    internal OperatorClass? FindDefaultOperatorClassOf(string method, uint type)
    {
        type = GetBaseType(type);
        if (FindType(type) is not { } found) return null;
        if (FindDefaultOperatorClass(method, type) is { } own) return own;
        switch (found.Kind)
        {
            case TypeKind.Array:
                return FindDefaultOperatorClass(method, TypeOid.AnyArray);
            case TypeKind.Enum:
                return FindDefaultOperatorClass(method, TypeOid.AnyEnum);
            case TypeKind.Range:
                return FindDefaultOperatorClass(method, TypeOid.AnyRange);
            case TypeKind.Multirange:
                return FindDefaultOperatorClass(method, TypeOid.AnyMultirange);
            case TypeKind.Composite:
                return FindDefaultOperatorClass(method, TypeOid.Record);
        }

        foreach (OperatorClass candidate in DefaultOperatorClasses(method))
        {
            if (FindCast(type, candidate.InputType) is { Method: CastMethod.Binary, Context: Syntax.CastContext.Implicit }) return candidate;
        }

        return null;
    }

    /// <summary>Whether an access method has an operator class of that name.</summary>
    /// <param name="method">Access method, such as <c>gin</c>.</param>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    public bool HasOperatorClass(string method, string? schema, string name) => FindOperatorClass(method, schema, name) is not null;

    /// <summary>The operator class of that name of an access method, or null.</summary>
    /// <param name="method">Access method, such as <c>gin</c>.</param>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    internal OperatorClass? FindOperatorClass(string method, string? schema, string name)
    {
        IEnumerable<OperatorClass> named = _builtIn.FindOperatorClasses(name).Concat(_user.OperatorClasses.Values.Where(candidate => candidate.Name == name));
        return named.FirstOrDefault(candidate => candidate.Method == method && (schema is null ? SearchPath.Effective.Contains(candidate.Schema) : candidate.Schema == schema));
    }

    /// <summary>Whether values of a type are, byte for byte, what an operator class takes (IsBinaryCoercible).</summary>
    internal bool Accepts(OperatorClass operatorClass, uint type)
    {
        type = GetBaseType(type);
        uint input = operatorClass.InputType;
        if (input == type || input is TypeOid.Any or TypeOid.AnyElement) return true;
        if (FindType(type) is not { } found) return false;
        bool isFamily = input switch
        {
            TypeOid.AnyArray => found.IsArray,
            TypeOid.AnyEnum => found.Kind == TypeKind.Enum,
            TypeOid.AnyRange => found.Kind == TypeKind.Range,
            TypeOid.AnyMultirange => found.Kind == TypeKind.Multirange,
            TypeOid.AnyNonArray => !found.IsArray,
            TypeOid.Record => found.Kind == TypeKind.Composite,
            _ => false,
        };
        return isFamily || FindCast(type, input) is { Method: CastMethod.Binary, Context: Syntax.CastContext.Implicit };
    }

    private OperatorClass? FindDefaultOperatorClass(string method, uint inputType)
    {
        foreach (OperatorClass candidate in _user.OperatorClasses.Values)
        {
            if (candidate.IsDefault && candidate.InputType == inputType && candidate.Method == method) return candidate;
        }

        return _builtIn.FindDefaultOperatorClass(method, inputType);
    }

    private IEnumerable<OperatorClass> DefaultOperatorClasses(string method) =>
        _builtIn.DefaultOperatorClasses.Concat(_user.OperatorClasses.Values).Where(candidate => candidate.IsDefault && candidate.Method == method);
}
