namespace Perennial.Sql.Catalog;

/// <summary>Which polymorphic results follow from which arguments (PostgreSQL documentation, "Polymorphic Types").</summary>
internal static class Polymorphism
{
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
