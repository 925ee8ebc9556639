using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Generators.Inputs;
using Perennial.Generators.Models;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Analyzers;

/// <summary>
/// PRN1040 in C#: a service's project has no method for what the service may not call, so the compiler only says that the method is missing. This says why.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServiceCallAnalyzer : DiagnosticAnalyzer
{
    private const string Suffix = "Async";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(FindingDescriptors.Of(FindingRules.ForeignWrite));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            GeneratorOptions options = GeneratorOptions.Read(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            if (options.Database.Service is not { } service) return;
            Lazy<ILookup<string, Procedure>> refused = new(
                () => DatabaseAnalysis.Analyze(InputFiles.ReadAll(start.Options, start.CancellationToken), options.Database, start.CancellationToken).Procedures
                    .Where(procedure => !procedure.IsInternal && !DatabaseModelsBuilder.IsCallable(procedure, service))
                    .ToLookup(static procedure => NameConversion.Pascal(procedure.DeclaredName), StringComparer.Ordinal),
                LazyThreadSafetyMode.PublicationOnly);
            start.RegisterSyntaxNodeAction(node => Check(node, service, refused), SyntaxKind.SimpleMemberAccessExpression);
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context, string service, Lazy<ILookup<string, Procedure>> refused)
    {
        MemberAccessExpressionSyntax access = (MemberAccessExpressionSyntax)context.Node;
        string name = access.Name.Identifier.ValueText;
        if (name.EndsWith(Suffix, StringComparison.Ordinal)) name = name.Substring(0, name.Length - Suffix.Length);
        if (!refused.Value.Contains(name) || context.SemanticModel.GetSymbolInfo(access, context.CancellationToken) is not { Symbol: null, CandidateSymbols.IsEmpty: true }) return;
        Procedure? procedure = refused.Value[name].FirstOrDefault(candidate => IsGroup(context, access.Expression, NameConversion.Pascal(candidate.Group)));
        if (procedure is null) return;
        context.ReportDiagnostic(Diagnostic.Create(
            FindingDescriptors.Of(FindingRules.ForeignWrite), access.Name.GetLocation(),
            $"{procedure.Signature.QualifiedName} writes and belongs to the service {procedure.Signature.Service}, so {service} may not call it. Let {procedure.Signature.Service} do this work, "
            + $"or give the procedure to all services (remove its line '-- service: {procedure.Signature.Service}')."));
    }

    // db.Tasks, a variable that holds it, or db.Tasks where no method of the group is left and so no property either.
    private static bool IsGroup(SyntaxNodeAnalysisContext context, ExpressionSyntax receiver, string group)
    {
        if (receiver is MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } member } && member == group) return true;
        return context.SemanticModel.GetTypeInfo(receiver, context.CancellationToken).Type is { } type && (type.Name == group || type.Name == "I" + group);
    }
}
