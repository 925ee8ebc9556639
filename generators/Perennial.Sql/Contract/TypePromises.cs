using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>What two descriptions of one type allow. A line that was edited to allow less is no change of the database, so that the comparison with it finds nothing; but it lets a later change break services.</summary>
internal static class TypePromises
{
    /// <summary>What a line no longer promises to those who pass values; null when it promises as much.</summary>
    /// <param name="shipped">The type as it was shipped.</param>
    /// <param name="line">The type of the line.</param>
    public static string? Weaker(SignatureType shipped, SignatureType line)
    {
        if (shipped.Kind != line.Kind) return null;
        if (shipped.Labels.FirstOrDefault(label => !line.Labels.Contains(label)) is { } lost) return $"it has no value '{lost}'";
        if (line.IsNotNull && !shipped.IsNotNull) return "it refuses null";
        return line.Checks.FirstOrDefault(check => !DomainConditions.Follows(check, shipped.Checks, shipped)) is { } tighter ? $"it has the condition {tighter}, which refuses more" : null;
    }
}
