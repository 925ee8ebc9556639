namespace Perennial.Migrations;

/// <summary>Makes a role per service and keeps its rights: EXECUTE on what the service may call, and nothing else.</summary>
public static class AccessManager
{
    /// <summary>
    /// Creates missing roles, sets their passwords, grants what is missing and takes away what should not be there. May be repeated.
    /// The connection's role needs CREATEROLE and owns the database's objects; it need not be a superuser.
    /// </summary>
    /// <exception cref="MigrationException">Something stands in the way; the message says what, and what to do.</exception>
    public static Task<IReadOnlyList<ServiceRole>> ApplyAsync(
        string connectionString, DatabaseFolder folder, AccessOptions options, CancellationToken ct = default) => throw new NotSupportedException();
}
