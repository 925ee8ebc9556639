namespace Perennial.Sql.Services;

/// <summary>The roles that <c>perennial access</c> makes: <c>&lt;prefix&gt;_&lt;service&gt;</c>.</summary>
/// <param name="Prefixes">The prefixes that the project names, one for each server or stage; empty when it names none, so that any may be one.</param>
internal sealed record ServiceRoles(EquatableArray<string> Prefixes)
{
    /// <summary>Whether a role is the service's, or, when prefixes are not known, is named as one is.</summary>
    public bool IsRoleOf(string role, string service) => Prefixes.IsEmpty
        ? role.Length > service.Length + 1 && role.EndsWith("_" + service, StringComparison.Ordinal)
        : Prefixes.Any(prefix => role.Length == prefix.Length + 1 + service.Length && role.StartsWith(prefix + "_", StringComparison.Ordinal) && role.EndsWith(service, StringComparison.Ordinal));
}
