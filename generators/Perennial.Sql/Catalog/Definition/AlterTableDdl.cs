using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class AlterTableDdl
{
    public static void Alter(DdlSession session, AlterTableStatement alter)
    {
        QualifiedName name = alter.Relation.Name;
        if (alter.Kind == ObjectKind.Index)
        {
            AlterIndexDdl.Alter(session, alter);
            return;
        }

        // ALTER TABLE reaches indexes, too.
        if (alter.Kind == ObjectKind.Table && session.IsIndex(name))
        {
            AlterIndexDdl.Alter(session, alter);
            return;
        }

        if (alter.IfExists && session.Catalog.FindRelation(name.Schema, name.Name) is null) return;
        if (alter.Kind == ObjectKind.Type && TypeDdl.Require(session, name, name.Span) is null) return;
        if (session.IsIndex(name))
        {
            session.Error("42809", name.Span, $"\"{name.Name}\" is not a {KindWord(alter.Kind)}");
            return;
        }

        if (session.RequireRelation(name) is not { } relation) return;
        if (!IsKind(relation, alter.Kind))
        {
            session.Error("42809", name.Span, $"\"{name.Name}\" is not a {KindWord(alter.Kind)}");
            return;
        }

        session.IsOnly = alter.Relation.IsOnly;

        foreach (AlterTableAction action in alter.Actions)
        {
            if (!AlterTablePermission.IsAllowed(session, relation, action)) return;
            if (action is AlterColumnType change && !AlterColumnTypeDdl.Prepare(session, relation, change)) return;
        }

        // The server runs drops before changes of types, and these before additions: the order of AlterTablePass.
        foreach (IGrouping<int, AlterTableAction> pass in alter.Actions.GroupBy(Pass).OrderBy(static pass => pass.Key))
        {
            foreach (AlterTableAction action in pass)
            {
                if (action is AlterColumnType change && IsRetyped(session, relation, change.Column)) return;
                Apply(session, relation.Oid, action, alter);
            }

            if (session.HasErrors) return;
            foreach (AlterColumnType change in pass.OfType<AlterColumnType>())
            {
                session.ErrorSpan = change.Column.Span;
                AlterColumnTypeDdl.Rebuild(session, relation.Oid, change.Column);
                session.ErrorSpan = null;
                if (session.HasErrors) return;
            }
        }
    }

    /// <summary>Whether the statement has given the column another type already; then it is an error.</summary>
    private static bool IsRetyped(DdlSession session, Relation before, Identifier name) =>
        before.FindColumn(name.Name) is { } old && session.Catalog.FindRelation(before.Oid)?.FindColumn(name.Name) is { } column && (column.Type != old.Type || column.Typmod != old.Typmod)
        && !session.Error("0A000", name.Span, $"cannot alter type of column \"{name.Name}\" twice");

    private static void Apply(DdlSession session, uint oid, AlterTableAction action, AlterTableStatement alter)
    {
        if (session.Catalog.FindRelation(oid) is not { } relation) return;
        switch (action)
        {
            case AddColumn add:
                AddColumn(session, relation, add);
                break;
            case DropColumn drop:
                DropColumn(session, relation, drop);
                break;
            case AddTableConstraint add:
                ConstraintDdl.Add(session, oid, add.Constraint);
                break;
            case DropTableConstraint drop:
                DropDdl.DropConstraint(session, relation, drop.Constraint, drop.IfExists, drop.Behavior);
                break;
            case ValidateConstraint validate:
                AlterConstraintDdl.Validate(session, relation, validate.Constraint);
                break;
            case AlterConstraint change:
                AlterConstraintDdl.Alter(session, relation, change);
                break;
            case AttachPartition attach:
                PartitionDdl.Attach(session, relation, attach);
                break;
            case DetachPartition detach:
                PartitionDdl.Detach(session, relation, detach.Partition);
                break;
            case ChangeInheritance { IsAdded: true } inherit:
                PartitionDdl.Inherit(session, relation, inherit.Parent);
                break;
            case ChangeInheritance inherit:
                if (session.RequireTable(inherit.Parent) is { } parent) PartitionDdl.Orphan(session, relation, parent, inherit.Parent.Span);
                break;
            case ChangeRowSecurity security:
                session.Editor.Put(security.Change switch
                {
                    RowSecurityChange.Enable => relation with { RowSecurity = true },
                    RowSecurityChange.Disable => relation with { RowSecurity = false },
                    RowSecurityChange.Force => relation with { ForceRowSecurity = true },
                    _ => relation with { ForceRowSecurity = false },
                });
                break;
            case ChangeTrigger change:
                TriggerDdl.Enable(session, relation, change);
                break;
            case StorageAction storage:
                AlterStorageDdl.Apply(session, relation, storage);
                break;
            default:
                AlterColumnDdl.Apply(session, relation, action, alter);
                break;
        }
    }

    private static void AddColumn(DdlSession session, Relation relation, AddColumn add)
    {
        string name = add.Column.Name.Name;
        if (relation.IsPartition)
        {
            session.Error("42809", add.Column.Span, "cannot add column to a partition");
            return;
        }

        if (relation.FindColumn(name) is not null)
        {
            if (!add.IfNotExists) session.Error("42701", add.Column.Name.Span, $"column \"{name}\" of relation \"{relation.Name}\" already exists");
            return;
        }

        if (session.IsOnly && InheritanceDdl.Children(session.Catalog, relation).Count > 0)
        {
            session.Error("42P16", add.Column.Span, "column must be added to child tables too");
            return;
        }

        if (!ColumnDdl.IsConsistent(session, relation.Name, add.Column)) return;
        Relation extended = ColumnDdl.Add(session, relation, add.Column);
        if (ReferenceEquals(extended, relation)) return;
        session.Editor.Put(extended);
        List<TableConstraint> constraints = [];
        session.IsAddingColumn = true;
        ColumnDdl.ApplyConstraints(session, relation.Oid, add.Column, constraints);
        session.IsAddingColumn = false;

        // A stored value for the rows that are there would have to be put into stored rows of other tables, too.
        if (session.Catalog.FindRelation(relation.Oid)?.FindColumn(name) is { HasDefault: true, Generated: not ColumnGeneration.Virtual } && AlterColumnTypeDdl.UserOfRowType(session.Catalog, relation) is { } user)
        {
            session.Error("0A000", add.Column.Span, $"cannot alter table \"{relation.Name}\" because column {user} uses its row type");
            return;
        }

        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation)) InheritColumn(session, child.Oid, relation.Oid, add.Column.Name);
        ConstraintDdl.AddAll(session, relation.Oid, constraints);
    }

    /// <summary>A child gets the column that its parent has got, or has one of that name and type already.</summary>
    private static void InheritColumn(DdlSession session, uint oid, uint parentOid, Identifier name)
    {
        Relation parent = session.Catalog.FindRelation(parentOid)!;
        Relation relation = session.Catalog.FindRelation(oid)!;
        Column column = parent.FindColumn(name.Name)!;
        Column? existing = relation.FindColumn(name.Name);
        if (existing is not null && (existing.Type != column.Type || existing.Typmod != column.Typmod))
        {
            session.Error("42804", name.Span, $"child table \"{relation.Name}\" has different type for column \"{name.Name}\"");
            return;
        }

        session.Editor.Put(existing is null
            ? ColumnDdl.Append(relation, column with
            {
                Number = ColumnDdl.NextNumber(relation),
                IsLocal = false,
                InheritCount = 1,
                StatisticsTarget = null,
                Options = [],
                Access = null,
                NotNull = column.NotNull && !NotNullDdl.HasConstraints(session, relation),
                Identity = relation.IsPartition ? column.Identity : ColumnIdentity.None,
                HasDefault = column.HasDefault && (relation.IsPartition || column.Identity == ColumnIdentity.None),
            })
            : ColumnDdl.Replace(relation, existing with { InheritCount = existing.InheritCount + 1, NotNull = existing.NotNull || (column.NotNull && !NotNullDdl.HasConstraints(session, relation)) }));
        if (NotNullDdl.Find(parent, column.Number) is { NoInherit: false } notNull) InheritanceDdl.Inherit(session, oid, parent, notNull);
        if (existing is not null) return;
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation)) InheritColumn(session, child.Oid, oid, name);
    }

    private static void DropColumn(DdlSession session, Relation relation, DropColumn drop)
    {
        if (relation.FindColumn(drop.Column.Name) is not { } column)
        {
            if (SystemColumn.Find(drop.Column.Name) is not null) session.Error("0A000", drop.Column.Span, $"cannot drop system column \"{drop.Column.Name}\"");
            else if (!drop.IfExists) session.Error("42703", drop.Column.Span, $"column \"{drop.Column.Name}\" of relation \"{relation.Name}\" does not exist");
            return;
        }

        if (column.InheritCount > 0)
        {
            session.Error("42P16", drop.Column.Span, $"cannot drop inherited column \"{column.Name}\"");
            return;
        }

        if (PartitionKeyDdl.Uses(relation, column))
        {
            session.Error("42P16", drop.Column.Span, $"cannot drop column \"{column.Name}\" because it is part of the partition key of relation \"{relation.Name}\"");
            return;
        }

        if (session.IsOnly && relation.Kind == RelationKind.PartitionedTable && InheritanceDdl.Children(session.Catalog, relation).Count > 0)
        {
            session.Error("42P16", drop.Column.Span, "cannot drop column from only the partitioned table when partitions exist");
            return;
        }

        DropDdl.DropColumn(session, relation, column, drop.Behavior, drop.Column.Span);
    }

    private static int Pass(AlterTableAction action) => action switch
    {
        Syntax.DropColumn or DropTableConstraint or DropColumnIdentity or DropColumnExpression => 0,
        AlterColumnDefault { Value: null } or AlterColumnNotNull { IsNotNull: false } => 0,
        AlterColumnType => 1,
        Syntax.AddColumn => 2,
        AlterColumnExpression or AlterColumnNotNull or AddTableConstraint { Constraint: NotNullTableConstraint } => 3,
        AddTableConstraint { Constraint: UniqueTableConstraint or ExclusionTableConstraint } => 4,
        AddTableConstraint or AlterColumnDefault or AddColumnIdentity => 5,
        _ => 6,
    };

    private static bool IsKind(Relation relation, ObjectKind kind) => kind switch
    {
        // ALTER TABLE serves every kind of relation whose actions make sense; the actions themselves say so.
        ObjectKind.Table => relation.Kind != RelationKind.CompositeType,
        ObjectKind.View => relation.Kind == RelationKind.View,
        ObjectKind.MaterializedView => relation.Kind == RelationKind.MaterializedView,
        ObjectKind.Sequence => relation.Kind == RelationKind.Sequence,
        ObjectKind.ForeignTable => relation.Kind == RelationKind.ForeignTable,
        ObjectKind.Type => relation.Kind == RelationKind.CompositeType,
        _ => true,
    };

    private static string KindWord(ObjectKind kind) => kind switch
    {
        ObjectKind.MaterializedView => "materialized view",
        ObjectKind.ForeignTable => "foreign table",
        ObjectKind.Type => "composite type",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
