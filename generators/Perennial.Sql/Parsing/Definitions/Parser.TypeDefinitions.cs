using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE TYPE and ALTER TYPE.</summary>
internal sealed partial class Parser
{
    // CREATE TYPE name [ ( ... ) | AS ( attribute [, ...] ) | AS ENUM ( ... ) | AS RANGE ( ... ) ]
    private Statement ParseCreateType(int start)
    {
        Expect(K.Type);
        QualifiedName name = ParseAnyName();
        if (Is(K.OpenParen)) return new CreateBaseTypeStatement(name, ParseDefinitionOptions()) { Span = SpanFrom(start) };
        if (!Accept(K.As)) return new CreateBaseTypeStatement(name, null) { Span = SpanFrom(start) };
        if (Accept(K.Enum)) return new CreateEnumStatement(name, ParseEnumLabels()) { Span = SpanFrom(start) };
        if (Accept(K.Range)) return new CreateRangeTypeStatement(name, ParseDefinitionOptions()) { Span = SpanFrom(start) };
        Expect(K.OpenParen);
        EquatableArray<ColumnDefinition> attributes = Is(K.CloseParen) ? default : ParseAttributeDefinitions();
        Expect(K.CloseParen);
        CheckRelationName(name);
        return new CreateCompositeTypeStatement(name, attributes) { Span = SpanFrom(start) };
    }

    private EquatableArray<StringLiteral> ParseEnumLabels()
    {
        Expect(K.OpenParen);
        NodeList<StringLiteral> labels = List<StringLiteral>();
        if (!Is(K.CloseParen))
        {
            do labels.Add(ParseString());
            while (Accept(K.Comma));
        }

        Expect(K.CloseParen);
        return labels.ToArray();
    }

    // ALTER TYPE name { ADD VALUE ... | RENAME VALUE ... | RENAME [ ATTRIBUTE a ] TO n | OWNER TO r | SET SCHEMA s | SET ( ... ) | action [, ...] }
    private Statement ParseAlterType(int start)
    {
        Expect(K.Type);
        QualifiedName name = ParseAnyName();
        switch (Kind)
        {
            case K.Add when Peek(1) == K.Value:
                return ParseAlterTypeAddValue(start, name);
            case K.Drop when Peek(1) == K.Value:
                int drop = Start;
                Expect(K.Drop, K.Value);
                ParseString();
                throw Error(drop, "no server can drop a value of an enum", "0A000");
            case K.Rename:
                return ParseAlterTypeRename(start, name);
            case K.Set when Peek(1) == K.OpenParen:
                Advance();
                return new AlterTypeOptionsStatement(name, ParseOperatorOptions()) { Span = SpanFrom(start) };
            case K.Set:
                Expect(K.Set, K.Schema);
                return new SetSchemaStatement(new ObjectName(ObjectKind.Type, name) { Span = name.Span }, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
            case K.Owner:
                return ParseChangeOwner(start, new ObjectName(ObjectKind.Type, name) { Span = name.Span });
        }

        NodeList<AlterTableAction> actions = List<AlterTableAction>();
        do actions.Add(ParseAlterTypeAction());
        while (Accept(K.Comma));
        CheckRelationName(name);
        RelationName relation = new(name, IsOnly: false) { Span = name.Span };
        return new AlterTableStatement(ObjectKind.Type, relation, actions.ToArray()) { Span = SpanFrom(start) };
    }

    // ADD VALUE [ IF NOT EXISTS ] 'label' [ { BEFORE | AFTER } 'label' ]
    private AlterEnumAddValueStatement ParseAlterTypeAddValue(int start, QualifiedName name)
    {
        Expect(K.Add, K.Value);
        bool ifNotExists = AcceptPhrase(K.If, K.Not);
        if (ifNotExists) Expect(K.Exists);
        StringLiteral label = ParseString();
        bool isAfter = Accept(K.After);
        StringLiteral? neighbor = isAfter || Accept(K.Before) ? ParseString() : null;
        return new AlterEnumAddValueStatement(name, label, ifNotExists) { Neighbor = neighbor, IsAfter = isAfter, Span = SpanFrom(start) };
    }

    private Statement ParseAlterTypeRename(int start, QualifiedName name)
    {
        Expect(K.Rename);
        if (Accept(K.Value))
        {
            StringLiteral from = ParseString();
            Expect(K.To);
            return new AlterEnumRenameValueStatement(name, from, ParseString()) { Span = SpanFrom(start) };
        }

        if (!Accept(K.Attribute))
        {
            Expect(K.To);
            return new RenameStatement(new ObjectName(ObjectKind.Type, name) { Span = name.Span }, ParseColumnId()) { Span = SpanFrom(start) };
        }

        ObjectName attribute = new(ObjectKind.TypeAttribute, ParseSingleName()) { Owner = name, Span = SpanFrom(name.Span.Start) };
        Expect(K.To);
        Identifier newName = ParseColumnId();
        DropBehavior behavior = ParseDropBehavior();
        CheckRelationName(name);
        return new RenameStatement(attribute, newName) { Behavior = behavior, OwnerKind = ObjectKind.Type, Span = SpanFrom(start) };
    }

    // { ADD ATTRIBUTE a | DROP ATTRIBUTE [ IF EXISTS ] a | ALTER ATTRIBUTE a [ SET DATA ] TYPE t [ COLLATE c ] } [ CASCADE | RESTRICT ]
    private AlterTableAction ParseAlterTypeAction()
    {
        int start = Start;
        if (AcceptPhrase(K.Add, K.Attribute))
        {
            ColumnDefinition attribute = ParseAttributeDefinition();
            return new AddColumn(attribute, IfNotExists: false) { Behavior = ParseDropBehavior(), Span = SpanFrom(start) };
        }

        if (AcceptPhrase(K.Drop, K.Attribute))
        {
            bool ifExists = AcceptIfExists();
            Identifier dropped = ParseColumnId();
            return new DropColumn(dropped, ifExists, ParseDropBehavior()) { Span = SpanFrom(start) };
        }

        Expect(K.Alter, K.Attribute);
        Identifier column = ParseColumnId();
        AcceptPhrase(K.Set, K.Data);
        Expect(K.Type);
        TypeName type = ParseTypeName();
        QualifiedName? collation = ParseOptionalCollation();
        return new AlterColumnType(column, type, collation, null, ParseDropBehavior()) { Span = SpanFrom(start) };
    }
}
