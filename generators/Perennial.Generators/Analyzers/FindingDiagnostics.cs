using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Analyzers;

/// <summary>
/// Findings as the compiler's diagnostics, at their places in the SQL files. The generator and the analyzers make equal ones of the same finding, of which the compiler prints one.
/// </summary>
internal static class FindingDiagnostics
{
    public static Diagnostic Create(Finding finding)
    {
        // Diagnostics compare their arguments by reference.
        string message = string.Intern(finding.Message);
        DiagnosticDescriptor descriptor = FindingDescriptors.Of(finding.Rule);
        if (finding.Path.Length == 0) return Diagnostic.Create(descriptor, Location.None, message);
        LinePositionSpan lines = new(
            new LinePosition(finding.Start.Line - 1, finding.Start.Column - 1), new LinePosition(finding.End.Line - 1, finding.End.Column - 1));
        Location location = Location.Create(finding.Path, new TextSpan(finding.Span.Start, finding.Span.Length), lines);
        return finding.Severity == finding.Rule.Severity
            ? Diagnostic.Create(descriptor, location, message)
            : Diagnostic.Create(descriptor, location, FindingDescriptors.Severity(finding.Severity), additionalLocations: null, properties: null, message);
    }
}
