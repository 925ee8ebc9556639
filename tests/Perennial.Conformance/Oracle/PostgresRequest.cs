namespace Perennial.Conformance.Oracle;

/// <summary>A text for PostgreSQL's parser.</summary>
/// <param name="WithTree">Whether the reply shall hold a digest of the tree.</param>
/// <param name="WithTreeText">Whether the reply shall hold the tree itself, as JSON.</param>
public sealed record PostgresRequest(string Sql, bool WithTree = false, bool WithTreeText = false);
