using Perennial.Testing;

namespace Perennial.Tests;

/// <summary>The servers of the current tier, as theory data.</summary>
internal static class ServerVersions
{
    public static TheoryData<int> Current => [.. PostgresVersions.Current];
}
