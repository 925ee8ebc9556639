using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Perennial.Generators.Inputs;
using Perennial.Sql;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators.Analyzers;

/// <summary>
/// Reports the findings of some categories at their places in the SQL files. Each file is an action of its own, so that an IDE shows them
/// while it types; the stages' cache makes the second file of a compilation cost next to nothing.
/// </summary>
public abstract class FindingAnalyzer : DiagnosticAnalyzer
{
    private readonly string[] _categories;

    private protected FindingAnalyzer(params string[] categories)
    {
        _categories = categories;
        SupportedDiagnostics = FindingDescriptors.All.Where(descriptor => categories.Contains(descriptor.Category)).ToImmutableArray();
    }

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private void Analyze(AdditionalFileAnalysisContext context)
    {
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        if (InputFiles.Read(context.AdditionalFile, provider.GetOptions(context.AdditionalFile), context.CancellationToken) is not { } file) return;
        GeneratorOptions options = GeneratorOptions.Read(provider.GlobalOptions);
        EquatableArray<InputFile> files = InputFiles.ReadAll(context.Options, context.CancellationToken);
        DatabaseModel model = DatabaseAnalysis.Analyze(files, options.Database, context.CancellationToken);
        foreach (Finding finding in model.Findings)
        {
            if (finding.Path == file.Path && _categories.Contains(finding.Rule.Category)) context.ReportDiagnostic(ToDiagnostic(finding));
        }
    }

    private static Diagnostic ToDiagnostic(Finding finding)
    {
        LinePositionSpan lines = new(
            new LinePosition(finding.Start.Line - 1, finding.Start.Column - 1), new LinePosition(finding.End.Line - 1, finding.End.Column - 1));
        Location location = Location.Create(finding.Path, new TextSpan(finding.Span.Start, finding.Span.Length), lines);
        DiagnosticDescriptor descriptor = FindingDescriptors.Of(finding.Rule);
        return finding.Severity == finding.Rule.Severity
            ? Diagnostic.Create(descriptor, location, finding.Message)
            : Diagnostic.Create(descriptor, location, FindingDescriptors.Severity(finding.Severity), additionalLocations: null, properties: null, finding.Message);
    }
}
