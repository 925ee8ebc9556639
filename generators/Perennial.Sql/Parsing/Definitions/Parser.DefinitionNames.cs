using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Phrases that many definitions share.</summary>
internal sealed partial class Parser
{
    // [ IF NOT EXISTS ]: IF alone may be a name.
    private bool AcceptIfNotExists()
    {
        if (Kind != K.If || Peek(1) != K.Not) return false;
        Expect(K.If, K.Not);
        Expect(K.Exists);
        return true;
    }

    // [ IF EXISTS ]
    private bool AcceptIfExists()
    {
        if (Kind != K.If || Peek(1) != K.Exists) return false;
        Expect(K.If, K.Exists);
        return true;
    }

    // [ CASCADE | RESTRICT ]
    private DropBehavior ParseDropBehavior()
    {
        if (Accept(K.Cascade)) return DropBehavior.Cascade;
        return Accept(K.Restrict) ? DropBehavior.Restrict : DropBehavior.Unspecified;
    }

    // A name without schema where the node holds a qualified one.
    private QualifiedName ParseSingleName()
    {
        int start = Start;
        Identifier name = ParseColumnId();
        return new QualifiedName([name]) { Span = SpanFrom(start) };
    }

    private EquatableArray<QualifiedName> ParseSingleNameList()
    {
        NodeList<QualifiedName> names = List<QualifiedName>();
        do names.Add(ParseSingleName());
        while (Accept(K.Comma));
        return names.ToArray();
    }

    private void CheckRelationName(QualifiedName name)
    {
        const int MaxParts = 3;
        if (name.Parts.Count > MaxParts) throw Error(name.Span.Start, $"'{name}' has too many parts: a name is at most database.schema.name");
    }

    private Identifier? ParseOptionalColumnIdAfter(TokenKind kind) => Accept(kind) ? ParseColumnId() : null;

    // [ COLLATE name ]
    private QualifiedName? ParseOptionalCollation() => Accept(K.Collate) ? ParseAnyName() : null;

    private string ParseStringValue() => ParseString().Value;

    // A word that is not reserved, or a string: the same to the server.
    private Identifier ParseWordOrString()
    {
        if (Kind != K.StringConstant) return ParseNonReservedWord();
        StringLiteral literal = ParseString();
        return new Identifier(literal.Value, literal.Span);
    }

    private static bool IsColumnIdKind(TokenKind kind) => (Keywords.ClassOf(kind) & KeywordClasses.ColumnId) != KeywordClasses.None;
}
