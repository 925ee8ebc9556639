using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators.Inputs;

internal sealed partial record GeneratorOptions
{
    /// <summary>The settings as MSBuild hands them to the compiler.</summary>
    public static GeneratorOptions Read(AnalyzerConfigOptions options)
    {
        SettingReader settings = new(options);
        string? service = settings.Service("PerennialService");
        return new GeneratorOptions(
            settings.TypeName("PerennialClass") ?? "Database",
            settings.Namespace("PerennialNamespace") ?? settings.RootNamespace() ?? "",
            new DatabaseOptions
            {
                DefaultSchema = settings.Text("PerennialSchema") ?? "public",
                SearchPath = settings.Text("PerennialSearchPath") is { } path ? NameList.Read(path) : DatabaseOptions.Default.SearchPath,
                AccessPrefixes = settings.AccessPrefixes("PerennialAccessPrefix"),
                OldestPostgres = settings.Number("PerennialPostgres", 13, 18) ?? DatabaseOptions.Default.OldestPostgres,
                Evolution = settings.Choice<Evolution>("PerennialEvolution") ?? Evolution.Strict,
                Service = service,
                Gate = settings.Choice<Gate>("PerennialGate") ?? (service is null ? Gate.Full : Gate.Calls),
                AllowInline = (settings.Choice<InlineUse>("PerennialInline") ?? (service is null ? InlineUse.Allow : InlineUse.Error)) == InlineUse.Allow,
            })
        {
            Deprecated = settings.Choice<Deprecation>("PerennialDeprecated") ?? Deprecation.Warn,
            ReportsErrors = !settings.IsOff("RunAnalyzers") && !settings.IsOff("RunAnalyzersDuringBuild"),
            Problems = settings.Problems,
        };
    }

    private enum InlineUse { Allow, Error }
}
