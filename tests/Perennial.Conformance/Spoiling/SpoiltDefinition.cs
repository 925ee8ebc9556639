namespace Perennial.Conformance.Spoiling;

/// <summary>A statement with a mistake in it.</summary>
/// <param name="Before">A statement to run first, because the mistake is its result; null for none.</param>
public sealed record SpoiltDefinition(string? Before, string Sql);
