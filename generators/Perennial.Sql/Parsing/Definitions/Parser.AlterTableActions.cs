using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>The actions of ALTER TABLE on the table as a whole.</summary>
internal sealed partial class Parser
{
    private AlterTableAction ParseAlterTableAction()
    {
        int start = Start;
        switch (Kind)
        {
            case K.Add:
                Advance();
                return ParseAddAction(start);
            case K.Alter:
                Advance();
                return ParseAlterAction(start);
            case K.Drop:
                Advance();
                return ParseDropAction(start);
            case K.Validate:
                Advance();
                Expect(K.Constraint);
                return new ValidateConstraint(ParseColumnId()) { Span = SpanFrom(start) };
            case K.Enable or K.Disable:
                return ParseEnablement();
            case K.Inherit:
                Advance();
                return new ChangeInheritance(ParseQualifiedName(), IsAdded: true) { Span = SpanFrom(start) };
            case K.No:
                Advance();
                if (Accept(K.Inherit)) return new ChangeInheritance(ParseQualifiedName(), IsAdded: false) { Span = SpanFrom(start) };
                Expect(K.Force);
                ExpectRowLevelSecurity();
                return new ChangeRowSecurity(RowSecurityChange.NoForce) { Span = SpanFrom(start) };
            case K.Force:
                Advance();
                ExpectRowLevelSecurity();
                return new ChangeRowSecurity(RowSecurityChange.Force) { Span = SpanFrom(start) };
            case K.Owner:
                Advance();
                Expect(K.To);
                return new ChangeOwner(ParseRoleName()) { Span = SpanFrom(start) };
            case K.Set:
                Advance();
                return ParseSetAction(start);
            case K.Of:
                Advance();
                QualifiedName type = ParseAnyName();
                return Storage(start, "OF") with { Type = type };
            case K.Not:
                Expect(K.Not, K.Of);
                return Storage(start, "NOT OF");
            case K.Cluster:
                Expect(K.Cluster, K.On);
                Identifier clustered = ParseColumnId();
                return Storage(start, "CLUSTER ON") with { Name = clustered };
            case K.Reset:
                Advance();
                EquatableArray<DefinitionOption> reset = ParseStorageParameters();
                return Storage(start, "RESET") with { Options = reset };
            case K.Replica:
                Expect(K.Replica, K.Identity);
                return ParseReplicaIdentity(start);
            case K.Options:
                ParseAlterGenericOptions();
                return Storage(start, "OPTIONS");
            default:
                throw Unexpected("an action such as ADD, ALTER, DROP, RENAME or SET");
        }
    }

    private StorageAction Storage(int start, string verb) => new(verb, TokensFrom(start)) { Span = SpanFrom(start) };

    // ADD [ COLUMN ] [ IF NOT EXISTS ] column | ADD constraint
    private AlterTableAction ParseAddAction(int start)
    {
        bool isColumn = Accept(K.Column);
        if (!isColumn && IsTableConstraint()) return new AddTableConstraint(ParseTableConstraint()) { Span = SpanFrom(start) };
        bool ifNotExists = AcceptIfNotExists();
        return new AddColumn(ParseColumnDefinition(), ifNotExists) { Span = SpanFrom(start) };
    }

    // DROP [ COLUMN ] [ IF EXISTS ] column [ CASCADE ] | DROP CONSTRAINT [ IF EXISTS ] name [ CASCADE ]
    private AlterTableAction ParseDropAction(int start)
    {
        bool isConstraint = Accept(K.Constraint);
        if (!isConstraint) Accept(K.Column);
        bool ifExists = AcceptIfExists();
        Identifier name = ParseColumnId();
        DropBehavior behavior = ParseDropBehavior();
        return isConstraint
            ? new DropTableConstraint(name, ifExists, behavior) { Span = SpanFrom(start) }
            : new DropColumn(name, ifExists, behavior) { Span = SpanFrom(start) };
    }

    // { ENABLE [ ALWAYS | REPLICA ] | DISABLE } { TRIGGER { name | ALL | USER } | RULE name } | { ENABLE | DISABLE } ROW LEVEL SECURITY
    private AlterTableAction ParseEnablement()
    {
        int start = Start;
        bool isEnable = Kind == K.Enable;
        Advance();
        if (Is(K.Row))
        {
            ExpectRowLevelSecurity();
            return new ChangeRowSecurity(isEnable ? RowSecurityChange.Enable : RowSecurityChange.Disable) { Span = SpanFrom(start) };
        }

        TriggerEnablement enablement = !isEnable ? TriggerEnablement.Disable
            : Accept(K.Always) ? TriggerEnablement.EnableAlways
            : Accept(K.Replica) ? TriggerEnablement.EnableReplica
            : TriggerEnablement.Enable;
        bool isRule = Accept(K.Rule);
        if (!isRule) Expect(K.Trigger);
        bool mayBeGroup = !isRule && enablement is TriggerEnablement.Enable or TriggerEnablement.Disable;
        string? group = mayBeGroup && Accept(K.All) ? "ALL" : mayBeGroup && Accept(K.User) ? "USER" : null;
        return new ChangeTrigger(enablement, isRule, group is null ? ParseColumnId() : null, group) { Span = SpanFrom(start) };
    }

    private void ExpectRowLevelSecurity()
    {
        Expect(K.Row, K.Level);
        Expect(K.Security);
    }

    // SET { WITHOUT CLUSTER | WITHOUT OIDS | LOGGED | UNLOGGED | ACCESS METHOD m | TABLESPACE t | ( ... ) }
    private StorageAction ParseSetAction(int start)
    {
        switch (Kind)
        {
            case K.Without:
                Advance();
                if (Accept(K.Oids)) return Storage(start, "SET WITHOUT OIDS");
                Expect(K.Cluster);
                return Storage(start, "SET WITHOUT CLUSTER");
            case K.Logged:
                Advance();
                return Storage(start, "SET LOGGED");
            case K.Unlogged:
                Advance();
                return Storage(start, "SET UNLOGGED");
            case K.Access:
                Require(15, "SET ACCESS METHOD");
                Expect(K.Access, K.Method);
                if (Is(K.Default)) Require(17, "SET ACCESS METHOD DEFAULT");
                Identifier method = ParseColumnIdOrDefault();
                return Storage(start, "SET ACCESS METHOD") with { Name = method };
            case K.Tablespace:
                Advance();
                Identifier tablespace = ParseColumnId();
                return Storage(start, "SET TABLESPACE") with { Name = tablespace };
            case K.OpenParen:
                EquatableArray<DefinitionOption> options = ParseStorageParameters();
                return Storage(start, "SET") with { Options = options };
            default:
                throw Unexpected("what is to be set, such as TABLESPACE, LOGGED or (parameter = value)");
        }
    }

    // REPLICA IDENTITY { DEFAULT | FULL | NOTHING | USING INDEX name }
    private StorageAction ParseReplicaIdentity(int start)
    {
        if (AcceptPhrase(K.Using, K.Index))
        {
            Identifier index = ParseColumnId();
            return Storage(start, "REPLICA IDENTITY USING INDEX") with { Name = index };
        }

        if (Accept(K.Default)) return Storage(start, "REPLICA IDENTITY DEFAULT");
        if (Accept(K.Full)) return Storage(start, "REPLICA IDENTITY FULL");
        Expect(K.Nothing);
        return Storage(start, "REPLICA IDENTITY NOTHING");
    }
}
