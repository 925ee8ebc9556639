using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perennial.Generators.Analyzers;

/// <summary>Changes that would break callers of shipped procedures.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : FindingAnalyzer
{
    public ContractAnalyzer()
        : base("Contract", "Services")
    {
    }
}
