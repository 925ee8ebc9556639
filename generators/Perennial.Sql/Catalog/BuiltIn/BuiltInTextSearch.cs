using System.Collections.Immutable;

namespace Perennial.Sql.Catalog;

/// <summary>
/// The text search objects that initdb makes, and those of extensions. They follow a plan (snowball_create.pl of the server's sources), so that names and the few exceptions say all.
/// Their oids are not the server's, which differ between databases.
/// </summary>
internal static class BuiltInTextSearch
{
    /// <summary>Objects up to this oid are pinned: no DROP takes them.</summary>
    public const uint LastPinned = 7;

    private const uint DefaultParser = 1;
    private const uint SimpleDictionary = 6;
    private const uint SimpleConfiguration = 7;
    private const uint SnowballTemplate = 8;

    // Templates of the server and of extensions with the function that reads the options of their dictionaries.
    private static readonly (string Name, string Initializer)[] Templates =
        [("simple", "dsimple_init"), ("synonym", "dsynonym_init"), ("ispell", "dispell_init"), ("thesaurus", "thesaurus_init")];

    private static readonly (string Extension, string Template, string Initializer, string Dictionary)[] OfExtensions =
    [
        ("unaccent", "unaccent", "unaccent_init", "unaccent"), ("dict_int", "intdict_template", "dintdict_init", "intdict"), ("dict_xsyn", "xsyn_template", "dxsyn_init", "xsyn"),
    ];

    // Each language with the first version that has it.
    private static readonly (string Name, int Since)[] Languages =
    [
        ("arabic", 12), ("armenian", 14), ("basque", 14), ("catalan", 14), ("danish", 8), ("dutch", 8), ("english", 8), ("estonian", 18), ("finnish", 8), ("french", 8), ("german", 8),
        ("greek", 13), ("hindi", 14), ("hungarian", 8), ("indonesian", 12), ("irish", 12), ("italian", 8), ("lithuanian", 12), ("nepali", 12), ("norwegian", 8), ("portuguese", 8), ("romanian", 8),
        ("russian", 8), ("serbian", 14), ("spanish", 8), ("swedish", 8), ("tamil", 12), ("turkish", 8), ("yiddish", 14),
    ];

    // Latin words within these go to the English dictionary.
    private static readonly string[] WithEnglishWords = ["hindi", "russian"];

    /// <summary>The token types of the default parser that configurations map, in its order.</summary>
    public static EquatableArray<string> TokenTypes { get; } =
    [
        "asciiword", "word", "numword", "email", "url", "host", "sfloat", "version", "hword_numpart", "hword_part", "hword_asciipart", "blank", "tag", "protocol", "numhword", "asciihword",
        "hword", "url_path", "file", "float", "int", "uint", "entity",
    ];

    private static readonly string[] Unmapped = ["blank", "tag", "protocol", "entity"];

    private static readonly string[] LatinWords = ["asciiword", "hword_asciipart", "asciihword"];

    private static readonly string[] Words = ["word", "hword_part", "hword"];

    /// <summary>The objects of a new database.</summary>
    public static ImmutableDictionary<TextSearchName, TextSearchObject> Of(int serverVersion)
    {
        ImmutableDictionary<TextSearchName, TextSearchObject>.Builder all = ImmutableDictionary.CreateBuilder<TextSearchName, TextSearchObject>();
        uint next = DefaultParser;
        Add(TextSearchKind.Parser, "default");
        foreach ((string name, string initializer) in Templates) Add(TextSearchKind.Template, name, initializer: initializer);
        Add(TextSearchKind.Dictionary, "simple", 2);
        Add(TextSearchKind.Configuration, "simple", DefaultParser, Mappings(static _ => SimpleDictionary));
        Add(TextSearchKind.Template, "snowball", initializer: "dsnowball_init");
        Dictionary<string, uint> stemmers = new(StringComparer.Ordinal);
        foreach ((string language, int since) in Languages)
        {
            if (since > serverVersion) continue;
            stemmers[language] = next;
            Add(TextSearchKind.Dictionary, language + "_stem", SnowballTemplate);
        }

        foreach (string language in stemmers.Keys.OrderBy(static language => language, StringComparer.Ordinal))
        {
            uint words = stemmers[language], latin = WithEnglishWords.Contains(language) ? stemmers["english"] : words;
            Add(TextSearchKind.Configuration, language, DefaultParser, Mappings(type => LatinWords.Contains(type) ? latin : Words.Contains(type) ? words : SimpleDictionary));
        }

        return all.ToImmutable();

        void Add(TextSearchKind kind, string name, uint of = 0, EquatableArray<TextSearchMapping> mappings = default, string? initializer = null)
        {
            TextSearchObject made = new() { Oid = next++, Kind = kind, Schema = SchemaName.Catalog, Name = name, Base = of, Mappings = mappings, Initializer = initializer };
            all.Add(made.FullName, made);
        }
    }

    /// <summary>The template and the dictionary of an extension, without oids and schema; empty for the most.</summary>
    public static IEnumerable<(TextSearchObject Template, TextSearchObject Dictionary)> OfExtension(string extension) =>
        from entry in OfExtensions
        where entry.Extension == extension
        select (new TextSearchObject { Oid = 0, Kind = TextSearchKind.Template, Schema = "", Name = entry.Template, Initializer = entry.Initializer },
            new TextSearchObject { Oid = 0, Kind = TextSearchKind.Dictionary, Schema = "", Name = entry.Dictionary });

    /// <summary>Whether Snowball has a stemmer of that name.</summary>
    public static bool HasStemmer(string language, int serverVersion)
    {
        string name = language.ToLowerInvariant();
        return name == "porter" || (name == "dutch_porter" && serverVersion >= 18) || Languages.Any(known => known.Name == name && known.Since <= serverVersion);
    }

    private static EquatableArray<TextSearchMapping> Mappings(Func<string, uint> dictionary) =>
        TokenTypes.Where(static type => !Unmapped.Contains(type)).Select(type => new TextSearchMapping(type, [dictionary(type)])).ToEquatableArray();
}
