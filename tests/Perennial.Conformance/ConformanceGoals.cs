using Perennial.Conformance.Comparison;

namespace Perennial.Conformance;

/// <summary>What the parser is held to.</summary>
public static class ConformanceGoals
{
    public const double SameVerdict = 0.998;

    public const double SameToken = 0.97;

    public static bool AreMet(ComparisonResult result) => result.VerdictShare >= SameVerdict && result.TokenShare >= SameToken;
}
