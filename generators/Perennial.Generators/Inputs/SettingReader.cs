using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Services;

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

    /// <summary>A name that C# takes for a type, or null when it is not set or wrong.</summary>
    public string? TypeName(string name)
    {
        if (Text(name) is not { } text) return null;
        if (IsIdentifier(text)) return text;
        _problems.Add($"{name} is '{text}'. Write a name that C# takes for a class: letters, digits and underscores, and no keyword.");
        return null;
    }

    /// <summary>A namespace, or null when it is not set or wrong.</summary>
    public string? Namespace(string name)
    {
        if (Text(name) is not { } text) return null;
        if (text.Split('.').All(IsIdentifier)) return text;
        _problems.Add($"{name} is '{text}'. Write names that C# takes for a namespace, with dots between them.");
        return null;
    }

    /// <summary>The namespace that the SDK takes from the project's name, which may have characters that no namespace has: they become underscores, as in the SDK's own templates.</summary>
    public string? RootNamespace() =>
        Text("RootNamespace") is { } text ? string.Join(".", text.Split('.').Where(static part => part.Length > 0).Select(Identifier)) : null;

    /// <summary>The name of a service, or null when it is not set or wrong.</summary>
    public string? Service(string name)
    {
        if (Text(name) is not { } text) return null;
        if (ServiceName.IsValid(text)) return text;
        _problems.Add($"{name} is '{text}'. Write a service's name as it stands behind '-- service:': lower case letters, digits and underscores.");
        return null;
    }

    /// <summary>What the services' roles may be called before the service's name; empty when it is not set or wrong.</summary>
    public EquatableArray<string> AccessPrefixes(string name)
    {
        if (Text(name) is not { } text) return [];
        EquatableArray<string> prefixes = NameList.Read(text);
        if (!prefixes.IsEmpty && prefixes.All(AccessPrefix.IsValid)) return prefixes;
        _problems.Add($"{name} is '{text}'. Write what the services' roles are called before '_service', with commas between several: {AccessPrefix.Form}.");
        return [];
    }

    /// <summary>Whether the property says false; one that is not set does not.</summary>
    public bool IsOff(string name) => string.Equals(Text(name), "false", StringComparison.OrdinalIgnoreCase);

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

    private static bool IsIdentifier(string text) => SyntaxFacts.IsValidIdentifier(text) && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None;

    private static string Identifier(string part)
    {
        string text = string.Concat(part.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return IsIdentifier(text) ? text : "_" + text;
    }
}
