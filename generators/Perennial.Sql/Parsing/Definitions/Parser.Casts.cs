using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE CAST, CREATE TRANSFORM, CREATE CONVERSION and CREATE COLLATION.</summary>
internal sealed partial class Parser
{
    // CREATE CAST ( source AS target ) { WITH FUNCTION f | WITHOUT FUNCTION | WITH INOUT } [ AS { ASSIGNMENT | IMPLICIT } ]
    private CreateCastStatement ParseCreateCast(int start)
    {
        Expect(K.Cast);
        ObjectName cast = ParseCastName(start);
        RoutineSignature? function = null;
        bool isInOut = false;
        if (AcceptPhrase(K.Without, K.Function))
        {
            // The types are binary coercible.
        }
        else
        {
            Expect(K.With);
            isInOut = Accept(K.Inout);
            if (!isInOut)
            {
                Expect(K.Function);
                function = ParseRoutineSignature();
            }
        }

        CastContext context = ParseCastContext();
        return new CreateCastStatement(cast.LeftType!, cast.RightType!, function, isInOut, context) { Span = SpanFrom(start) };
    }

    // ( source AS target )
    private ObjectName ParseCastName(int start)
    {
        Expect(K.OpenParen);
        TypeName source = ParseTypeName();
        Expect(K.As);
        TypeName target = ParseTypeName();
        Expect(K.CloseParen);
        return new ObjectName(ObjectKind.Cast, target.Name) { LeftType = source, RightType = target, Span = SpanFrom(start) };
    }

    private CastContext ParseCastContext()
    {
        if (!Accept(K.As)) return CastContext.Explicit;
        if (Accept(K.Implicit)) return CastContext.Implicit;
        Expect(K.Assignment);
        return CastContext.Assignment;
    }

    // CREATE [ OR REPLACE ] TRANSFORM FOR type LANGUAGE name ( FROM SQL WITH FUNCTION f [, TO SQL WITH FUNCTION f ] ), in either order
    private CreateTransformStatement ParseCreateTransform(int start, bool orReplace)
    {
        Expect(K.Transform);
        ObjectName transform = ParseTransformName(start);
        Expect(K.OpenParen);
        bool isFromFirst = Is(K.From);
        RoutineSignature first = ParseTransformFunction(isFromFirst);
        RoutineSignature? second = Accept(K.Comma) ? ParseTransformFunction(!isFromFirst) : null;
        Expect(K.CloseParen);
        return new CreateTransformStatement(transform.LeftType!, transform.Method!.Value, isFromFirst ? first : second, isFromFirst ? second : first, orReplace)
        {
            Span = SpanFrom(start),
        };
    }

    private RoutineSignature ParseTransformFunction(bool isFrom)
    {
        Expect(isFrom ? K.From : K.To, K.Sql);
        Expect(K.With, K.Function);
        return ParseRoutineSignature();
    }

    // FOR type LANGUAGE name
    private ObjectName ParseTransformName(int start)
    {
        Expect(K.For);
        TypeName type = ParseTypeName();
        Expect(K.Language);
        Identifier language = ParseColumnId();
        return new ObjectName(ObjectKind.Transform, type.Name) { LeftType = type, Method = language, Span = SpanFrom(start) };
    }

    // CREATE [ DEFAULT ] CONVERSION name FOR 'source' TO 'target' FROM function
    private UtilityStatement ParseCreateConversion(int start)
    {
        Accept(K.Default);
        Expect(K.Conversion);
        ParseAnyName();
        Expect(K.For);
        ParseString();
        Expect(K.To);
        ParseString();
        Expect(K.From);
        ParseAnyName();
        return Utility(start, "CREATE CONVERSION");
    }

    // CREATE COLLATION [ IF NOT EXISTS ] name { ( option [, ...] ) | FROM name }
    private CreateCollationStatement ParseCreateCollation(int start)
    {
        Expect(K.Collation);
        bool ifNotExists = AcceptIfNotExists();
        QualifiedName name = ParseAnyName();
        if (Accept(K.From)) return new CreateCollationStatement(name, ifNotExists, default, ParseAnyName()) { Span = SpanFrom(start) };
        return new CreateCollationStatement(name, ifNotExists, ParseDefinitionOptions(), null) { Span = SpanFrom(start) };
    }
}
