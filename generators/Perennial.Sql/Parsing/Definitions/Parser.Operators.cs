using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Operators, operator classes and operator families.</summary>
internal sealed partial class Parser
{
    // CREATE OPERATOR name ( ... ) | CREATE OPERATOR { CLASS | FAMILY } ...
    private Statement ParseCreateOperator(int start)
    {
        Expect(K.Operator);
        if (IsOperatorGroup(K.Class)) return ParseCreateOperatorClass(start);
        if (IsOperatorGroup(K.Family)) return ParseCreateOperatorFamily(start);
        OperatorName name = ParseAnyOperator();
        return new CreateOperatorStatement(name, ParseDefinitionOptions()) { Span = SpanFrom(start) };
    }

    // CLASS and FAMILY may also be schemas of an operator.
    private bool IsOperatorGroup(TokenKind kind) => Is(kind) && Peek(1) != K.Dot;

    // name ( { left | NONE } , { right | NONE } )
    private OperatorSignature ParseOperatorSignature()
    {
        int start = Start;
        OperatorName name = ParseAnyOperator();
        return ParseOperatorArguments(start, name);
    }

    private OperatorSignature ParseOperatorArguments(int start, OperatorName name)
    {
        Expect(K.OpenParen);
        TypeName? left = Accept(K.None) ? null : ParseTypeName();
        if (Is(K.CloseParen) && left is not null) throw Error(Start, "an argument is missing; write NONE for the one that a unary operator has not");
        Expect(K.Comma);
        TypeName? right = left is not null && Accept(K.None) ? null : ParseTypeName();
        Expect(K.CloseParen);
        return new OperatorSignature(name, left, right) { Span = SpanFrom(start) };
    }

    private static ObjectName OperatorObject(OperatorSignature signature) =>
        new(ObjectKind.Operator, new QualifiedName(signature.Name.Schema is { } schema ? [schema, OperatorIdentifier(signature)] : [OperatorIdentifier(signature)]) { Span = signature.Name.Span })
        {
            Operator = signature.Name,
            LeftType = signature.Left,
            RightType = signature.Right,
            Span = signature.Span,
        };

    private static Identifier OperatorIdentifier(OperatorSignature signature) => new(signature.Name.Symbol, signature.Name.Span);

    // CREATE OPERATOR CLASS name [ DEFAULT ] FOR TYPE type USING method [ FAMILY name ] AS item [, ...]
    private CreateOperatorClassStatement ParseCreateOperatorClass(int start)
    {
        Expect(K.Class);
        QualifiedName name = ParseAnyName();
        bool isDefault = Accept(K.Default);
        Expect(K.For, K.Type);
        TypeName type = ParseTypeName();
        Expect(K.Using);
        Identifier method = ParseColumnId();
        QualifiedName? family = Accept(K.Family) ? ParseAnyName() : null;
        Expect(K.As);
        EquatableArray<OperatorClassItem> items = ParseOperatorClassItems(isDrop: false);
        return new CreateOperatorClassStatement(name, type, method, items) { IsDefault = isDefault, Family = family, Span = SpanFrom(start) };
    }

    // CREATE OPERATOR FAMILY name USING method
    private CreateOperatorFamilyStatement ParseCreateOperatorFamily(int start)
    {
        Expect(K.Family);
        QualifiedName name = ParseAnyName();
        Expect(K.Using);
        return new CreateOperatorFamilyStatement(name, ParseColumnId()) { Span = SpanFrom(start) };
    }

