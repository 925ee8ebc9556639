using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions;

/// <summary>
/// Tells the grants that <c>perennial access</c> and every upgrade make from the contract: EXECUTE on routines and USAGE of schemas for the services' roles. Whether scripts
/// have them, too, makes no difference. What a service may do with tables is written by hand, and so compared.
/// </summary>
/// <param name="services">Names of all services that procedures name.</param>
internal sealed class GeneratedGrants(IEnumerable<string> services)
{
    private readonly HashSet<string> _services = new(services, StringComparer.Ordinal) { "adhoc" };

    public bool Contains(CatalogDifference difference) =>
        difference.Property is { } property && property.StartsWith(ObjectDescription.GrantPrefix, StringComparison.Ordinal)
        && (IsKind(difference.Object, "schema ") || IsKind(difference.Object, "function ") || IsKind(difference.Object, "procedure ") || IsKind(difference.Object, "aggregate "))
        && IsServiceRole(property.Substring(ObjectDescription.GrantPrefix.Length));

    /// <summary>Whether a role is named as a service's is: <c>prefix_service</c>.</summary>
    public bool IsServiceRole(string role) => _services.Contains(role) || _services.Any(service => role.EndsWith("_" + service, StringComparison.Ordinal));

    private static bool IsKind(string name, string kind) => name.StartsWith(kind, StringComparison.Ordinal);
}
