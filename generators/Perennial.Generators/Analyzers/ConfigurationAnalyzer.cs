using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perennial.Generators.Analyzers;

/// <summary>Settings and files that keep the gates from working.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationAnalyzer : FindingAnalyzer
{
    public ConfigurationAnalyzer()
        : base("Configuration")
    {
    }
}
