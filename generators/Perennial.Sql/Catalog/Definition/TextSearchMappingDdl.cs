using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>ALTER TEXT SEARCH CONFIGURATION ... MAPPING (MakeConfigurationMapping, DropConfigurationMapping).</summary>
internal static class TextSearchMappingDdl
{
    public static void Alter(DdlSession session, AlterTextSearchMappingStatement alter)
    {
        if (TextSearchDdl.Require(session, TextSearchKind.Configuration, alter.Name) is not { } configuration || !CheckTypes(session, configuration, alter)) return;
        HashSet<string> types = new(alter.TokenTypes.Select(static type => type.Name), StringComparer.Ordinal);
        if (Dictionaries(session, alter) is not { } dictionaries) return;
        IEnumerable<TextSearchMapping> left = configuration.Mappings.Where(mapping => !types.Contains(mapping.TokenType));
        IEnumerable<TextSearchMapping> made = types.Select(type => new TextSearchMapping(type, dictionaries));
        switch (alter.Change)
        {
            case TextSearchMappingChange.Add:
                if (configuration.Mappings.FirstOrDefault(mapping => types.Contains(mapping.TokenType)) is { } taken)
                    session.Error("23505", alter.Span, $"text search configuration \"{configuration.Name}\" maps token type \"{taken.TokenType}\" already: use ALTER MAPPING");
                else
                    Put(session, configuration, left.Concat(made));
                break;
            case TextSearchMappingChange.Alter:
                Put(session, configuration, left.Concat(made));
                break;
            case TextSearchMappingChange.Replace:
                Put(session, configuration, configuration.Mappings.Select(mapping => types.Count > 0 && !types.Contains(mapping.TokenType)
                    ? mapping
                    : mapping with { Dictionaries = mapping.Dictionaries.Select(oid => oid == dictionaries[0] ? dictionaries[1] : oid).ToEquatableArray() }));
                break;
            default:
                foreach (Identifier type in alter.TokenTypes)
                {
                    if (!alter.IfExists && configuration.Mappings.All(mapping => mapping.TokenType != type.Name)) session.Error("42704", type.Span, $"mapping for token type \"{type.Name}\" does not exist");
                }

                if (!session.HasErrors) Put(session, configuration, left);
                break;
        }
    }

    private static void Put(DdlSession session, TextSearchObject configuration, IEnumerable<TextSearchMapping> mappings) =>
        session.Editor.Put(configuration with { Mappings = mappings.OrderBy(static mapping => Rank(mapping)).ThenBy(static mapping => mapping.TokenType, StringComparer.Ordinal).ToEquatableArray() });

    private static int Rank(TextSearchMapping mapping) => BuiltInTextSearch.TokenTypes.TakeWhile(type => type != mapping.TokenType).Count();

    // What types the parsers of others have is known to their functions alone.
    private static bool CheckTypes(DdlSession session, TextSearchObject configuration, AlterTextSearchMappingStatement alter)
    {
        if (session.Catalog.FindTextSearch(configuration.Base) is not { } parser) return true;
        bool isDefault = !parser.IsUserDefined || parser.Methods.Any(method => method.Name == "lextypes" && session.Catalog.FindRoutine(method.Routine) is { IsUserDefined: false, Name: "prsd_lextype" });
        foreach (Identifier type in alter.TokenTypes)
        {
            if (isDefault && !BuiltInTextSearch.TokenTypes.Contains(type.Name))
                return session.Error("22023", type.Span, $"token type \"{type.Name}\" does not exist{(Spelling.Nearest(type.Name, BuiltInTextSearch.TokenTypes) is { } nearest ? $". Did you mean \"{nearest}\"?" : "")}");
        }

        return true;
    }

    private static EquatableArray<uint>? Dictionaries(DdlSession session, AlterTextSearchMappingStatement alter)
    {
        List<uint> dictionaries = [];
        foreach (QualifiedName name in alter.Dictionaries)
        {
            if (TextSearchDdl.Require(session, TextSearchKind.Dictionary, name) is not { } dictionary) return null;
            dictionaries.Add(dictionary.Oid);
        }

        return dictionaries.ToEquatableArray();
    }
}
