using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Sql;

namespace Perennial.Generators.Inputs;

/// <summary>Reads MSBuild properties. A value that means nothing is a problem and never taken for the default without a word.</summary>
internal sealed class SettingReader(AnalyzerConfigOptions options)
{
    private readonly List<string> _problems = [];

    /// <summary>What was wrong so far.</summary>
    public EquatableArray<string> Problems => _problems.ToEquatableArray();

    /// <summary>The property's value, or null when it is not set.</summary>
    public string? Text(string name) =>
        options.TryGetValue("build_property." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>A number within bounds, or null when it is not set or wrong.</summary>
    public int? Number(string name, int lowest, int highest)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= lowest && number <= highest) return number;
        _problems.Add($"{name} is '{text}'. Write a number from {lowest} to {highest}.");
        return null;
    }

    /// <summary>One of the words of an enum in any case, or null when it is not set or wrong.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        string[] words = Enum.GetNames(typeof(T));
        int index = Array.FindIndex(words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
        if (index >= 0) return (T)Enum.Parse(typeof(T), words[index]);
        _problems.Add($"{name} is '{text}'. Write {string.Join(" or ", words.Select(static word => word.ToLowerInvariant()))}.");
        return null;
    }
}
