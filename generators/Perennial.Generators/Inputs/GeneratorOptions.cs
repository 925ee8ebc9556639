using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators.Inputs;

/// <summary>The project's settings (files.md, "MSBuild"), by value.</summary>
/// <param name="ClassName">Name of the database class.</param>
/// <param name="Namespace">Namespace of all generated types; empty for the global one.</param>
/// <param name="Database">What the analysis depends on.</param>
internal sealed record GeneratorOptions(string ClassName, string Namespace, DatabaseOptions Database)
{
    public static GeneratorOptions Read(AnalyzerConfigOptions options)
    {
        string? service = Property(options, "PerennialService");
        return new GeneratorOptions(
            Property(options, "PerennialClass") ?? "Database",
            Property(options, "PerennialNamespace") ?? Property(options, "RootNamespace") ?? "",
            new DatabaseOptions
            {
                DefaultSchema = Property(options, "PerennialSchema") ?? "public",
                SearchPath = SearchPath(Property(options, "PerennialSearchPath")),
                OldestPostgres = int.TryParse(Property(options, "PerennialPostgres"), out int oldest) ? oldest : 14,
                Evolution = Is(options, "PerennialEvolution", "additive") ? Evolution.Additive : Evolution.Strict,
                Service = service,
                Gate = Property(options, "PerennialGate") is { } gate
                    ? (string.Equals(gate, "calls", StringComparison.OrdinalIgnoreCase) ? Gate.Calls : Gate.Full)
                    : service is null ? Gate.Full : Gate.Calls,
                AllowInline = Property(options, "PerennialInline") is { } inline
                    ? string.Equals(inline, "allow", StringComparison.OrdinalIgnoreCase)
                    : service is null,
            });
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static bool Is(AnalyzerConfigOptions options, string name, string value) =>
        string.Equals(Property(options, name), value, StringComparison.OrdinalIgnoreCase);

    private static EquatableArray<string> SearchPath(string? text) => text is null
        ? DatabaseOptions.Default.SearchPath
        : text.Split(',', ';').Select(static part => part.Trim().Trim('"')).Where(static part => part.Length > 0).ToEquatableArray();
}
