using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Text search parsers, dictionaries, templates and configurations.</summary>
internal sealed partial class Parser
{
    // CREATE TEXT SEARCH { PARSER | DICTIONARY | TEMPLATE | CONFIGURATION } name ( ... )
    private CreateTextSearchStatement ParseCreateTextSearch(int start)
    {
        ObjectKind kind = ParseTextSearchKind();
        return new CreateTextSearchStatement(kind, ParseAnyName(), ParseDefinitionOptions()) { Span = SpanFrom(start) };
    }

    // ALTER TEXT SEARCH kind name { RENAME TO n | SET SCHEMA s | OWNER TO r | ( ... ) | { ADD | ALTER | DROP } MAPPING ... }
    private Statement ParseAlterTextSearch(int start)
    {
        ObjectKind kind = ParseTextSearchKind();
        ObjectName target = ParseNamedObject(kind);
        if (kind == ObjectKind.TextSearchDictionary && Is(K.OpenParen)) return new AlterTextSearchDictionaryStatement(target.Name, ParseDefinitionOptions()) { Span = SpanFrom(start) };
        if (kind == ObjectKind.TextSearchConfiguration && Kind is K.Add or K.Alter or K.Drop) return ParseMappingChange(start, target.Name);
        if (AcceptPhrase(K.Rename, K.To)) return new RenameStatement(target, ParseColumnId()) { Span = SpanFrom(start) };
        if (AcceptPhrase(K.Set, K.Schema)) return new SetSchemaStatement(target, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
        if (kind is ObjectKind.TextSearchParser or ObjectKind.TextSearchTemplate) throw Unexpected();
        return ParseChangeOwner(start, target);
    }

    // ADD MAPPING FOR type [, ...] WITH dictionary [, ...]
    // ALTER MAPPING FOR type [, ...] { WITH dictionary [, ...] | REPLACE old WITH new } | ALTER MAPPING REPLACE old WITH new
    // DROP MAPPING [ IF EXISTS ] FOR type [, ...]
    private AlterTextSearchMappingStatement ParseMappingChange(int start, QualifiedName name)
    {
        TokenKind verb = Kind;
        Advance();
        Expect(K.Mapping);
        TextSearchMappingChange change = verb switch { K.Add => TextSearchMappingChange.Add, K.Alter => TextSearchMappingChange.Alter, _ => TextSearchMappingChange.Drop };
        bool ifExists = change == TextSearchMappingChange.Drop && AcceptPhrase(K.If, K.Exists);
        EquatableArray<Identifier> types = default;
        EquatableArray<QualifiedName> dictionaries = default;
        if (change != TextSearchMappingChange.Alter || !Is(K.Replace))
        {
            Expect(K.For);
            types = ParseNameList();
        }

        if (change == TextSearchMappingChange.Alter && Accept(K.Replace))
        {
            change = TextSearchMappingChange.Replace;
            QualifiedName old = ParseAnyName();
            ExpectWith();
            dictionaries = [old, ParseAnyName()];
        }
        else if (change != TextSearchMappingChange.Drop)
        {
            ExpectWith();
            dictionaries = ParseAnyNameList();
        }

        return new AlterTextSearchMappingStatement(name, change, types, dictionaries, ifExists) { Span = SpanFrom(start) };
    }

    private void ExpectWith()
    {
        if (!AcceptWith()) throw Unexpected();
    }
}
