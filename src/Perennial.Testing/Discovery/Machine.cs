using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Perennial.Testing.Discovery;

/// <summary>What the search for a server sees of the machine: a value, so that a test can show it another machine.</summary>
/// <param name="Variables">Environment variables.</param>
/// <param name="Architecture">The architecture whose npm package is fetched.</param>
/// <param name="UsualFolders">Where installations put server binaries; a segment may hold one <c>*</c>.</param>
internal sealed record Machine(
    ImmutableDictionary<string, string> Variables,
    Architecture Architecture,
    ImmutableArray<string> UsualFolders)
{
    public static Machine Current { get; } = new(
        ReadVariables(),
        RuntimeInformation.OSArchitecture,
        Discovery.UsualFolders.OfThisPlatform());

    /// <summary>The value of an environment variable; null when it is absent or blank.</summary>
    public string? Variable(string name) =>
        Variables.TryGetValue(name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>The folders of a variable like PATH, in order.</summary>
    public IEnumerable<string> Folders(string variable) =>
        Variable(variable)?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The first executable of this name on PATH, or null.</summary>
    public string? FindProgram(string name)
    {
        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd"] : [name];
        return Folders("PATH")
            .SelectMany(folder => names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);
    }

    private static ImmutableDictionary<string, string> ReadVariables()
    {
        StringComparer comparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToImmutableDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", comparer);
    }
}
