using Perennial.Sql.Findings;

namespace Perennial.Sql.Binding;

/// <summary>Leaves the binding of a statement at its first error, as the server does. Never escapes from the stage: the finding is its result.</summary>
#pragma warning disable CA1032, CA1064, RCS1194 // Thrown and caught in this folder only; it carries a finding and nothing else.
internal sealed class BindFailure(Finding finding) : Exception(finding.Message)
#pragma warning restore CA1032, CA1064, RCS1194
{
    public Finding Finding { get; } = finding;
}
