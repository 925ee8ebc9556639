using Npgsql;
using Perennial.Testing.Discovery;

namespace Perennial.Testing;

/// <summary>The PostgreSQL major versions that tests run against.</summary>
public static class PostgresVersions
{
    private static readonly Lazy<IReadOnlyList<int>> CurrentTier = new(FindCurrent);

    /// <summary>Every supported major version, oldest first.</summary>
    public static IReadOnlyList<int> Supported { get; } = [13, 14, 15, 16, 17, 18];

    /// <summary>The versions of the fast tier.</summary>
    public static IReadOnlyList<int> Fast { get; } = [15, 18];

    /// <summary><c>PERENNIAL_TESTS=long</c> is set: all servers, and whatever else takes long.</summary>
    public static bool IsLong { get; } = string.Equals(Environment.GetEnvironmentVariable("PERENNIAL_TESTS"), "long", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The versions of the current tier: <see cref="Fast"/>, or <see cref="Supported"/> in the long tier. With
    /// <c>PERENNIAL_SERVER</c> set there is one server, and so only its version.
    /// </summary>
    public static IReadOnlyList<int> Current => CurrentTier.Value;

    private static IReadOnlyList<int> FindCurrent()
    {
        IReadOnlyList<int> tier = IsLong ? Supported : Fast;
        string? named = Machine.Current.Variable(NamedServer.VariableName);
        if (named is null)
            return tier;
        try
        {
            using var connection = new NpgsqlConnection(named);
            connection.Open();
            return [connection.PostgreSqlVersion.Major];
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException or TimeoutException)
        {
            // Test cases are listed before tests run: a server that is not there must fail tests, with their message, not the listing.
            return tier;
        }
    }
}
