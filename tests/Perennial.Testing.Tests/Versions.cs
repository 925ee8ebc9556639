namespace Perennial.Testing.Tests;

/// <summary>The server versions of the current tier, as theory data.</summary>
internal static class Versions
{
    public static TheoryData<int> Current => [.. PostgresVersions.Current];
}
