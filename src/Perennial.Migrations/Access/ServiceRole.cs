namespace Perennial.Migrations;

/// <summary>A service's role.</summary>
/// <param name="Service">The name behind <c>-- service:</c>.</param>
/// <param name="RoleName">The role on the server.</param>
/// <param name="Password">Derived from the admin's secret; the server has only a verifier of it.</param>
/// <param name="Procedures">How many procedures it may call.</param>
public sealed record ServiceRole(string Service, string RoleName, string Password, int Procedures)
{
    /// <summary>Its rights on tables and sequences, as in GRANT: <c>insert (entry_id, name) on queue.entries</c>. Empty where all its procedures have their owner's rights.</summary>
    public IReadOnlyList<string> TableRights { get; init; } = [];

    /// <summary>Without the password, so that a log of roles tells none.</summary>
    public override string ToString() => $"{RoleName} ({Service}, {Procedures} procedures)";
}
