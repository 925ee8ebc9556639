using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Functions;

/// <summary>Makes the value form of a catalog's types, as signatures show them.</summary>
/// <param name="catalog">Where the types are.</param>
/// <param name="openEnums">Display names of the enums with <c>-- open-enum</c>.</param>
public sealed class SignatureTypeFactory(DatabaseCatalog catalog, EquatableArray<string> openEnums)
{
    // Nothing but pg_catalog is found without its schema, so that a type's name means the same under every search_path.
    private static readonly SearchPath OnlyCatalog = SearchPath.Empty;

    private readonly Dictionary<uint, SignatureType?> _types = [];

    /// <summary>The type without a modifier, since arguments and results of routines have none. Null for an unknown oid.</summary>
    public SignatureType? Find(uint oid)
    {
        lock (_types)
        {
            return Get(oid);
        }
    }

    /// <summary>The relation that a statement uses.</summary>
    internal Relation? FindRelation(RelationColumnUse use) => catalog.FindRelation(use.Schema, use.Relation);

    /// <summary>The array of a type that has one.</summary>
    public SignatureType ArrayOf(SignatureType element)
    {
        uint? array = catalog.FindType(element.Schema, element.Name)?.ArrayType;
        return (array is { } oid ? Find(oid) : null) ?? new SignatureType(SignatureTypeKind.Array, element.DisplayName + "[]", element.Schema, "_" + element.Name) { Element = element };
    }

    /// <summary>Schemas outside of pg_catalog whose operators compare values of these types by <c>&lt;</c> and <c>&gt;</c>.</summary>
    internal IEnumerable<string> ComparisonSchemas(IEnumerable<SignatureType> compared)
    {
        TypeSystem system = TypeSystem.Of(catalog, null);
        foreach (SignatureType type in compared)
        {
            if (catalog.FindType(type.Schema, type.Name) is not { IsUserDefined: true, Oid: var oid }) continue;
            foreach (string symbol in new[] { "<", ">" })
            {
                if (system.FindOperator(null, symbol, oid, oid).Operator is { IsUserDefined: true, Schema: not SchemaName.Catalog and var schema }) yield return schema;
            }
        }
    }

    private SignatureType? Get(uint oid)
    {
        if (_types.TryGetValue(oid, out SignatureType? known)) return known;
        _types[oid] = null;
        SignatureType? made = catalog.FindType(oid) is { } type ? Make(type) : null;
        _types[oid] = made;
        return made;
    }

    private SignatureType Make(SqlType type)
    {
        SignatureType made = new(Kind(type), catalog.FormatType(type.Oid, null, OnlyCatalog), type.Schema, type.Name) { Comment = type.Comment };
        return made.Kind switch
        {
            SignatureTypeKind.Array => made with { Element = Get(type.ElementType) },
            SignatureTypeKind.Enum => made with { Labels = type.EnumLabels, IsOpen = openEnums.Contains(made.DisplayName) },
            SignatureTypeKind.Domain => made with { Element = Get(type.BaseType), IsNotNull = RefusesNull(type), Checks = Checks(type) },
            SignatureTypeKind.Composite => made with { Fields = Fields(type) },
            SignatureTypeKind.Range or SignatureTypeKind.Multirange => made with { Element = Get(type.RangeSubtype) },
            _ => made,
        };
    }

    private bool RefusesNull(SqlType type) =>
        type.NotNull || (catalog.FindType(type.BaseType) is { Kind: TypeKind.Domain } below && RefusesNull(below));

    private static EquatableArray<string> Checks(SqlType type) =>
        type.Constraints
            .Where(static constraint => constraint.Kind == ConstraintKind.Check && constraint.Condition is not null)
            .Select(static constraint => SqlPrinter.Print(constraint.Condition!))
            .OrderBy(static check => check, StringComparer.Ordinal)
            .ToEquatableArray();

    private EquatableArray<ResultColumn> Fields(SqlType type)
    {
        if (catalog.FindRelation(type.Relation) is not { } relation) return default;
        List<ResultColumn> fields = [];
        foreach (Column column in relation.Columns)
        {
            // A field of a composite value can be null whatever its table says.
            if (Get(column.Type) is { } field) fields.Add(new ResultColumn(column.Name, field, IsNullable: true));
        }

        return fields.ToEquatableArray();
    }

    private static SignatureTypeKind Kind(SqlType type) => type.Kind switch
    {
        TypeKind.Array => SignatureTypeKind.Array,
        TypeKind.Enum => SignatureTypeKind.Enum,
        TypeKind.Composite => SignatureTypeKind.Composite,
        TypeKind.Domain => SignatureTypeKind.Domain,
        TypeKind.Range => SignatureTypeKind.Range,
        TypeKind.Multirange => SignatureTypeKind.Multirange,
        TypeKind.Pseudo => SignatureTypeKind.Pseudo,
        _ => SignatureTypeKind.Base,
    };
}
