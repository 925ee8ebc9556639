using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators.Inputs;

/// <summary>The project's settings (files.md, "MSBuild"), by value.</summary>
/// <param name="ClassName">Name of the database class.</param>
/// <param name="Namespace">Namespace of all generated types; empty for the global one.</param>
/// <param name="Database">What the analysis depends on.</param>
internal sealed partial record GeneratorOptions(string ClassName, string Namespace, DatabaseOptions Database)
{
    /// <summary>What calls of deprecated procedures are.</summary>
    public Deprecation Deprecated { get; init; }

    /// <summary>Whether errors are reported: not in a build that switched the analyzers off.</summary>
    public bool ReportsErrors { get; init; } = true;

    /// <summary>What is wrong with the settings (PRN9004), a sentence each.</summary>
    public EquatableArray<string> Problems { get; init; }
}
