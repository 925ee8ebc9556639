using System.Reflection;

namespace Perennial.Cli.Output;

/// <summary>The pages of the documentation's rules, which the tool carries with it.</summary>
internal static class RulePages
{
    private const string Extension = ".md";

    private static readonly Assembly Source = typeof(RulePages).Assembly;

    /// <summary>The ids that have a page, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. Source.GetManifestResourceNames().Where(static name => name.StartsWith("PRN", StringComparison.Ordinal)).Select(static name => name[..^Extension.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The page as Markdown, or null.</summary>
    public static string? Find(string id)
    {
        using Stream? stream = Source.GetManifestResourceStream(id + Extension);
        if (stream is null) return null;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
