using Perennial.Generators.Inputs;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Models;

/// <summary>PRN9004: what is wrong with the project's settings. They stand in no file that the compiler knows.</summary>
internal static class SettingFindings
{
    public static IEnumerable<Finding> Of(GeneratorOptions options) =>
        options.Problems.Select(static problem => new Finding(
            FindingRules.SettingUnknown, FindingRules.SettingUnknown.Severity, "", default, new Sql.Text.LinePosition(1, 1), new Sql.Text.LinePosition(1, 1), problem));
}
