namespace Perennial.Cli;

/// <summary>The command lacks something that only its user can give. The message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);
