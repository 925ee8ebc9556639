namespace Perennial.Conformance.Oracle;

/// <summary>PostgreSQL's parser cannot be had on this machine; tests that compare with it are skipped with the message.</summary>
public sealed class PostgresParserUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
