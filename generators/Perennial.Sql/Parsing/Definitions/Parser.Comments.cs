using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>COMMENT ON and SECURITY LABEL.</summary>
internal sealed partial class Parser
{
    // COMMENT ON object IS { 'text' | NULL }
    private CommentStatement ParseComment()
    {
        int start = Start;
        Expect(K.Comment, K.On);
        ObjectName target = ParseLabelledObject() ?? ParseCommentOnlyObject();
        Expect(K.Is);
        string? text = Accept(K.Null) ? null : ParseStringValue();
        return new CommentStatement(target, text) { Span = SpanFrom(start) };
    }

    // SECURITY LABEL [ FOR provider ] ON object IS { 'label' | NULL }
    private UtilityStatement ParseSecurityLabel()
    {
        int start = Start;
        Expect(K.Security, K.Label);
        if (Accept(K.For)) ParseWordOrString();
        Expect(K.On);
        if (Kind is K.Access or K.Collation or K.Conversion or K.Extension or K.Index or K.Server or K.Statistics or K.Text || (Kind == K.Foreign && Peek(1) == K.Data))
            Require(14, "SECURITY LABEL on an object of this kind");
        if (ParseLabelledObject() is null) throw Unexpected("the kind of the object");
        Expect(K.Is);
        if (!Accept(K.Null)) ParseString();
        return Utility(start, "SECURITY LABEL");
    }

    // Objects that both statements take; null when the current word is none of them.
    private ObjectName? ParseLabelledObject()
    {
        int start = Start;
        switch (Kind)
        {
            case K.Column:
                Advance();
                return ParseColumnObject(start);
            case K.Type:
                Advance();
                return ParseTypeObject(ObjectKind.Type);
            case K.Domain:
                Advance();
                return ParseTypeObject(ObjectKind.Domain);
            case K.Aggregate:
                Advance();
                return RoutineObject(ObjectKind.Aggregate, ParseAggregateSignature());
            case K.Function:
                Advance();
                return RoutineObject(ObjectKind.Function, ParseRoutineSignature());
            case K.Procedure:
                Advance();
                return RoutineObject(ObjectKind.Procedure, ParseRoutineSignature());
            case K.Routine:
                Advance();
                return RoutineObject(ObjectKind.Routine, ParseRoutineSignature());
            case K.Large:
                Expect(K.Large, K.Object);
                return ParseLargeObject();
        }

        if (ParseSchemaObjectKind() is { } schemaObject) return ParseNamedObject(schemaObject);
        return ParseSingleNameKind() is { } single ? ParseSingleNamedObject(single) : null;
    }

    private ObjectName ParseCommentOnlyObject()
    {
        int start = Start;
        if (ParseTableObjectKind() is { } tableObject) return ParseObjectOnTable(tableObject, isRelation: false);
        switch (Kind)
        {
            case K.Operator:
                Advance();
                if (IsOperatorGroup(K.Class)) return ParseOperatorGroup(ObjectKind.OperatorClass);
                return IsOperatorGroup(K.Family) ? ParseOperatorGroup(ObjectKind.OperatorFamily) : OperatorObject(ParseOperatorSignature());
            case K.Constraint:
                Advance();
                return ParseConstraintObject(start);
            case K.Transform:
                Advance();
                return ParseTransformName(start);
            case K.Cast:
                Advance();
                return ParseCastName(start);
            default:
                throw Unexpected("the kind of the object, such as TABLE, COLUMN or FUNCTION");
        }
    }

    // table.column: the last part is the column
    private ObjectName ParseColumnObject(int start)
    {
        QualifiedName path = ParseAnyName();
        EquatableArray<Identifier> parts = path.Parts;
        int last = parts.Count - 1;
        QualifiedName column = new([parts[last]]) { Span = parts[last].Span };
        QualifiedName? owner = last == 0 ? null : new QualifiedName(parts.AsSpan().Slice(0, last).ToArray().ToEquatableArray())
        {
            Span = Perennial.Sql.Text.TextSpan.FromBounds(path.Span.Start, parts[last - 1].Span.End),
        };
        return new ObjectName(ObjectKind.Column, column) { Owner = owner, Span = SpanFrom(start) };
    }

    // name ON [ DOMAIN ] owner; DOMAIN may be the table's own name
    private ObjectName ParseConstraintObject(int start)
    {
        QualifiedName name = ParseSingleName();
        Expect(K.On);
        bool isDomain = Is(K.Domain) && IsColumnIdKind(Peek(1));
        if (isDomain) Advance();
        QualifiedName owner = ParseAnyName();
        return new ObjectName(isDomain ? ObjectKind.DomainConstraint : ObjectKind.Constraint, name) { Owner = owner, Span = SpanFrom(start) };
    }
}
