using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Text search parsers, dictionaries, templates and configurations.</summary>
internal sealed partial class Parser
{
    // CREATE TEXT SEARCH { PARSER | DICTIONARY | TEMPLATE | CONFIGURATION } name ( ... )
    private UtilityStatement ParseCreateTextSearch(int start)
    {
        ObjectKind kind = ParseTextSearchKind();
        ParseAnyName();
        ParseDefinitionOptions();
        return Utility(start, "CREATE " + TextSearchName(kind));
    }

    private static string TextSearchName(ObjectKind kind) => kind switch
    {
        ObjectKind.TextSearchParser => "TEXT SEARCH PARSER",
        ObjectKind.TextSearchDictionary => "TEXT SEARCH DICTIONARY",
        ObjectKind.TextSearchTemplate => "TEXT SEARCH TEMPLATE",
        _ => "TEXT SEARCH CONFIGURATION",
    };

    // ALTER TEXT SEARCH kind name { RENAME TO n | SET SCHEMA s | OWNER TO r | ( ... ) | { ADD | ALTER | DROP } MAPPING ... }
    private Statement ParseAlterTextSearch(int start)
    {
        ObjectKind kind = ParseTextSearchKind();
        ObjectName target = ParseNamedObject(kind);
        if (kind == ObjectKind.TextSearchDictionary && Is(K.OpenParen))
        {
            ParseDefinitionOptions();
            return Utility(start, "ALTER TEXT SEARCH DICTIONARY");
        }

        if (kind == ObjectKind.TextSearchConfiguration && Kind is K.Add or K.Alter or K.Drop)
        {
            ParseMappingChange();
            return Utility(start, "ALTER TEXT SEARCH CONFIGURATION");
        }

        if (AcceptPhrase(K.Rename, K.To)) return new RenameStatement(target, ParseColumnId()) { Span = SpanFrom(start) };
        if (AcceptPhrase(K.Set, K.Schema)) return new SetSchemaStatement(target, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
        if (kind is ObjectKind.TextSearchParser or ObjectKind.TextSearchTemplate) throw Unexpected();
        return ParseChangeOwner(start, target);
    }

    // ADD MAPPING FOR type [, ...] WITH dictionary [, ...]
    // ALTER MAPPING FOR type [, ...] { WITH dictionary [, ...] | REPLACE old WITH new } | ALTER MAPPING REPLACE old WITH new
    // DROP MAPPING [ IF EXISTS ] FOR type [, ...]
    private void ParseMappingChange()
    {
        TokenKind verb = Kind;
        Advance();
        Expect(K.Mapping);
        if (verb == K.Drop) AcceptPhrase(K.If, K.Exists);
        if (verb != K.Alter || !Is(K.Replace))
        {
            Expect(K.For);
            ParseNameList();
            if (verb == K.Drop) return;
        }

        if (verb == K.Alter && Accept(K.Replace))
        {
            ParseAnyName();
            ExpectWith();
            ParseAnyName();
            return;
        }

        ExpectWith();
        ParseAnyNameList();
    }

    private void ExpectWith()
    {
        if (!AcceptWith()) throw Unexpected();
    }
}
