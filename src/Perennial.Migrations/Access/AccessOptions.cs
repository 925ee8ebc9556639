namespace Perennial.Migrations;

/// <summary>How service roles are named and get their passwords.</summary>
public sealed record AccessOptions
{
    /// <summary>Role names are <c>prefix_service</c>. Roles belong to the whole server, so databases of one server need prefixes of their own.</summary>
    public required string Prefix { get; init; }

    /// <summary>The admin's secret, from which all passwords are derived; at least 16 bytes of entropy are wanted.</summary>
    public required string Secret { get; init; }

    /// <summary>Another number gives other passwords.</summary>
    public int Rotation { get; init; }
}
