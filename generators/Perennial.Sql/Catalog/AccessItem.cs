namespace Perennial.Sql.Catalog;

/// <summary>What one role may do with an object: an <c>aclitem</c>, without who granted it.</summary>
/// <param name="Grantee">Name of a role, <see cref="AccessList.Public"/> or <see cref="AccessList.Owner"/>.</param>
/// <param name="Privileges">What it may do.</param>
/// <param name="GrantOptions">Which of these it may pass on.</param>
public sealed record AccessItem(string Grantee, Privileges Privileges, Privileges GrantOptions);
