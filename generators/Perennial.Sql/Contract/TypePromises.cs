using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>What two descriptions of one type allow. A line that was edited is no change of the database; but the comparison with it would blame schema.sql, or find nothing where it allows less.</summary>
internal static class TypePromises
{
    /// <summary>What a line says that no <c>perennial ship</c> can have written when the type was as it was shipped, or had grown as types of the contract may; null when there is nothing.</summary>
    /// <param name="shipped">The type as it was shipped.</param>
    /// <param name="line">The type of the line.</param>
    public static string? Weaker(SignatureType shipped, SignatureType line)
    {
        if (shipped.Kind != line.Kind) return null;
        if (shipped.Labels.FirstOrDefault(label => !line.Labels.Contains(label)) is { } lost) return $"it has no value '{lost}'";
        if (line.IsNotNull && !shipped.IsNotNull) return "it refuses null";
        if (shipped.Element?.DisplayName != line.Element?.DisplayName) return $"it is over {line.Element?.DisplayName} and not over {shipped.Element?.DisplayName}";
        if (!Fields(shipped).SequenceEqual(Fields(line))) return $"its fields are ({string.Join(", ", Fields(line))}) and not ({string.Join(", ", Fields(shipped))})";
        return line.Checks.FirstOrDefault(check => !DomainConditions.Follows(check, shipped.Checks, shipped)) is { } tighter ? $"it has the condition {tighter}, which refuses more" : null;
    }

    /// <summary>What two descriptions of the same type say differently; null when nothing.</summary>
    /// <param name="made">What the versions make.</param>
    /// <param name="line">The type of the line.</param>
    public static string? Difference(SignatureType made, SignatureType line)
    {
        if (Weaker(made, line) is { } weaker) return weaker;
        if (made.Kind != line.Kind) return null;
        if (line.Labels.FirstOrDefault(label => !made.Labels.Contains(label)) is { } added) return $"it has the value '{added}'";
        if (made.IsNotNull && !line.IsNotNull) return "it takes null";
        return made.Checks.FirstOrDefault(check => !DomainConditions.Follows(check, line.Checks, line)) is { } looser ? $"it lacks the condition {looser}" : null;
    }

    private static IEnumerable<string> Fields(SignatureType type) => type.Fields.Select(static field => field.Name + " " + field.Type.DisplayName);
}
