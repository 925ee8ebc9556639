namespace Perennial.Migrations;

/// <summary>A service's role.</summary>
/// <param name="Service">The name behind <c>-- service:</c>.</param>
/// <param name="RoleName">The role on the server.</param>
/// <param name="Password">Derived from the admin's secret; the server has only a verifier of it.</param>
/// <param name="Procedures">How many procedures it may call.</param>
public sealed record ServiceRole(string Service, string RoleName, string Password, int Procedures)
{
    /// <summary>Without the password, so that a log of roles tells none.</summary>
    public override string ToString() => $"{RoleName} ({Service}, {Procedures} procedures)";
}
