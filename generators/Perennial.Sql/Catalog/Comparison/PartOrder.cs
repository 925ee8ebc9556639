namespace Perennial.Sql.Catalog;

/// <summary>In which order the parts of an object stand.</summary>
internal sealed record PartOrder(EquatableArray<string> Parts)
{
    /// <summary>Whether the parts that both have stand in one order.</summary>
    public bool AgreesWith(PartOrder other) => Parts.Where(other.Parts.Contains).SequenceEqual(other.Parts.Where(Parts.Contains), StringComparer.Ordinal);
}
