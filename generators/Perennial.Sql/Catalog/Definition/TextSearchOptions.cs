using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>What the templates of the server and of its extensions say about the options of a dictionary (verify_dictoptions, and the templates' own init functions).</summary>
internal static class TextSearchOptions
{
    // Options that may be there once are followed by an exclamation mark, booleans by a question mark; those that must be there come first in the order in which they are missed.
    private static readonly Dictionary<string, (string[] Required, string[] Known)> ByInitializer = new(StringComparer.Ordinal)
    {
        ["dsimple_init"] = ([], ["stopwords!", "accept!?"]),
        ["dsynonym_init"] = (["synonyms"], ["synonyms", "casesensitive?"]),
        ["dispell_init"] = (["afffile", "dictfile"], ["dictfile!", "afffile!", "stopwords!"]),
        ["thesaurus_init"] = (["dictfile", "dictionary"], ["dictfile!", "dictionary!"]),
        ["dsnowball_init"] = (["language"], ["stopwords!", "language!"]),
        ["unaccent_init"] = (["rules"], ["rules!"]),
        ["dintdict_init"] = ([], ["maxlen", "rejectlong?", "absval?"]),
        ["dxsyn_init"] = ([], ["matchorig?", "keeporig?", "matchsynonyms?", "keepsynonyms?", "rules"]),
    };

    /// <summary>Whether a template takes these options; an error if not.</summary>
    public static bool Check(DdlSession session, TextSearchObject template, EquatableArray<StorageOption> options, TextSpan span)
    {
        if (template.Initializer is null)
        {
            bool hasInitializer = template.Methods.Any(static method => method.Name == "init");
            return options.IsEmpty || hasInitializer || session.Error("42601", span, $"text search template \"{template.Name}\" does not accept options");
        }

        if (!ByInitializer.TryGetValue(template.Initializer, out (string[] Required, string[] Known) rules)) return true;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (StorageOption option in options)
        {
            if (Array.Find(rules.Known, known => known.TrimEnd('!', '?') == option.Name) is not { } found)
                return session.Error("22023", span, $"unrecognized {template.Name} parameter: \"{option.Name}\". There are: {string.Join(", ", rules.Known.Select(static known => known.TrimEnd('!', '?')))}");
            if (!seen.Add(option.Name) && found.IndexOf('!') > 0) return session.Error("22023", span, $"multiple {option.Name} parameters");
            if (found.IndexOf('?') > 0 && !IsBoolean(option.Value)) return session.Error("42601", span, $"{option.Name} requires a Boolean value");
            if (option.Name == "language" && !BuiltInTextSearch.HasStemmer(option.Value, session.ServerVersion))
                return session.Error("42704", span, $"no Snowball stemmer available for language \"{option.Value}\" and encoding \"UTF8\"");
        }

        foreach (string required in rules.Required)
        {
            if (!seen.Contains(required)) return session.Error("22023", span, $"missing {required} parameter");
        }

        return template.Initializer != "thesaurus_init" || HasDictionary(session, options.First(static option => option.Name == "dictionary").Value, span);
    }

    /// <summary>The options as the server keeps them: each value as text.</summary>
    public static StorageOption Read(DefinitionOption option) => new(option.Name.Name, DefinitionOptions.Text(option.Value) ?? "");

    // defGetBoolean: an option without a value is true.
    private static bool IsBoolean(string text) => text.ToLowerInvariant() is "" or "true" or "false" or "on" or "off" or "0" or "1";

    private static bool HasDictionary(DdlSession session, string text, TextSpan span)
    {
        if (LiteralName.Split(text) is not { } parts) return session.Error("42602", span, "invalid name syntax");
        string? schema = parts.Count > 1 ? parts[parts.Count - 2] : null;
        if (session.Catalog.FindTextSearch(TextSearchKind.Dictionary, schema, parts[parts.Count - 1]) is not null) return true;
        return (schema is null || session.RequireSchema(schema, span)) && session.Error("42704", span, $"text search dictionary \"{text}\" does not exist");
    }
}
