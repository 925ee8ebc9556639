using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE SCHEMA.</summary>
internal sealed partial class Parser
{
    // CREATE SCHEMA [ IF NOT EXISTS ] { name [ AUTHORIZATION role ] | AUTHORIZATION role } [ element [ ... ] ]
    private CreateSchemaStatement ParseCreateSchema(int start)
    {
        Expect(K.Schema);
        bool ifNotExists = AcceptIfNotExists();
        Identifier? name = Is(K.Authorization) ? null : ParseColumnId();
        RoleName? authorization = Accept(K.Authorization) ? ParseRoleName() : null;
        int elementStart = Start;
        NodeList<Statement> elements = List<Statement>();
        while (Is(K.Create) || Is(K.Grant)) elements.Add(ParseSchemaElement());
        if (ifNotExists && elements.Count > 0) throw Error(elementStart, "CREATE SCHEMA IF NOT EXISTS cannot include elements of the schema", "0A000");
        return new CreateSchemaStatement(name, authorization, ifNotExists, elements.ToArray()) { Span = SpanFrom(start) };
    }

    // CREATE TABLE, INDEX, SEQUENCE, TRIGGER or VIEW, or GRANT
    private Statement ParseSchemaElement()
    {
        int start = Start;
        if (Kind == K.Grant) return ParseGrantOnObjects();
        Expect(K.Create);
        switch (Kind)
        {
            case K.Unique or K.Index:
                return ParseCreateIndex(start);
            case K.Trigger or K.Constraint:
                return ParseCreateTrigger(start, orReplace: false);
            case K.Or:
                Expect(K.Or, K.Replace);
                if (Kind is K.Trigger or K.Constraint)
                {
                    Require(14, "CREATE OR REPLACE TRIGGER");
                    return ParseCreateTrigger(start, orReplace: true);
                }


                TablePersistence replaced = ParsePersistence();
                if (Is(K.View) || Is(K.Recursive)) return ParseCreateView(start, replaced, orReplace: true);
                throw Unexpected("a VIEW or TRIGGER");
        }

        TablePersistence persistence = ParsePersistence();
        if (Is(K.Sequence)) return ParseCreateSequence(start, persistence);
        if (Is(K.View) || Is(K.Recursive)) return ParseCreateView(start, persistence, orReplace: false);
        return ParseCreateTable(start, persistence, allowAs: false);
    }

    // [ [ LOCAL | GLOBAL ] { TEMPORARY | TEMP } | UNLOGGED ]
    private TablePersistence ParsePersistence()
    {
        if (Accept(K.Unlogged)) return TablePersistence.Unlogged;
        if (Accept(K.Temporary) || Accept(K.Temp)) return TablePersistence.Temporary;
        if (!Accept(K.Local) && !Accept(K.Global)) return TablePersistence.Permanent;
        if (!Accept(K.Temporary)) Expect(K.Temp);
        return TablePersistence.Temporary;
    }
}
