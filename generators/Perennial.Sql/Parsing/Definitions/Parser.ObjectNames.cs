using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Objects by kind and name, as DROP, COMMENT and their relatives name them.</summary>
internal sealed partial class Parser
{
    // The kinds whose objects have a schema (the grammar's object_type_any_name); null without taking anything when the words are others.
    private ObjectKind? ParseSchemaObjectKind()
    {
        switch (Kind)
        {
            case K.Table:
                return Take(ObjectKind.Table);
            case K.Sequence:
                return Take(ObjectKind.Sequence);
            case K.View:
                return Take(ObjectKind.View);
            case K.Materialized:
                Expect(K.Materialized, K.View);
                return ObjectKind.MaterializedView;
            case K.Index:
                return Take(ObjectKind.Index);
            case K.Foreign when Peek(1) != K.Data:
                Expect(K.Foreign, K.Table);
                return ObjectKind.ForeignTable;
            case K.Collation:
                return Take(ObjectKind.Collation);
            case K.Conversion:
                return Take(ObjectKind.Conversion);
            case K.Statistics:
                return Take(ObjectKind.Statistics);
            case K.Text:
                return ParseTextSearchKind();
            default:
                return null;
        }
    }

    // TEXT SEARCH { PARSER | DICTIONARY | TEMPLATE | CONFIGURATION }
    private ObjectKind ParseTextSearchKind()
    {
        Expect(K.Text, K.Search);
        if (Accept(K.Parser)) return ObjectKind.TextSearchParser;
        if (Accept(K.Dictionary)) return ObjectKind.TextSearchDictionary;
        if (Accept(K.Template)) return ObjectKind.TextSearchTemplate;
        Expect(K.Configuration);
        return ObjectKind.TextSearchConfiguration;
    }

    // The kinds that DROP takes by a single name (drop_type_name).
    private ObjectKind? ParseDroppableNameKind()
    {
        switch (Kind)
        {
            case K.Access:
                Expect(K.Access, K.Method);
                return ObjectKind.AccessMethod;
            case K.Event:
                Expect(K.Event, K.Trigger);
                return ObjectKind.EventTrigger;
            case K.Extension:
                return Take(ObjectKind.Extension);
            case K.Foreign:
                Expect(K.Foreign, K.Data);
                Expect(K.Wrapper);
                return ObjectKind.ForeignDataWrapper;
            case K.Procedural:
                Expect(K.Procedural, K.Language);
                return ObjectKind.Language;
            case K.Language:
                return Take(ObjectKind.Language);
            case K.Publication:
                return Take(ObjectKind.Publication);
            case K.Schema:
                return Take(ObjectKind.Schema);
            case K.Server:
                return Take(ObjectKind.ForeignServer);
            default:
                return null;
        }
    }

    // All kinds with a single name (object_type_name).
    private ObjectKind? ParseSingleNameKind() => Kind switch
    {
        K.Database => Take(ObjectKind.Database),
        K.Role => Take(ObjectKind.Role),
        K.Subscription => Take(ObjectKind.Subscription),
        K.Tablespace => Take(ObjectKind.Tablespace),
        _ => ParseDroppableNameKind(),
    };

    // POLICY, RULE and TRIGGER: objects of a table.
    private ObjectKind? ParseTableObjectKind() => Kind switch
    {
        K.Policy => Take(ObjectKind.Policy),
        K.Rule => Take(ObjectKind.Rule),
        K.Trigger => Take(ObjectKind.Trigger),
        _ => null,
    };

    private ObjectKind Take(ObjectKind kind)
    {
        Advance();
        return kind;
    }

    private ObjectName ParseNamedObject(ObjectKind kind)
    {
        QualifiedName name = ParseAnyName();
        return new ObjectName(kind, name) { Span = name.Span };
    }

    private ObjectName ParseSingleNamedObject(ObjectKind kind)
    {
        QualifiedName name = ParseSingleName();
        return new ObjectName(kind, name) { Span = name.Span };
    }

    // name ON table
    private ObjectName ParseObjectOnTable(ObjectKind kind, bool isRelation)
    {
        int start = Start;
        QualifiedName name = ParseSingleName();
        Expect(K.On);
        QualifiedName owner = isRelation ? ParseQualifiedName() : ParseAnyName();
        return new ObjectName(kind, name) { Owner = owner, Span = SpanFrom(start) };
    }

    private ObjectName ParseTypeObject(ObjectKind kind)
    {
        TypeName type = ParseTypeName();
        return new ObjectName(kind, type.Name) { Type = type, Span = type.Span };
    }

    private ObjectName ParseLargeObject()
    {
        int start = Start;
        string number = ParseNumberText();
        return new ObjectName(ObjectKind.LargeObject, new QualifiedName([new Identifier(number, SpanFrom(start))]) { Span = SpanFrom(start) }) { Span = SpanFrom(start) };
    }
}
