using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Analyzers;

/// <summary>The compiler's descriptors of the front end's rules.</summary>
internal static class FindingDescriptors
{
    /// <summary>One descriptor a rule, in the order of the ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = FindingRules.All.Select(Create).ToImmutableArray();

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(static descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(FindingRule rule) => ById[rule.Id];

    public static DiagnosticSeverity Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => DiagnosticSeverity.Error,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    // Without the tag, NoWarn and .globalconfig would silence a gate without a trace.
    private static DiagnosticDescriptor Create(FindingRule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        rule.Category,
        Severity(rule.Severity),
        isEnabledByDefault: true,
        customTags: rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]);
}
