using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Analyzers;

/// <summary>
/// Findings as the compiler's diagnostics, at their places in the SQL files. The generator and the analyzers make equal ones of the same finding, of which the compiler prints one.
/// </summary>
internal static class FindingDiagnostics
{
    private const int KnownMessages = 4096;

    // Diagnostics compare their arguments by reference, and the generator's finding may be another object than the analyzer's.
    private static readonly ConcurrentDictionary<string, string> Messages = new(StringComparer.Ordinal);

    public static Diagnostic Create(Finding finding)
    {
        string message = Shared(finding.Message);
        DiagnosticDescriptor descriptor = FindingDescriptors.Of(finding.Rule);
        if (finding.Path.Length == 0) return Diagnostic.Create(descriptor, Location.None, message);
        LinePositionSpan lines = new(
            new LinePosition(finding.Start.Line - 1, finding.Start.Column - 1), new LinePosition(finding.End.Line - 1, finding.End.Column - 1));
        Location location = Location.Create(finding.Path, new TextSpan(finding.Span.Start, finding.Span.Length), lines);
        return finding.Severity == finding.Rule.Severity
            ? Diagnostic.Create(descriptor, location, message)
            : Diagnostic.Create(descriptor, location, FindingDescriptors.Severity(finding.Severity), additionalLocations: null, properties: null, message);
    }

    // An editor makes new messages with every key for as long as it runs.
    private static string Shared(string message)
    {
        if (Messages.Count >= KnownMessages) Messages.Clear();
        return Messages.GetOrAdd(message, message);
    }
}
