using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>ALTER TABLE, INDEX, SEQUENCE, VIEW, MATERIALIZED VIEW and FOREIGN TABLE.</summary>
internal sealed partial class Parser
{
    // ALTER { TABLE | FOREIGN TABLE } [ IF EXISTS ] [ ONLY ] name { action [, ...] | RENAME ... | SET SCHEMA ... | ATTACH ... | DETACH ... }
    // ALTER { INDEX | SEQUENCE | VIEW | MATERIALIZED VIEW } [ IF EXISTS ] name ...
    private Statement ParseAlterRelation(int start, ObjectKind kind)
    {
        if (kind is ObjectKind.Table or ObjectKind.Index or ObjectKind.MaterializedView && Is(K.All)) return ParseAlterAllInTablespace(start, kind);
        bool ifExists = AcceptIfExists();
        RelationName relation;
        if (kind is ObjectKind.Table or ObjectKind.ForeignTable)
        {
            relation = ParseRelation();
        }
        else
        {
            QualifiedName name = ParseQualifiedName();
            relation = new RelationName(name, IsOnly: false) { Span = name.Span };
        }

        switch (Kind)
        {
            case K.Rename:
                return ParseRenameRelation(start, kind, relation, ifExists);
            case K.Set when Peek(1) == K.Schema && kind != ObjectKind.Index:
                Expect(K.Set, K.Schema);
                return new SetSchemaStatement(RelationObject(kind, relation), ParseColumnId(), ifExists) { IsOnly = relation.IsOnly, Span = SpanFrom(start) };
            case K.Attach when kind == ObjectKind.Table:
            case K.Attach when kind == ObjectKind.Index && !ifExists:
            case K.Detach when kind == ObjectKind.Table:
                return AlterTable(ParsePartitionAction(kind));
            case K.Depends or K.No when kind is ObjectKind.Index or ObjectKind.MaterializedView && !ifExists && (Kind == K.Depends || Peek(1) == K.Depends):
                return ParseDependsOnExtension(start, RelationObject(kind, relation));
            default:
                // NO INHERIT and NO FORCE are actions of tables, which the grammar takes here too.
                bool isAction = Kind == K.No && Peek(1) is K.Inherit or K.Force;
                if (kind == ObjectKind.Sequence && IsSequenceOption && !isAction) return ParseAlterSequence(start, relation.Name, ifExists);
                break;
        }

        NodeList<AlterTableAction> actions = List<AlterTableAction>();
        do actions.Add(ParseAlterTableAction());
        while (Accept(K.Comma));
        return new AlterTableStatement(kind, relation, actions.ToArray()) { IfExists = ifExists, Span = SpanFrom(start) };

        AlterTableStatement AlterTable(AlterTableAction action) =>
            new(kind, relation, [action]) { IfExists = ifExists, Span = SpanFrom(start) };
    }

    private static ObjectName RelationObject(ObjectKind kind, RelationName relation) => new(kind, relation.Name) { Span = relation.Span };

    // RENAME TO name | RENAME [ COLUMN ] column TO name | RENAME CONSTRAINT constraint TO name
    private RenameStatement ParseRenameRelation(int start, ObjectKind kind, RelationName relation, bool ifExists)
    {
        Expect(K.Rename);
        ObjectName target;
        if (Accept(K.To))
        {
            target = RelationObject(kind, relation);
        }
        else if (kind == ObjectKind.Table && Accept(K.Constraint))
        {
            target = new ObjectName(ObjectKind.Constraint, ParseSingleName()) { Owner = relation.Name, Span = SpanFrom(relation.Span.Start) };
            Expect(K.To);
        }
        else if (kind is ObjectKind.Index or ObjectKind.Sequence)
        {
            throw Unexpected();
        }
        else
        {
            Accept(K.Column);
            target = new ObjectName(ObjectKind.Column, ParseSingleName()) { Owner = relation.Name, Span = SpanFrom(relation.Span.Start) };
            Expect(K.To);
        }

        Identifier newName = ParseColumnId();
        return new RenameStatement(target, newName) { IfExists = ifExists, IsOnly = relation.IsOnly, OwnerKind = kind, Span = SpanFrom(start) };
    }

    // ATTACH PARTITION name [ bound ] | DETACH PARTITION name [ CONCURRENTLY | FINALIZE ]
    private AlterTableAction ParsePartitionAction(ObjectKind kind)
    {
        int start = Start;
        if (AcceptPhrase(K.Attach, K.Partition))
        {
            QualifiedName attached = ParseQualifiedName();
            return new AttachPartition(attached, kind == ObjectKind.Table ? ParsePartitionBound() : null) { Span = SpanFrom(start) };
        }

        Expect(K.Detach, K.Partition);
        QualifiedName detached = ParseQualifiedName();
        if (Is(K.Concurrently)) Require(14, "DETACH PARTITION CONCURRENTLY");
        bool isConcurrent = Accept(K.Concurrently);
        if (!isConcurrent && Is(K.Finalize)) Require(14, "DETACH PARTITION FINALIZE");
        bool isFinalize = !isConcurrent && Accept(K.Finalize);
        return new DetachPartition(detached, isConcurrent, isFinalize) { Span = SpanFrom(start) };
    }

    // ALTER { TABLE | INDEX | MATERIALIZED VIEW } ALL IN TABLESPACE name [ OWNED BY role [, ...] ] SET TABLESPACE name [ NOWAIT ]
    private UtilityStatement ParseAlterAllInTablespace(int start, ObjectKind kind)
    {
        Expect(K.All, K.In);
        Expect(K.Tablespace);
        ParseColumnId();
        if (AcceptPhrase(K.Owned, K.By)) ParseRoleList();
        Expect(K.Set, K.Tablespace);
        ParseColumnId();
        Accept(K.Nowait);
        return Utility(start, kind switch
        {
            ObjectKind.Table => "ALTER TABLE ALL IN TABLESPACE",
            ObjectKind.Index => "ALTER INDEX ALL IN TABLESPACE",
            _ => "ALTER MATERIALIZED VIEW ALL IN TABLESPACE",
        });
    }

    // [ NO ] DEPENDS ON EXTENSION name
    private DependsOnExtensionStatement ParseDependsOnExtension(int start, ObjectName target)
    {
        bool isAdded = !Accept(K.No);
        Expect(K.Depends, K.On);
        Expect(K.Extension);
        return new DependsOnExtensionStatement(target, ParseColumnId(), isAdded) { Span = SpanFrom(start) };
    }
}
