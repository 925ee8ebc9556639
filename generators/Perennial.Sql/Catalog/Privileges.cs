namespace Perennial.Sql.Catalog;

/// <summary>What a role may do with an object (PostgreSQL documentation, "Privileges").</summary>
[Flags]
public enum Privileges
{
    None = 0,
    Select = 1,
    Insert = 2,
    Update = 4,
    Delete = 8,
    Truncate = 16,
    References = 32,
    Trigger = 64,

    /// <summary>Since 17.</summary>
    Maintain = 128,

    Execute = 256,
    Usage = 512,
    Create = 1024,
}
