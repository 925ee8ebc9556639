using Perennial.Sql.Findings;

namespace Perennial.Sql.Pipeline;

/// <summary>What a stage gave, and what it had to say.</summary>
internal sealed record StageResult<T>(T Value, EquatableArray<Finding> Findings)
{
    public bool HasErrors => Findings.Any(static finding => finding.Severity == FindingSeverity.Error);
}
