using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Generators.Inputs;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Analyzers;

/// <summary>PRN9010: says how to add the line of C# that code fixes hang on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnchorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(FindingDescriptors.Of(FindingRules.NoAnchor));

    /// <summary>Whether a syntax tree is the user's own, as opposed to what the generator emits.</summary>
    internal static bool IsWritten(SyntaxTree tree) => !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static end =>
        {
            if (InputFiles.ReadAll(end.Options, end.CancellationToken).IsEmpty) return;
            GeneratorOptions options = GeneratorOptions.Read(end.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            string name = options.Namespace.Length == 0 ? options.ClassName : options.Namespace + "." + options.ClassName;
            if (end.Compilation.GetTypeByMetadataName(name) is { } type && type.DeclaringSyntaxReferences.Any(static reference => IsWritten(reference.SyntaxTree))) return;
            string place = options.Namespace.Length == 0 ? "" : $"namespace {options.Namespace}; ";
            end.ReportDiagnostic(Diagnostic.Create(
                FindingDescriptors.Of(FindingRules.NoAnchor), Location.None,
                $"Code fixes for SQL files hang on a line of C#. Add it once to the project: {place}public sealed partial class {options.ClassName};"));
        });
    }
}
