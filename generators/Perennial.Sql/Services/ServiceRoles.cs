namespace Perennial.Sql.Services;

/// <summary>The roles that <c>perennial access</c> makes: <c>&lt;prefix&gt;_&lt;service&gt;</c>. The prefix is known on servers only.</summary>
internal static class ServiceRoles
{
    /// <summary>Whether a role is named as the service's is.</summary>
    public static bool IsRoleOf(string role, string service) => role.EndsWith("_" + service, StringComparison.Ordinal);
}
