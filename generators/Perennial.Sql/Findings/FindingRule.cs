namespace Perennial.Sql.Findings;

/// <summary>A rule that can speak, as analyzers and documentation list it.</summary>
/// <param name="Id">PRN and four digits.</param>
/// <param name="Title">A short noun phrase.</param>
/// <param name="Category">Syntax, Names, Types, Contract, Versions, Services, Hazards, Configuration or Fixes.</param>
/// <param name="Severity">The default.</param>
/// <param name="IsConfigurable">False for gates that no setting may silence.</param>
public sealed record FindingRule(string Id, string Title, string Category, FindingSeverity Severity, bool IsConfigurable = true)
{
    /// <summary>Whether <c>perennial check</c> and <c>perennial ship</c> take for an error what is a reminder in a build.</summary>
    public bool StopsRelease { get; init; }
}
