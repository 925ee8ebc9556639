using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perennial.Generators.Analyzers;

/// <summary>Syntax errors, unknown names and wrong types in SQL.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlAnalyzer : FindingAnalyzer
{
    public SqlAnalyzer()
        : base("Syntax", "Names", "Types")
    {
    }
}
