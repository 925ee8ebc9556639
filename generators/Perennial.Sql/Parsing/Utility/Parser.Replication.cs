using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Publications and subscriptions.</summary>
internal sealed partial class Parser
{
    /// <summary>What a publication's list says of one object. Without TABLE or TABLES IN SCHEMA it is of the kind of the object before.</summary>
    private enum PublishedKind { Continued, Table, Schema }

    // Start: where the server points, which is the statement's start for a table with ONLY or *. HasTable: the object can only be a table,
    // from its form; HasName: it is a single name.
    private readonly record struct Published(PublishedKind Kind, int Start, bool HasName, bool HasTable, bool HasColumns, bool HasWhere);

    // CREATE PUBLICATION name [ FOR ALL TABLES | FOR object [, ...] ] [ WITH ( ... ) ]
    private UtilityStatement ParseCreatePublication(int start)
    {
        Expect(K.Publication);
        ParseColumnId();
        List<Published>? objects = null;
        if (Accept(K.For))
        {
            if (AcceptPhrase(K.All, K.Tables))
            {
                // Nothing else is named.
            }
            else
            {
                objects = ParsePublishedObjects();
            }
        }

        ParseOptionalDefinitionOptions();
        if (objects is not null) CheckPublishedObjects(objects);
        return Utility(start, "CREATE PUBLICATION");
    }

    // ALTER PUBLICATION name { { ADD | SET | DROP } object [, ...] | SET ( ... ) | RENAME TO n | OWNER TO r }
    private Statement ParseAlterPublication(int start)
    {
        Expect(K.Publication);
        ObjectName publication = ParseSingleNamedObject(ObjectKind.Publication);
        if (Is(K.Rename) || Is(K.Owner)) return ParseAlterObject(start, publication, mayMove: false);
        bool isSet = Accept(K.Set);
        if (!isSet && !Accept(K.Add)) Expect(K.Drop);
        if (isSet && Is(K.OpenParen)) ParseDefinitionOptions();
        else CheckPublishedObjects(ParsePublishedObjects());
        return Utility(start, "ALTER PUBLICATION");
    }

    private List<Published> ParsePublishedObjects()
    {
        List<Published> objects = [];
        do objects.Add(ParsePublishedObject());
        while (Accept(K.Comma));
        return objects;
    }

    // TABLE relation [ ( column [, ...] ) ] [ WHERE ( ... ) ] | TABLES IN SCHEMA { name | CURRENT_SCHEMA } | either without its first words
    private Published ParsePublishedObject()
    {
        int start = Start;
        if (Accept(K.Table))
        {
            ParseRelation();
            ParsePublishedRows(out bool columns, out bool where);
            return new Published(PublishedKind.Table, start, HasName: false, HasTable: true, columns, where);
        }

        if (Kind == K.Tables && Peek(1) == K.In)
        {
            Require(15, "TABLES IN SCHEMA");
            Expect(K.Tables, K.In);
            Expect(K.Schema);
            bool isCurrent = Accept(K.CurrentSchema);
            if (!isCurrent) ParseColumnId();
            return new Published(PublishedKind.Schema, start, !isCurrent, HasTable: false, HasColumns: false, HasWhere: false);
        }

        if (Accept(K.CurrentSchema)) return new Published(PublishedKind.Continued, start, HasName: false, HasTable: false, HasColumns: false, HasWhere: false);
        int first = Index;
        bool hasOnly = Is(K.Only);
        RelationName relation = ParseRelation();
        bool isName = Index == first + 1;
        if (hasOnly || relation.Span.End != relation.Name.Span.End) start = TokenAt(0).Start;
        ParsePublishedRows(out bool hasColumns, out bool hasWhere);
        bool isTable = !isName || hasColumns || hasWhere;
        return new Published(PublishedKind.Continued, start, !isTable, isTable, hasColumns, hasWhere);
    }

    private void ParsePublishedRows(out bool hasColumns, out bool hasWhere)
    {
        hasColumns = Is(K.OpenParen);
        if (hasColumns) Require(15, "columns of a published table");
        ParseOptionalColumnList();
        if (Is(K.Where)) Require(15, "WHERE of a published table");
        hasWhere = Accept(K.Where);
        if (hasWhere) ParseParenthesizedExpression();
    }

    private void CheckPublishedObjects(List<Published> objects)
    {
        // The server has read one token more when it looks at the list.
        if (Kind == K.Invalid) throw Unexpected();
        PublishedKind kind = objects[0].Kind;
        if (kind == PublishedKind.Continued) throw Error(objects[0].Start, "write TABLE or TABLES IN SCHEMA before the first object");
        foreach (Published item in objects)
        {
            if (item.Kind != PublishedKind.Continued) kind = item.Kind;
            if (kind == PublishedKind.Table)
            {
                if (!item.HasName && !item.HasTable) throw Error(item.Start, "CURRENT_SCHEMA is no table");
                continue;
            }

            if (item.HasWhere) throw Error(item.Start, "a schema has no WHERE");
            if (item.HasColumns) throw Error(item.Start, "a schema has no columns");
            if (item.HasTable) throw Error(item.Start, "this is no name of a schema");
        }
    }

    // CREATE SUBSCRIPTION name CONNECTION 'c' PUBLICATION name [, ...] [ WITH ( ... ) ]
    private UtilityStatement ParseCreateSubscription(int start)
    {
        Expect(K.Subscription);
        ParseColumnId();
        Expect(K.Connection);
        ParseString();
        Expect(K.Publication);
        ParseNameList();
        ParseOptionalDefinitionOptions();
        return Utility(start, "CREATE SUBSCRIPTION");
    }

    // ALTER SUBSCRIPTION name { CONNECTION 'c' | { SET | ADD | DROP } PUBLICATION name [, ...] [ WITH ( ... ) ] | REFRESH PUBLICATION [ WITH ( ... ) ]
    //   | ENABLE | DISABLE | SET ( ... ) | SKIP ( ... ) | RENAME TO n | OWNER TO r }
    private Statement ParseAlterSubscription(int start)
    {
        Expect(K.Subscription);
        ObjectName subscription = ParseSingleNamedObject(ObjectKind.Subscription);
        switch (Kind)
        {
            case K.Connection:
                Advance();
                ParseString();
                break;
            case K.Set when Peek(1) == K.OpenParen:
                Advance();
                ParseDefinitionOptions();
                break;
            case K.Set or K.Add or K.Drop:
                if (Kind != K.Set) Require(14, "ADD and DROP PUBLICATION");
                Advance();
                Expect(K.Publication);
                ParseNameList();
                ParseOptionalDefinitionOptions();
                break;
            case K.Refresh:
                Expect(K.Refresh, K.Publication);
                ParseOptionalDefinitionOptions();
                break;
            case K.Enable or K.Disable:
                Advance();
                break;
            case K.Skip:
                Require(15, "ALTER SUBSCRIPTION ... SKIP");
                Advance();
                ParseDefinitionOptions();
                break;
            default:
                return ParseAlterObject(start, subscription, mayMove: false);
        }

        return Utility(start, "ALTER SUBSCRIPTION");
    }
}
