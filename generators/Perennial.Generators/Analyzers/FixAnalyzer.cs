using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Generators.Inputs;
using Perennial.Sql;
using Perennial.Sql.Findings;
using Perennial.Sql.Fixes;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators.Analyzers;

/// <summary>
/// PRN9011 to PRN9013: says at the user's declaration of the database class which mistakes in the SQL files a fix repairs, because editors and
/// <c>dotnet format</c> apply fixes in C# only.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FixAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that has the <see cref="FixTarget.Subject"/>.</summary>
    public const string SubjectProperty = "Subject";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor(FixKind.ListColumns), Descriptor(FixKind.RestoreProcedure), Descriptor(FixKind.AddDowngrade));

    /// <summary>The kind of fix that a diagnostic asks for; null for others.</summary>
    public static FixKind? KindOf(string id)
    {
        foreach (FixKind kind in new[] { FixKind.ListColumns, FixKind.RestoreProcedure, FixKind.AddDowngrade })
        {
            if (Rule(kind).Id == id) return kind;
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                GeneratorOptions options = GeneratorOptions.Read(symbol.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
                if (symbol.Symbol.Name != options.ClassName || AnchorAnalyzer.FindAnchor(symbol.Symbol, options, symbol.CancellationToken) is not { } anchor) return;
                EquatableArray<InputFile> files = InputFiles.ReadAll(symbol.Options, symbol.CancellationToken);
                if (files.IsEmpty) return;
                foreach (FixTarget target in DatabaseAnalysis.FindFixes(files, options.Database, symbol.CancellationToken)) symbol.ReportDiagnostic(ToDiagnostic(target, anchor));
            },
            SymbolKind.NamedType);
    }

    private static Diagnostic ToDiagnostic(FixTarget target, Location anchor)
    {
        string file = target.Place.Path.Substring(target.Place.Path.LastIndexOfAny(['/', '\\']) + 1);
        return Diagnostic.Create(
            Descriptor(target.Kind), anchor, ImmutableDictionary<string, string?>.Empty.Add(SubjectProperty, target.Subject),
            $"{target.Title} ({file}, line {target.Place.Start.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)})");
    }

    private static DiagnosticDescriptor Descriptor(FixKind kind) => FindingDescriptors.Of(Rule(kind));

    private static FindingRule Rule(FixKind kind) => kind switch
    {
        FixKind.ListColumns => FindingRules.FixListsColumns,
        FixKind.RestoreProcedure => FindingRules.FixRestoresProcedure,
        _ => FindingRules.FixAddsDowngrade,
    };
}
