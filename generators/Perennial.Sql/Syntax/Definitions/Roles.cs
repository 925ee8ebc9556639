namespace Perennial.Sql.Syntax;

/// <summary>The word after CREATE or ALTER. A user is a role that may log in; a group is the old name of a role.</summary>
public enum RoleKind { Role, User, Group }

/// <summary>An option of a role, such as <c>login</c>, <c>connection limit 5</c> or <c>in role a, b</c>.</summary>
/// <param name="Name">Lower case: <c>superuser</c>, <c>nosuperuser</c>, <c>password</c>, <c>connection limit</c>, <c>valid until</c>, <c>in role</c> ...</param>
/// <param name="Value">The number or the string (null for PASSWORD NULL); null for options without a value.</param>
/// <param name="Roles">Of ROLE, USER, ADMIN and IN ROLE; empty otherwise.</param>
public sealed record RoleOption(string Name, string? Value, EquatableArray<RoleName> Roles) : SqlNode;

public sealed record CreateRoleStatement(RoleKind Kind, RoleName Name, EquatableArray<RoleOption> Options) : Statement;

public sealed record AlterRoleStatement(RoleKind Kind, RoleName Name, EquatableArray<RoleOption> Options) : Statement;

/// <summary>ALTER ROLE ... [IN DATABASE ...] SET or RESET.</summary>
/// <param name="Name">Null for ALL.</param>
public sealed record AlterRoleSetStatement(RoleKind Kind, RoleName? Name, Identifier? Database, SetStatement Setting) : Statement;

/// <summary>ALTER GROUP ... ADD or DROP USER.</summary>
public sealed record AlterGroupStatement(RoleName Name, bool IsAdded, EquatableArray<RoleName> Members) : Statement;

public sealed record DropRoleStatement(RoleKind Kind, EquatableArray<RoleName> Roles, bool IfExists) : Statement;

/// <summary>GRANT or REVOKE of membership in roles.</summary>
/// <param name="Roles">The granted roles. The grammar lets them carry columns, which the server refuses.</param>
public sealed record GrantRoleStatement(bool IsGrant, EquatableArray<Privilege> Roles, EquatableArray<RoleName> Grantees) : Statement
{
    /// <summary>WITH ADMIN OPTION, WITH INHERIT TRUE and the like.</summary>
    public EquatableArray<GrantRoleOption> Options { get; init; }

    /// <summary>REVOKE ... OPTION FOR: the option's name.</summary>
    public Identifier? OptionFor { get; init; }

    public RoleName? GrantedBy { get; init; }

    public DropBehavior Behavior { get; init; }
}

/// <param name="Value">True also for OPTION.</param>
public sealed record GrantRoleOption(Identifier Name, bool Value) : SqlNode;

/// <summary>ALTER DEFAULT PRIVILEGES. The grant names kinds of objects to come, not objects.</summary>
public sealed record AlterDefaultPrivilegesStatement(EquatableArray<RoleName> ForRoles, EquatableArray<Identifier> InSchemas, GrantStatement Grant) : Statement;

public sealed record DropOwnedStatement(EquatableArray<RoleName> Roles, DropBehavior Behavior) : Statement;

public sealed record ReassignOwnedStatement(EquatableArray<RoleName> Roles, RoleName NewOwner) : Statement;