    // ALTER OPERATOR signature { OWNER TO r | SET SCHEMA s | SET ( ... ) } | ALTER OPERATOR { CLASS | FAMILY } ...
    private Statement ParseAlterOperator(int start)
    {
        Expect(K.Operator);
        if (IsOperatorGroup(K.Class)) return ParseAlterOperatorGroup(start, ObjectKind.OperatorClass);
        if (IsOperatorGroup(K.Family)) return ParseAlterOperatorGroup(start, ObjectKind.OperatorFamily);
        OperatorSignature signature = ParseOperatorSignature();
        if (Is(K.Owner)) return ParseChangeOwner(start, OperatorObject(signature));
        Expect(K.Set);
        if (Is(K.OpenParen)) return new AlterOperatorStatement(signature, ParseOperatorOptions()) { Span = SpanFrom(start) };
        Expect(K.Schema);
        return new SetSchemaStatement(OperatorObject(signature), ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
    }

    // ALTER OPERATOR { CLASS | FAMILY } name USING method { RENAME TO n | OWNER TO r | SET SCHEMA s | ADD item [, ...] | DROP item [, ...] }
    private Statement ParseAlterOperatorGroup(int start, ObjectKind kind)
    {
        ObjectName group = ParseOperatorGroup(kind);
        switch (Kind)
        {
            case K.Rename:
                Expect(K.Rename, K.To);
                return new RenameStatement(group, ParseColumnId()) { Span = SpanFrom(start) };
            case K.Owner:
                return ParseChangeOwner(start, group);
            case K.Add or K.Drop when kind == ObjectKind.OperatorFamily:
                bool isAdded = ParseAddOrDrop();
                EquatableArray<OperatorClassItem> items = ParseOperatorClassItems(isDrop: !isAdded);
                return new AlterOperatorFamilyStatement(group.Name, group.Method!.Value, isAdded, items) { Span = SpanFrom(start) };
            default:
                Expect(K.Set, K.Schema);
                return new SetSchemaStatement(group, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
        }
    }

    // { CLASS | FAMILY } name USING method
    private ObjectName ParseOperatorGroup(ObjectKind kind)
    {
        int start = Start;
        Advance();
        return ParseOperatorGroupName(start, kind);
    }

    private ObjectName ParseOperatorGroupName(int start, ObjectKind kind)
    {
        QualifiedName name = ParseAnyName();
        Expect(K.Using);
        Identifier method = ParseColumnId();
        return new ObjectName(kind, name) { Method = method, Span = SpanFrom(start) };
    }

    private EquatableArray<OperatorClassItem> ParseOperatorClassItems(bool isDrop)
    {
        NodeList<OperatorClassItem> items = List<OperatorClassItem>();
        do items.Add(isDrop ? ParseDroppedItem() : ParseOperatorClassItem());
        while (Accept(K.Comma));
        return items.ToArray();
    }

    private OperatorClassItem ParseOperatorClassItem()
    {
        int start = Start;
        if (Accept(K.Storage)) return new OperatorClassStorage(ParseTypeName()) { Span = SpanFrom(start) };
        if (Accept(K.Operator)) return ParseOperatorClassOperator(start);
        Expect(K.Function);
        int number = ParseInteger();
        EquatableArray<TypeName> types = default;
        if (Accept(K.OpenParen))
        {
            types = ParseTypeNameList();
            Expect(K.CloseParen);
        }

        return new OperatorClassFunction(number, types, ParseRoutineSignature()) { Span = SpanFrom(start) };
    }

    // OPERATOR strategy name [ ( left, right ) ] [ FOR SEARCH | FOR ORDER BY family ]
    private OperatorClassOperator ParseOperatorClassOperator(int start)
    {
        int strategy = ParseInteger();
        int nameStart = Start;
        OperatorName name = ParseAnyOperator();
        OperatorSignature? signature = Is(K.OpenParen) ? ParseOperatorArguments(nameStart, name) : null;
        QualifiedName? family = null;
        if (Accept(K.For) && !Accept(K.Search))
        {
            Expect(K.Order, K.By);
            family = ParseAnyName();
        }

        EquatableArray<TypeName?> types = signature is null ? default : [signature.Left, signature.Right];
        return new OperatorClassOperator(strategy, name, types, family) { Span = SpanFrom(start) };
    }

    // { OPERATOR | FUNCTION } number ( type [, ...] )
    private OperatorClassDroppedItem ParseDroppedItem()
    {
        int start = Start;
        bool isFunction = Accept(K.Function);
        if (!isFunction) Expect(K.Operator);
        int number = ParseInteger();
        Expect(K.OpenParen);
        EquatableArray<TypeName> types = ParseTypeNameList();
        Expect(K.CloseParen);
        return new OperatorClassDroppedItem(isFunction, number, types) { Span = SpanFrom(start) };
    }

    // ( name [ = value ] [, ...] ), values being as in CREATE OPERATOR
    private EquatableArray<DefinitionOption> ParseOperatorOptions()
    {
        Expect(K.OpenParen);
        NodeList<DefinitionOption> list = List<DefinitionOption>();
        do
        {
            DefinitionOption option = ParseDefinitionOption(isQualified: false);
            if (option.Value is null) Require(17, "an option without a value");
            list.Add(option);
        }
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return list.ToArray();
    }
}
