using System.Collections.Concurrent;
using Perennial.Sql.Catalog;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>Which types have a default order and equality: those with a default operator class.</summary>
internal sealed partial class TypeSystem
{
    private readonly ConcurrentDictionary<uint, (bool IsSortable, bool IsComparable)> _comparison = new();

    public bool IsSortable(uint oid) => Compare(oid).IsSortable;

    public bool IsComparable(uint oid) => Compare(oid).IsComparable;

    private (bool IsSortable, bool IsComparable) Compare(uint oid) => _comparison.GetOrAdd(oid, key =>
    {
        bool isSortable = HasClass("btree", key, 0);
        return (isSortable, isSortable || HasClass("hash", key, 0));
    });

    private bool HasClass(string method, uint oid, int depth)
    {
        oid = BaseType(oid);
        if (oid is TypeOid.Unknown or TypeOid.Record or TypeOid.RecordArray || depth > 16 || Find(oid) is not { } type) return true;
        if (type.Kind == TypeKind.Pseudo) return IsPolymorphic(oid);
        if (!Catalog.HasDefaultOperatorClass(method, oid)) return false;
        if (type.Kind == TypeKind.Array) return HasClass(method, type.ElementType, depth + 1);
        if (type.Kind != TypeKind.Composite || Catalog.FindRelation(type.Relation) is not { } relation) return true;
        foreach (CatalogColumn column in relation.Columns)
        {
            if (!HasClass(method, column.Type, depth + 1)) return false;
        }

        return true;
    }
}
