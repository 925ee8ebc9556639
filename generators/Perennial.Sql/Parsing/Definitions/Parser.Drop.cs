using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>DROP.</summary>
internal sealed partial class Parser
{
    private Statement ParseDrop()
    {
        int start = Start;
        Expect(K.Drop);
        switch (Kind)
        {
            case K.Index when Peek(1) == K.Concurrently:
                Expect(K.Index, K.Concurrently);
                return ParseDropNamed(start, ObjectKind.Index, isConcurrent: true);
            case K.Type:
                Advance();
                return ParseDropTypes(start, ObjectKind.Type);
            case K.Domain:
                Advance();
                return ParseDropTypes(start, ObjectKind.Domain);
            case K.Function:
                Advance();
                return ParseDropRoutines(start, ObjectKind.Function);
            case K.Procedure:
                Advance();
                return ParseDropRoutines(start, ObjectKind.Procedure);
            case K.Routine:
                Advance();
                return ParseDropRoutines(start, ObjectKind.Routine);
            case K.Aggregate:
                Advance();
                return ParseDropRoutines(start, ObjectKind.Aggregate);
            case K.Operator:
                Advance();
                return ParseDropOperator(start);
            case K.Cast:
                Advance();
                return ParseDropCastOrTransform(start, ObjectKind.Cast);
            case K.Transform:
                Advance();
                return ParseDropCastOrTransform(start, ObjectKind.Transform);
            case K.User when Peek(1) == K.Mapping && Peek(2) is K.For or K.If:
                return ParseDropUserMapping(start);
            case K.Role or K.User or K.Group:
                return ParseDropRole(start);
            case K.Owned:
                return ParseDropOwned(start);
            case K.Database:
                return ParseDropDatabase(start);
            case K.Tablespace:
                Advance();
                return ParseDropSingle(start, ObjectKind.Tablespace, hasBehavior: false);
            case K.Subscription:
                Advance();
                return ParseDropSingle(start, ObjectKind.Subscription, hasBehavior: true);
        }

        if (ParseTableObjectKind() is { } tableObject) return ParseDropOnTable(start, tableObject);
        if (ParseSchemaObjectKind() is { } schemaObject) return ParseDropNamed(start, schemaObject, isConcurrent: false);
        if (ParseDroppableNameKind() is { } single) return ParseDropSingleNames(start, single);
        foreach (TokenKind word in DropWords) Is(word);
        throw Unexpected("what is to be dropped, such as a TABLE, TYPE or FUNCTION");
    }

    // [ IF EXISTS ] name [, ...] [ CASCADE | RESTRICT ]
    private DropStatement ParseDropNamed(int start, ObjectKind kind, bool isConcurrent)
    {
        bool ifExists = AcceptIfExists();
        NodeList<ObjectName> objects = List<ObjectName>();
        do objects.Add(ParseNamedObject(kind));
        while (Accept(K.Comma));
        return FinishDrop(start, kind, objects.ToArray(), ifExists) with { IsConcurrent = isConcurrent };
    }

    private DropStatement ParseDropSingleNames(int start, ObjectKind kind)
    {
        bool ifExists = AcceptIfExists();
        NodeList<ObjectName> objects = List<ObjectName>();
        do objects.Add(ParseSingleNamedObject(kind));
        while (AcceptCommaOfDrop(kind));
        return FinishDrop(start, kind, objects.ToArray(), ifExists);
    }

    private bool AcceptCommaOfDrop(ObjectKind kind)
    {
        if (kind == ObjectKind.Language && Is(K.Comma)) Require(14, "DROP LANGUAGE of several languages");
        return Accept(K.Comma);
    }

    private DropStatement ParseDropSingle(int start, ObjectKind kind, bool hasBehavior)
    {
        bool ifExists = AcceptIfExists();
        ObjectName target = ParseSingleNamedObject(kind);
        DropBehavior behavior = hasBehavior ? ParseDropBehavior() : DropBehavior.Unspecified;
        return new DropStatement(kind, [target], behavior) { IfExists = ifExists, Span = SpanFrom(start) };
    }

    // [ IF EXISTS ] name ON table [ CASCADE | RESTRICT ]
    private DropStatement ParseDropOnTable(int start, ObjectKind kind)
    {
        bool ifExists = AcceptIfExists();
        return FinishDrop(start, kind, [ParseObjectOnTable(kind, isRelation: false)], ifExists);
    }

    private DropStatement ParseDropTypes(int start, ObjectKind kind)
    {
        bool ifExists = AcceptIfExists();
        NodeList<ObjectName> objects = List<ObjectName>();
        do objects.Add(ParseTypeObject(kind));
        while (Accept(K.Comma));
        return FinishDrop(start, kind, objects.ToArray(), ifExists);
    }

    private DropStatement ParseDropRoutines(int start, ObjectKind kind)
    {
        bool ifExists = AcceptIfExists();
        NodeList<ObjectName> objects = List<ObjectName>();
        do objects.Add(RoutineObject(kind, kind == ObjectKind.Aggregate ? ParseAggregateSignature() : ParseRoutineSignature()));
        while (Accept(K.Comma));
        return FinishDrop(start, kind, objects.ToArray(), ifExists);
    }

    // OPERATOR [ IF EXISTS ] signature [, ...] | OPERATOR { CLASS | FAMILY } [ IF EXISTS ] name USING method
    private DropStatement ParseDropOperator(int start)
    {
        bool isClass = IsOperatorGroup(K.Class);
        if (isClass || IsOperatorGroup(K.Family))
        {
            ObjectKind kind = isClass ? ObjectKind.OperatorClass : ObjectKind.OperatorFamily;
            Advance();
            bool groupIfExists = AcceptIfExists();
            return FinishDrop(start, kind, [ParseOperatorGroupName(Start, kind)], groupIfExists);
        }

        bool ifExists = AcceptIfExists();
        NodeList<ObjectName> objects = List<ObjectName>();
        do objects.Add(OperatorObject(ParseOperatorSignature()));
        while (Accept(K.Comma));
        return FinishDrop(start, ObjectKind.Operator, objects.ToArray(), ifExists);
    }

    // CAST [ IF EXISTS ] ( source AS target ) | TRANSFORM [ IF EXISTS ] FOR type LANGUAGE name
    private DropStatement ParseDropCastOrTransform(int start, ObjectKind kind)
    {
        bool ifExists = AcceptPhrase(K.If, K.Exists);
        ObjectName target = kind == ObjectKind.Cast ? ParseCastName(Start) : ParseTransformName(Start);
        return FinishDrop(start, kind, [target], ifExists);
    }

    private DropStatement FinishDrop(int start, ObjectKind kind, EquatableArray<ObjectName> objects, bool ifExists)
    {
        DropBehavior behavior = ParseDropBehavior();
        return new DropStatement(kind, objects, behavior) { IfExists = ifExists, Span = SpanFrom(start) };
    }

    private static readonly TokenKind[] DropWords =
    [
        K.Table, K.View, K.Index, K.Sequence, K.Materialized, K.Foreign, K.Type, K.Domain, K.Function, K.Procedure, K.Routine, K.Aggregate, K.Operator, K.Cast,
        K.Schema, K.Extension, K.Trigger, K.Rule, K.Policy, K.Role, K.User, K.Group, K.Database, K.Tablespace, K.Subscription, K.Publication, K.Statistics,
        K.Collation, K.Conversion, K.Server, K.Language, K.Event, K.Text, K.Owned, K.Transform, K.Access,
    ];
}
