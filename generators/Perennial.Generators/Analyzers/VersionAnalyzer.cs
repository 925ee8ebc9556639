using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perennial.Generators.Analyzers;

/// <summary>Version folders that are edited, incomplete or unsafe.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionAnalyzer : FindingAnalyzer
{
    public VersionAnalyzer()
        : base("Versions", "Hazards")
    {
    }
}
