using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perennial.Benchmarks.Generator;

/// <summary>What the targets tell the compiler of the files.</summary>
internal sealed class GeneratorSettings : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.RootNamespace"] = "App" });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is not GeneratorText file ? new Values([]) : new Values(new()
    {
        ["build_metadata.AdditionalFiles.PerennialKind"] = file.Kind,
        ["build_metadata.AdditionalFiles.PerennialPath"] = file.RelativePath,
    });

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
