using Perennial.Conformance.Comparison;

namespace Perennial.Conformance;

/// <summary>What the parser is held to.</summary>
public static class ConformanceGoals
{
    public const double SameVerdict = 0.998;

    public const double SameToken = 0.97;

    public static bool AreMet(ComparisonResult result) => result.VerdictShare >= SameVerdict && result.TokenShare >= SameToken;

    /// <summary>What binding has to reach: interfaces equal for 99.5 % of what the server accepts, the SQLSTATE for 95 % of what it refuses.</summary>
    public static bool AreMet(Binding.BindTally tally) =>
        tally.Share("accepted") >= 0.995 && tally.Share("parameters") >= 0.995 && tally.Share("names") >= 0.995 && tally.Share("types") >= 0.995 && tally.Share("SQLSTATE") >= 0.95;
}
