using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>The choice among CREATE statements.</summary>
internal sealed partial class Parser
{
    private Statement ParseCreate()
    {
        int start = Start;
        Expect(K.Create);
        switch (Kind)
        {
            case K.Or:
                Expect(K.Or, K.Replace);
                return ParseCreateOrReplace(start);
            case K.Schema:
                return ParseCreateSchema(start);
            case K.Type:
                return ParseCreateType(start);
            case K.Domain:
                return ParseCreateDomain(start);
            case K.Unique or K.Index:
                return ParseCreateIndex(start);
            case K.Function or K.Procedure:
                return ParseCreateRoutine(start, orReplace: false);
            case K.Trigger or K.Constraint:
                return ParseCreateTrigger(start, orReplace: false);
            case K.Materialized:
                return ParseCreateMaterializedView(start, TablePersistence.Permanent);
            case K.Extension:
                return ParseCreateExtension(start);
            case K.Aggregate:
                return ParseCreateAggregate(start, orReplace: false);
            case K.Operator:
                return ParseCreateOperator(start);
            case K.Cast:
                return ParseCreateCast(start);
            case K.Transform:
                return ParseCreateTransform(start, orReplace: false);
            case K.Collation:
                return ParseCreateCollation(start);
            case K.Default or K.Conversion:
                return ParseCreateConversion(start);
            case K.Policy:
                return ParseCreatePolicy(start);
            case K.Rule:
                return ParseCreateRule(start, orReplace: false);
            case K.Statistics:
                return ParseCreateStatistics(start);
            case K.User when Peek(1) == K.Mapping && Peek(2) is K.For or K.If:
                return ParseCreateUserMapping(start);
            case K.Role or K.User or K.Group:
                return ParseCreateRole(start);
            case K.Foreign:
                return ParseCreateForeign(start);
            case K.Server:
                return ParseCreateServer(start);
            case K.Event:
                return ParseCreateEventTrigger(start);
            case K.Publication:
                return ParseCreatePublication(start);
            case K.Subscription:
                return ParseCreateSubscription(start);
            case K.Text:
                return ParseCreateTextSearch(start);
            case K.Access:
                return ParseCreateAccessMethod(start);
            case K.Trusted or K.Procedural or K.Language:
                return ParseCreateLanguage(start, orReplace: false);
            case K.Database:
                return ParseCreateDatabase(start);
            case K.Tablespace:
                return ParseCreateTablespace(start);
            case K.Assertion:
                return ParseCreateAssertion(start);
            default:
                return ParseCreatePersistent(start);
        }
    }

    private Statement ParseCreateOrReplace(int start)
    {
        switch (Kind)
        {
            case K.Function or K.Procedure:
                return ParseCreateRoutine(start, orReplace: true);
            case K.Trigger or K.Constraint:
                if (Kind == K.Trigger) Require(14, "CREATE OR REPLACE TRIGGER");
                return ParseCreateTrigger(start, orReplace: true);
            case K.Aggregate:
                return ParseCreateAggregate(start, orReplace: true);
            case K.Rule:
                return ParseCreateRule(start, orReplace: true);
            case K.Transform:
                return ParseCreateTransform(start, orReplace: true);
            case K.Trusted or K.Procedural or K.Language:
                return ParseCreateLanguage(start, orReplace: true);
        }

        TablePersistence persistence = ParsePersistence();
        if (Is(K.View) || Is(K.Recursive)) return ParseCreateView(start, persistence, orReplace: true);
        throw Unexpected("what can be replaced: a VIEW, FUNCTION, PROCEDURE, TRIGGER, AGGREGATE or RULE");
    }

    // CREATE [ TEMP | UNLOGGED ] { TABLE | VIEW | SEQUENCE | MATERIALIZED VIEW }
    private Statement ParseCreatePersistent(int start)
    {
        int first = Index;
        bool isUnlogged = Is(K.Unlogged);
        TablePersistence persistence = ParsePersistence();
        if (Is(K.Table)) return ParseCreateTable(start, persistence);
        if (Is(K.View) || Is(K.Recursive)) return ParseCreateView(start, persistence, orReplace: false);
        if (Is(K.Sequence)) return ParseCreateSequence(start, persistence);
        if (isUnlogged && Is(K.Materialized)) return ParseCreateMaterializedView(start, persistence);
        if (Index == first)
        {
            foreach (TokenKind word in CreateWords) Is(word);
        }

        throw Unexpected("what is to be created, such as a TABLE, VIEW, FUNCTION or INDEX");
    }

    private static readonly TokenKind[] CreateWords =
    [
        K.Or, K.Schema, K.Type, K.Domain, K.Unique, K.Index, K.Function, K.Procedure, K.Trigger, K.Constraint, K.Materialized, K.Extension, K.Aggregate,
        K.Operator, K.Cast, K.Transform, K.Collation, K.Conversion, K.Policy, K.Rule, K.Statistics, K.Role, K.User, K.Group, K.Foreign, K.Server, K.Event,
        K.Publication, K.Subscription, K.Text, K.Access, K.Language, K.Database, K.Tablespace, K.Temporary, K.Temp, K.Unlogged,
    ];
}
