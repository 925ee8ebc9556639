using System.Runtime.CompilerServices;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Questions about types that binding asks of a catalog under one search path. Immutable but for its caches; one instance serves many statements.</summary>
internal sealed partial class TypeSystem
{
    private static readonly ConditionalWeakTable<DatabaseCatalog, TypeSystem> Default = new();

    private TypeSystem(DatabaseCatalog catalog, SearchPath searchPath)
    {
        Catalog = catalog;
        SearchPath = searchPath;
    }

    public DatabaseCatalog Catalog { get; }

    public SearchPath SearchPath { get; }

    /// <summary>The instance of a catalog's own search path is shared, with what it has cached.</summary>
    public static TypeSystem Of(DatabaseCatalog catalog, EquatableArray<string>? searchPath)
    {
        TypeSystem shared = Default.GetValue(catalog, static key => new(key, key.SearchPath));
        return searchPath is null || searchPath.Value == catalog.SearchPath.Schemas ? shared : shared.WithSearchPath(searchPath.Value);
    }

    public SqlType? Find(uint oid) => Catalog.FindType(oid);

    public char Category(uint oid) => Find(oid)?.Category ?? 'X';

    /// <summary>Whether the type is its category's preferred one; always false for another category.</summary>
    public bool IsPreferred(char category, uint oid) => Find(oid) is { } type && type.Category == category && type.IsPreferred;

    /// <summary>Element type of a true array, 0 for anything else (also for domains over arrays).</summary>
    public uint ElementType(uint oid) => oid == TypeOid.RecordArray ? TypeOid.Record : Find(oid) is { Kind: TypeKind.Array } type ? type.ElementType : 0;

    /// <summary>Element type of a true array or a domain over one.</summary>
    public uint BaseElementType(uint oid) => ElementType(BaseType(oid));

    public uint ArrayType(uint oid) => Find(oid)?.ArrayType ?? 0;

    public uint BaseType(uint oid) => Find(oid) is { Kind: TypeKind.Domain } ? Catalog.GetBaseType(oid) : oid;

    public uint BaseType(uint oid, ref int typmod) => Find(oid) is { Kind: TypeKind.Domain } ? Catalog.GetBaseType(oid, ref typmod) : oid;

    public bool IsDomain(uint oid) => Find(oid) is { Kind: TypeKind.Domain };

    public bool IsEnum(uint oid) => Find(oid) is { Kind: TypeKind.Enum };

    public bool IsRange(uint oid) => Find(oid) is { Kind: TypeKind.Range };

    public bool IsMultirange(uint oid) => Find(oid) is { Kind: TypeKind.Multirange };

    /// <summary>A named composite type (<c>ISCOMPLEX</c>: with a relation of its own, domains over one included), not <c>record</c>.</summary>
    public bool IsComposite(uint oid) => RelationOf(oid) is not null;

    /// <summary>A row type of any kind, <c>record</c> included.</summary>
    public bool IsRowType(uint oid) => oid == TypeOid.Record || IsComposite(oid);

    public bool IsCompositeArray(uint oid) => ElementType(oid) is not 0 and uint element && IsComposite(element);

    /// <summary>The relation behind a composite type or a domain over one, or null.</summary>
    public Relation? RelationOf(uint oid) => Find(BaseType(oid)) is { Kind: TypeKind.Composite, Relation: not 0 and uint relation } ? Catalog.FindRelation(relation) : null;

    public bool IsCollatable(uint oid) => Find(oid) is { IsCollatable: true };

    /// <summary>Whether a domain, or one below it, refuses null.</summary>
    public bool IsNotNullDomain(uint oid)
    {
        while (Find(oid) is { Kind: TypeKind.Domain } domain)
        {
            if (domain.NotNull || RejectsNullByCheck(domain)) return true;
            oid = domain.BaseType;
        }

        return false;
    }

    /// <summary>Whether the assignment of a null fails: a domain checks what is converted to it, but not what has its type already (PostgreSQL documentation, CREATE DOMAIN, "Notes").</summary>
    /// <param name="source">The type of what is assigned.</param>
    /// <param name="target">The type that it gets.</param>
    public bool ChecksNull(uint source, uint target) => source != target && IsNotNullDomain(target);

    /// <summary>Whether rows of the first composite type are rows of the second one by inheritance.</summary>
    public bool InheritsFrom(uint subtype, uint supertype)
    {
        if (RelationOf(subtype) is not { } sub || RelationOf(supertype) is not { } super) return false;
        return sub.Oid != super.Oid && Descends(sub, super.Oid);
    }

    private bool Descends(Relation relation, uint ancestor)
    {
        foreach (uint parent in relation.Parents)
        {
            if (parent == ancestor) return true;
            if (Catalog.FindRelation(parent) is { } found && Descends(found, ancestor)) return true;
        }

        return false;
    }

    private static bool RejectsNullByCheck(SqlType domain)
    {
        HashSet<string> proven = [];
        foreach (Constraint constraint in domain.Constraints)
        {
            if (constraint is { Kind: ConstraintKind.Check, Validated: true, Enforced: true, Condition: { } condition }) AddProven(condition, proven);
        }

        return proven.Contains("value");
    }

    private TypeSystem WithSearchPath(EquatableArray<string> schemas) =>
        _byPath.GetOrAdd(schemas, key => new(Catalog, new SearchPath(key)));

    private readonly System.Collections.Concurrent.ConcurrentDictionary<EquatableArray<string>, TypeSystem> _byPath = new();
}
