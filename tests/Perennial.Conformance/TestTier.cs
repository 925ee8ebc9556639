namespace Perennial.Conformance;

/// <summary>How long tests may take: seconds by default, minutes with <c>PERENNIAL_TESTS=long</c>.</summary>
public static class TestTier
{
    public static bool IsLong { get; } = string.Equals(Environment.GetEnvironmentVariable("PERENNIAL_TESTS"), "long", StringComparison.OrdinalIgnoreCase);

    /// <summary>The time that one of the three fuzzers may take: 30 seconds or 10 minutes for all.</summary>
    public static TimeSpan FuzzingTime { get; } = IsLong ? TimeSpan.FromSeconds(200) : TimeSpan.FromSeconds(10);
}
