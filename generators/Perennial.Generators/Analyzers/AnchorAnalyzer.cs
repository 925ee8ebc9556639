using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Generators.Inputs;
using Perennial.Sql;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Text;

namespace Perennial.Generators.Analyzers;

/// <summary>PRN9010: says how to add the line of C# that code fixes hang on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnchorAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] GeneratedEndings = [".g.cs", ".g.i.cs", ".generated.cs", ".designer.cs"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(FindingDescriptors.Of(FindingRules.NoAnchor));

    /// <summary>The name in the user's own declaration of the database class, which is where fixes are offered; null when there is none.</summary>
    internal static Location? FindAnchor(ISymbol? type, GeneratorOptions options, CancellationToken cancellationToken)
    {
        if (type is null || type.ToDisplayString() != Name(options)) return null;
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences.OrderBy(static reference => reference.SyntaxTree.FilePath, StringComparer.Ordinal))
        {
            if (IsWritten(reference.SyntaxTree) && reference.GetSyntax(cancellationToken) is BaseTypeDeclarationSyntax declaration) return declaration.Identifier.GetLocation();
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static end =>
        {
            EquatableArray<InputFile> files = InputFiles.ReadAll(end.Options, end.CancellationToken);
            if (files.IsEmpty) return;
            GeneratorOptions options = GeneratorOptions.Read(end.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            if (FindAnchor(end.Compilation.GetTypeByMetadataName(Name(options)), options, end.CancellationToken) is not null) return;
            if (Misplaced(end.Compilation, options, end.CancellationToken) is { } misplaced)
            {
                end.ReportDiagnostic(Diagnostic.Create(
                    FindingDescriptors.Of(FindingRules.NoAnchor), misplaced.Locations[0], DiagnosticSeverity.Warning, additionalLocations: null, properties: null,
                    $"Nothing is generated for {misplaced.ToDisplayString()}: the database class is {Name(options)}. {MoveOf(misplaced, options)}"));
                return;
            }

            string place = options.Namespace.Length == 0 ? "" : $"namespace {options.Namespace}; ";
            int count = DatabaseAnalysis.FindFixes(files, options.Database, end.CancellationToken).Count;
            string waiting = count == 0 ? "" : $" {count} {(count == 1 ? "mistake is" : "mistakes are")} waiting for {(count == 1 ? "it" : "them")}.";
            end.ReportDiagnostic(Diagnostic.Create(
                FindingDescriptors.Of(FindingRules.NoAnchor), Location.None,
                $"Code fixes for SQL files hang on a line of C#.{waiting} Add it once to the project: {place}public sealed partial class {options.ClassName};"));
        });
    }

    // A line that was meant to be the anchor: a partial class without members that nothing adds to, of the right name in another namespace, or of nearly that name.
    private static INamedTypeSymbol? Misplaced(Compilation compilation, GeneratorOptions options, CancellationToken cancellationToken)
    {
        foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>().OrderBy(static type => type.ToDisplayString(), StringComparer.Ordinal))
        {
            if (type.TypeKind != TypeKind.Class || type.ContainingType is not null || type.DeclaringSyntaxReferences.Length != 1 || !IsWritten(type.DeclaringSyntaxReferences[0].SyntaxTree)) continue;
            if (type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not ClassDeclarationSyntax { BaseList: null, Members.Count: 0, AttributeLists.Count: 0 } declaration) continue;
            if (declaration.Modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.PartialKeyword)) && Spelling.Nearest(type.Name, [options.ClassName]) is not null) return type;
        }

        return null;
    }

    // An empty PerennialNamespace is none that is set, so no setting puts the database class there.
    private static string MoveOf(INamedTypeSymbol type, GeneratorOptions options) => type.ContainingNamespace.IsGlobalNamespace
        ? (type.Name == options.ClassName ? "" : $"Rename this one to {options.ClassName}. ") + (options.Namespace.Length == 0 ? "" : $"Add `namespace {options.Namespace};` above it.")
        : $"Rename or move this one, or let PerennialClass and PerennialNamespace say '{type.Name}' and '{type.ContainingNamespace.ToDisplayString()}'.";

    private static string Name(GeneratorOptions options) => options.Namespace.Length == 0 ? options.ClassName : options.Namespace + "." + options.ClassName;

    // What tools generate is not fixed, and neither dotnet format nor an editor would look there.
    private static bool IsWritten(SyntaxTree tree)
    {
        string path = tree.FilePath;
        return !Array.Exists(GeneratedEndings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
