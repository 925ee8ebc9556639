using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>The choice among ALTER statements.</summary>
internal sealed partial class Parser
{
    private Statement ParseAlter()
    {
        int start = Start;
        Expect(K.Alter);
        switch (Kind)
        {
            case K.Table:
                Advance();
                return ParseAlterRelation(start, ObjectKind.Table);
            case K.Index:
                Advance();
                return ParseAlterRelation(start, ObjectKind.Index);
            case K.Sequence:
                Advance();
                return ParseAlterRelation(start, ObjectKind.Sequence);
            case K.View:
                Advance();
                return ParseAlterRelation(start, ObjectKind.View);
            case K.Materialized:
                Expect(K.Materialized, K.View);
                return ParseAlterRelation(start, ObjectKind.MaterializedView);
            case K.Foreign:
                Advance();
                if (Accept(K.Table)) return ParseAlterRelation(start, ObjectKind.ForeignTable);
                return ParseAlterForeignDataWrapper(start);
            case K.Type:
                return ParseAlterType(start);
            case K.Domain:
                return ParseAlterDomain(start);
            case K.Function or K.Procedure or K.Routine:
                return ParseAlterRoutine(start);
            case K.Operator:
                return ParseAlterOperator(start);
            case K.Policy:
                return ParseAlterPolicy(start);
            case K.Statistics:
                return ParseAlterStatistics(start);
            case K.Extension:
                return ParseAlterExtension(start);
            case K.Default:
                return ParseAlterDefaultPrivileges(start);
            case K.User when Peek(1) == K.Mapping && Peek(2) == K.For:
                return ParseAlterUserMapping(start);
            case K.Role or K.User:
                return ParseAlterRole(start);
            case K.Group:
                return ParseAlterGroup(start);
            case K.Server:
                return ParseAlterServer(start);
            case K.Publication:
                return ParseAlterPublication(start);
            case K.Subscription:
                return ParseAlterSubscription(start);
            case K.Text:
                return ParseAlterTextSearch(start);
            case K.Database:
                return ParseAlterDatabase(start);
            case K.Tablespace:
                return ParseAlterTablespace(start);
            case K.System:
                return ParseAlterSystem(start);
            case K.Event:
                return ParseAlterEventTrigger(start);
            default:
                return ParseAlterSimple(start);
        }
    }

    // Statements that only rename an object, move it or change its owner.
    private Statement ParseAlterSimple(int start)
    {
        switch (Kind)
        {
            case K.Aggregate:
                Advance();
                return ParseAlterObject(start, RoutineObject(ObjectKind.Aggregate, ParseAggregateSignature()), mayMove: true);
            case K.Collation:
                Advance();
                ObjectName collation = ParseNamedObject(ObjectKind.Collation);
                if (AcceptPhrase(K.Refresh, K.Version)) return Utility(start, "ALTER COLLATION");
                return ParseAlterObject(start, collation, mayMove: true);
            case K.Conversion:
                Advance();
                return ParseAlterObject(start, ParseNamedObject(ObjectKind.Conversion), mayMove: true);
            case K.Schema:
                Advance();
                return ParseAlterObject(start, ParseSingleNamedObject(ObjectKind.Schema), mayMove: false);
            case K.Procedural or K.Language:
                Accept(K.Procedural);
                Expect(K.Language);
                return ParseAlterObject(start, ParseSingleNamedObject(ObjectKind.Language), mayMove: false);
            case K.Large:
                Expect(K.Large, K.Object);
                return ParseChangeOwner(start, ParseLargeObject());
            case K.Rule:
                Advance();
                ObjectName rule = ParseObjectOnTable(ObjectKind.Rule, isRelation: true);
                Expect(K.Rename, K.To);
                return new RenameStatement(rule, ParseColumnId()) { Span = SpanFrom(start) };
            case K.Trigger:
                Advance();
                ObjectName trigger = ParseObjectOnTable(ObjectKind.Trigger, isRelation: true);
                if (Is(K.Depends) || Is(K.No)) return ParseDependsOnExtension(start, trigger);
                Expect(K.Rename, K.To);
                return new RenameStatement(trigger, ParseColumnId()) { Span = SpanFrom(start) };
            default:
                foreach (TokenKind word in AlterWords) Is(word);
                throw Unexpected("what is to be altered, such as a TABLE, TYPE or FUNCTION");
        }
    }

    // { RENAME TO name | OWNER TO role | SET SCHEMA name }
    private Statement ParseAlterObject(int start, ObjectName target, bool mayMove)
    {
        if (AcceptPhrase(K.Rename, K.To)) return new RenameStatement(target, ParseColumnId()) { Span = SpanFrom(start) };
        if (!mayMove || !Is(K.Set)) return ParseChangeOwner(start, target);
        Expect(K.Set, K.Schema);
        return new SetSchemaStatement(target, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
    }

    // OWNER TO role
    private ChangeOwnerStatement ParseChangeOwner(int start, ObjectName target)
    {
        Expect(K.Owner, K.To);
        return new ChangeOwnerStatement(target, ParseRoleName()) { Span = SpanFrom(start) };
    }

    private static readonly TokenKind[] AlterWords =
    [
        K.Table, K.Index, K.Sequence, K.View, K.Materialized, K.Foreign, K.Type, K.Domain, K.Function, K.Procedure, K.Routine, K.Operator, K.Policy, K.Statistics,
        K.Extension, K.Default, K.Role, K.User, K.Group, K.Server, K.Publication, K.Subscription, K.Text, K.Database, K.Tablespace, K.System, K.Event,
        K.Aggregate, K.Collation, K.Conversion, K.Schema, K.Language, K.Large, K.Rule, K.Trigger,
    ];
}
