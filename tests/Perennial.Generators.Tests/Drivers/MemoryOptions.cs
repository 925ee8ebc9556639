using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators.Tests.Drivers;

/// <summary>The properties and item metadata that the targets hand to the compiler.</summary>
/// <param name="root">Folder that additional files' relative paths are told from.</param>
/// <param name="properties">MSBuild properties by name.</param>
internal sealed class MemoryOptions(string root, IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToDictionary(static pair => "build_property." + pair.Key, static pair => pair.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        string relative = textFile.Path.StartsWith(root, StringComparison.Ordinal) ? textFile.Path[root.Length..] : textFile.Path;
        return InputFile.Classify(relative) is not { } kind
            ? new Values([])
            : new Values(new Dictionary<string, string>
            {
                ["build_metadata.AdditionalFiles.PerennialKind"] = kind.ToString(),
                ["build_metadata.AdditionalFiles.PerennialPath"] = relative,
            });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
