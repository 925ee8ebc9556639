namespace Perennial.Sql.Catalog;

/// <summary>Which objects to come ALTER DEFAULT PRIVILEGES is about: a row of <c>pg_default_acl</c>.</summary>
/// <param name="Role">Who will create them; empty for whoever runs the script.</param>
/// <param name="Schema">Where they will be; empty for everywhere.</param>
/// <param name="Kind">What they will be.</param>
public sealed record DefaultPrivilegesKey(string Role, string Schema, AccessKind Kind);
