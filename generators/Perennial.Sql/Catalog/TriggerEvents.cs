namespace Perennial.Sql.Catalog;

/// <summary>What a trigger fires on.</summary>
[Flags]
public enum TriggerEvents
{
    None = 0,
    Insert = 1,
    Update = 2,
    Delete = 4,
    Truncate = 8,
}
