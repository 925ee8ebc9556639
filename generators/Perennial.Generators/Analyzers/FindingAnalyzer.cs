using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Generators.Inputs;
using Perennial.Generators.Models;
using Perennial.Sql;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators.Analyzers;

/// <summary>
/// Reports the findings of some categories at their places in the SQL files. Each file is an action of its own, so that an IDE shows them
/// while it types; the stages are asked once a compilation, and their cache keeps what an edit did not touch.
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
        context.RegisterCompilationStartAction(start =>
        {
            Lazy<ILookup<string, Finding>> findings = new(() => Find(start.Options, start.Compilation, start.CancellationToken), LazyThreadSafetyMode.PublicationOnly);
            start.RegisterAdditionalFileAction(file =>
            {
                foreach (Finding finding in findings.Value[file.AdditionalFile.Path]) file.ReportDiagnostic(FindingDiagnostics.Create(finding));
            });

            // What is said about a file that is missing.
            start.RegisterCompilationEndAction(end =>
            {
                HashSet<string> files = new(end.Options.AdditionalFiles.Select(static file => file.Path), StringComparer.Ordinal);
                foreach (IGrouping<string, Finding> elsewhere in findings.Value.Where(group => !files.Contains(group.Key)))
                {
                    foreach (Finding finding in elsewhere) end.ReportDiagnostic(FindingDiagnostics.Create(finding));
                }
            });
        });
    }

    private ILookup<string, Finding> Find(AnalyzerOptions analyzerOptions, Compilation compilation, CancellationToken cancellationToken)
    {
        GeneratorOptions options = GeneratorOptions.Read(analyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions);
        EquatableArray<InputFile> files = InputFiles.ReadAll(analyzerOptions, cancellationToken);
        // The package came through another project; one that takes part and has no files is stopped by the targets.
        if (files.IsEmpty) return Array.Empty<Finding>().ToLookup(static finding => finding.Path, StringComparer.Ordinal);
        DatabaseModel model = DatabaseAnalysis.Analyze(files, options.Database, cancellationToken);
        IEnumerable<Finding> ofTypes = _categories.Contains(FindingRules.UnknownCSharpType.Category) ? CSharpTypeFindings.Of(ChosenType.Of(model, options), options.Namespace, compilation, isWhole: true, cancellationToken) : [];
        return FindingOrder.Sorted(model.Findings.Concat(MappingFindings.Of(model, options)).Concat(ofTypes).Concat(SettingFindings.Of(options)))
            .Where(finding => _categories.Contains(finding.Rule.Category))
            .ToLookup(static finding => finding.Path, StringComparer.Ordinal);
    }
}
