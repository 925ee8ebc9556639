namespace Perennial.Sql.Catalog;

/// <summary>Which polymorphic results follow from which arguments (PostgreSQL documentation, "Polymorphic Types").</summary>
internal static class Polymorphism
{
    public static bool IsPolymorphic(uint type) => type is TypeOid.AnyElement or TypeOid.AnyArray or TypeOid.AnyNonArray or TypeOid.AnyEnum or TypeOid.AnyRange or TypeOid.AnyMultirange
        or TypeOid.AnyCompatible or TypeOid.AnyCompatibleArray or TypeOid.AnyCompatibleNonArray or TypeOid.AnyCompatibleRange or TypeOid.AnyCompatibleMultirange;

    /// <summary>Whether an argument of a type can be passed for a polymorphic parameter.</summary>
    public static bool Accepts(DatabaseCatalog catalog, uint declared, uint actual) => actual == declared || declared == TypeOid.Any || (!IsPolymorphic(actual) && declared switch
    {
        TypeOid.AnyElement or TypeOid.AnyCompatible => true,
        TypeOid.AnyArray or TypeOid.AnyCompatibleArray => catalog.FindType(actual) is { IsArray: true },
        TypeOid.AnyNonArray or TypeOid.AnyCompatibleNonArray => catalog.FindType(actual) is { IsArray: false },
        TypeOid.AnyEnum => catalog.FindType(actual) is { Kind: TypeKind.Enum },
        TypeOid.AnyRange or TypeOid.AnyCompatibleRange => catalog.FindType(actual) is { Kind: TypeKind.Range },
        TypeOid.AnyMultirange or TypeOid.AnyCompatibleMultirange => catalog.FindType(actual) is { Kind: TypeKind.Multirange },
        _ => false,
    });

    /// <summary>Whether all arguments give a polymorphic element the same type, as far as they are of one family.</summary>
    public static bool Agree(DatabaseCatalog catalog, EquatableArray<uint> declared, IReadOnlyList<uint> actual)
    {
        uint element = 0;
        for (int i = 0; i < actual.Count && i < declared.Count; i++)
        {
            uint own = declared[i] switch
            {
                TypeOid.AnyElement or TypeOid.AnyNonArray or TypeOid.AnyEnum => actual[i] == TypeOid.AnyNonArray || actual[i] == TypeOid.AnyEnum ? TypeOid.AnyElement : actual[i],
                TypeOid.AnyArray => actual[i] == TypeOid.AnyArray ? TypeOid.AnyElement : catalog.FindType(actual[i])?.ElementType ?? 0,
                TypeOid.AnyRange or TypeOid.AnyMultirange => actual[i] is TypeOid.AnyRange or TypeOid.AnyMultirange ? TypeOid.AnyElement : catalog.FindType(actual[i])?.RangeSubtype ?? 0,
                _ => 0,
            };
            if (own == 0) continue;
            if (element != 0 && own != element) return false;
            element = own;
        }

        return true;
    }

    /// <summary>The result type of a routine when its parameters are of the actual types; a type that is not polymorphic stays as it is.</summary>
    public static uint Resolve(DatabaseCatalog catalog, uint result, EquatableArray<uint> declared, IReadOnlyList<uint> actual)
    {
        if (!IsPolymorphic(result)) return result;
        for (int i = 0; i < actual.Count && i < declared.Count; i++)
        {
            if (!IsPolymorphic(declared[i])) continue;
            if (IsPolymorphic(actual[i])) return result;
            if (declared[i] == result) return actual[i];
            uint element = declared[i] switch
            {
                TypeOid.AnyArray or TypeOid.AnyCompatibleArray => catalog.FindType(actual[i])?.ElementType ?? 0,
                TypeOid.AnyRange or TypeOid.AnyMultirange or TypeOid.AnyCompatibleRange or TypeOid.AnyCompatibleMultirange => catalog.FindType(actual[i])?.RangeSubtype ?? 0,
                _ => actual[i],
            };
            return result switch
            {
                TypeOid.AnyArray or TypeOid.AnyCompatibleArray => catalog.FindType(element)?.ArrayType ?? 0,
                TypeOid.AnyRange or TypeOid.AnyMultirange or TypeOid.AnyCompatibleRange or TypeOid.AnyCompatibleMultirange => catalog.FindType(actual[i])?.RangePartner ?? 0,
                _ => element,
            };
        }

        return result;
    }

    /// <summary>Whether a result type is not polymorphic, or some argument tells what it is.</summary>
    public static bool IsDetermined(uint result, IEnumerable<uint> arguments) => result switch
    {
        TypeOid.AnyElement or TypeOid.AnyArray or TypeOid.AnyNonArray or TypeOid.AnyEnum =>
            arguments.Any(static type => type is TypeOid.AnyElement or TypeOid.AnyArray or TypeOid.AnyNonArray or TypeOid.AnyEnum or TypeOid.AnyRange or TypeOid.AnyMultirange),
        TypeOid.AnyRange or TypeOid.AnyMultirange => arguments.Any(static type => type is TypeOid.AnyRange or TypeOid.AnyMultirange),
        TypeOid.AnyCompatible or TypeOid.AnyCompatibleArray or TypeOid.AnyCompatibleNonArray => arguments.Any(static type =>
            type is TypeOid.AnyCompatible or TypeOid.AnyCompatibleArray or TypeOid.AnyCompatibleNonArray or TypeOid.AnyCompatibleRange or TypeOid.AnyCompatibleMultirange),
        TypeOid.AnyCompatibleRange or TypeOid.AnyCompatibleMultirange => arguments.Any(static type => type is TypeOid.AnyCompatibleRange or TypeOid.AnyCompatibleMultirange),
        _ => true,
    };
}
