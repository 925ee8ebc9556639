using Perennial.Sql.Binding;
using Perennial.Sql.Findings;

namespace Perennial.Sql.Descriptions;

/// <summary>What is known of one statement of a query file.</summary>
/// <param name="Name">The name behind <c>-- name:</c>; null for a statement without one.</param>
/// <param name="Command">The command behind the name as written, such as <c>:one</c>; null without one.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">Line of the name, else of the statement; from 1.</param>
/// <param name="Sql">The statement as a server's Parse takes it: named parameters are <c>$n</c>, sqlc's calls are written out.</param>
/// <param name="Statement">What binding found; its findings stand at their places in the file.</param>
public sealed record QueryDescription(string? Name, string? Command, string Path, int Line, string Sql, BoundStatement Statement)
{
    /// <summary>What the server's Parse refuses: at most one, as it stops at the first.</summary>
    public EquatableArray<Finding> Errors => Statement.Findings.Where(IsRefusal).ToEquatableArray();

    /// <summary>Findings that no server would raise: suspicious statements and misused annotations.</summary>
    public EquatableArray<Finding> Warnings => Statement.Findings.Where(static finding => !IsRefusal(finding)).ToEquatableArray();

    /// <summary>Whether a server would raise it.</summary>
    public static bool IsRefusal(Finding finding) => finding.Severity == FindingSeverity.Error && finding.SqlState is not null && finding.Rule != FindingRules.Annotation;
}
