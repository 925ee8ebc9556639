using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE EXTENSION and ALTER EXTENSION, languages and access methods.</summary>
internal sealed partial class Parser
{
    // CREATE EXTENSION [ IF NOT EXISTS ] name [ WITH ] [ SCHEMA s ] [ VERSION v ] [ CASCADE ]
    private CreateExtensionStatement ParseCreateExtension(int start)
    {
        Expect(K.Extension);
        bool ifNotExists = AcceptIfNotExists();
        Identifier name = ParseColumnId();
        AcceptWith();
        Identifier? schema = null;
        string? version = null;
        bool cascade = false;
        while (true)
        {
            int option = Start;
            if (Accept(K.Schema)) schema = ParseColumnId();
            else if (Accept(K.Version)) version = ParseWordOrString().Name;
            else if (Accept(K.Cascade)) cascade = true;
            else if (Accept(K.From))
            {
                ParseWordOrString();
                throw Error(option, "CREATE EXTENSION ... FROM is no longer supported", "0A000");
            }
            else break;
        }

        return new CreateExtensionStatement(name, ifNotExists) { Schema = schema, Version = version, Cascade = cascade, Span = SpanFrom(start) };
    }

    // ALTER EXTENSION name { UPDATE [ TO version ] | SET SCHEMA name | { ADD | DROP } object }
    private Statement ParseAlterExtension(int start)
    {
        Expect(K.Extension);
        ObjectName extension = ParseSingleNamedObject(ObjectKind.Extension);
        switch (Kind)
        {
            case K.Update:
                Advance();
                while (Accept(K.To)) ParseWordOrString();
                return Utility(start, "ALTER EXTENSION");
            case K.Set:
                Expect(K.Set, K.Schema);
                return new SetSchemaStatement(extension, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
            default:
                if (!Accept(K.Add)) Expect(K.Drop);
                ParseExtensionMember();
                return Utility(start, "ALTER EXTENSION");
        }
    }

    private void ParseExtensionMember()
    {
        switch (Kind)
        {
            case K.Aggregate:
                Advance();
                ParseAggregateSignature();
                break;
            case K.Cast:
                Advance();
                ParseCastName(Start);
                break;
            case K.Domain or K.Type:
                Advance();
                ParseTypeName();
                break;
            case K.Function or K.Procedure or K.Routine:
                Advance();
                ParseRoutineSignature();
                break;
            case K.Operator:
                Advance();
                if (IsOperatorGroup(K.Class)) ParseOperatorGroup(ObjectKind.OperatorClass);
                else if (IsOperatorGroup(K.Family)) ParseOperatorGroup(ObjectKind.OperatorFamily);
                else ParseOperatorSignature();
                break;
            case K.Transform:
                Advance();
                ParseTransformName(Start);
                break;
            default:
                if (Kind is K.Database or K.Extension or K.Index or K.Publication or K.Role or K.Statistics or K.Subscription or K.Tablespace) Require(14, "a member of this kind");
                if (ParseSchemaObjectKind() is not null) ParseAnyName();
                else if (ParseSingleNameKind() is not null) ParseColumnId();
                else throw Unexpected("the kind of the member");
                break;
        }
    }

    // CREATE [ OR REPLACE ] [ TRUSTED ] [ PROCEDURAL ] LANGUAGE name [ HANDLER f [ INLINE f ] [ { VALIDATOR f | NO VALIDATOR } ] ]
    private CreateLanguageStatement ParseCreateLanguage(int start, bool orReplace)
    {
        bool isTrusted = Accept(K.Trusted);
        Accept(K.Procedural);
        Expect(K.Language);
        Identifier name = ParseColumnId();
        QualifiedName? handler = null, inline = null, validator = null;
        if (Accept(K.Handler))
        {
            handler = ParseAnyName();
            if (Accept(K.Inline)) inline = ParseAnyName();
            if (Accept(K.Validator)) validator = ParseAnyName();
            else AcceptPhrase(K.No, K.Validator);
        }

        return new CreateLanguageStatement(name, orReplace, isTrusted, handler, inline, validator) { Span = SpanFrom(start) };
    }

    // CREATE ACCESS METHOD name TYPE { INDEX | TABLE } HANDLER f
    private UtilityStatement ParseCreateAccessMethod(int start)
    {
        Expect(K.Access, K.Method);
        ParseColumnId();
        Expect(K.Type);
        if (!Accept(K.Index)) Expect(K.Table);
        Expect(K.Handler);
        ParseAnyName();
        return Utility(start, "CREATE ACCESS METHOD");
    }

    // CREATE ASSERTION name CHECK ( condition ), which no server implements
    private Statement ParseCreateAssertion(int start)
    {
        Expect(K.Assertion);
        ParseAnyName();
        Expect(K.Check);
        ParseParenthesizedExpression();
        ParseConstraintMarks();
        throw Error(start, "no server implements CREATE ASSERTION", "0A000");
    }
}
