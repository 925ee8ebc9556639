using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Which actions of ALTER TABLE fit which kind of relation (ATSimplePermissions); all are looked at before any of them runs.</summary>
internal static class AlterTablePermission
{
    [Flags]
    private enum Kinds
    {
        None = 0,
        Table = 1,
        Partitioned = 2,
        View = 4,
        MaterializedView = 8,
        Sequence = 16,
        Foreign = 32,
        Composite = 64,
        Tables = Table | Partitioned,
        TablesAndForeign = Tables | Foreign,
        All = Tables | View | MaterializedView | Sequence | Foreign | Composite,
    }

    /// <summary>False with 42809 when the action is not for this kind of relation.</summary>
    public static bool IsAllowed(DdlSession session, Relation relation, AlterTableAction action)
    {
        if ((Allowed(action) & KindOf(relation.Kind)) == Kinds.None)
            return session.Error("42809", action.Span, $"this ALTER action cannot be performed on relation \"{relation.Name}\"");
        if (relation.OfType != 0 && action is AddColumn or DropColumn or AlterColumnType or ChangeInheritance)
            return session.Error("42809", action.Span, $"cannot change the columns of typed table \"{relation.Name}\"");
        if (action is ChangeInheritance && relation.Kind == RelationKind.PartitionedTable)
            return session.Error("42809", action.Span, $"cannot change inheritance of partitioned table \"{relation.Name}\"");
        return action is not ChangeInheritance || !relation.IsPartition || session.Error("42809", action.Span, "cannot change inheritance of a partition");
    }

    private static Kinds Allowed(AlterTableAction action) => action switch
    {
        AddColumn or DropColumn or AlterColumnType => Kinds.TablesAndForeign | Kinds.Composite,
        AlterColumnDefault or AddColumnIdentity or AlterColumnIdentity or DropColumnIdentity => Kinds.TablesAndForeign | Kinds.View,
        AlterColumnNotNull or AlterColumnExpression or DropColumnExpression or DropTableConstraint or ValidateConstraint => Kinds.TablesAndForeign,
        AddTableConstraint => Kinds.TablesAndForeign,
        AlterConstraint or ChangeRowSecurity => Kinds.Tables,
        ChangeTrigger { IsRule: true } => Kinds.Tables | Kinds.View,
        ChangeTrigger => Kinds.TablesAndForeign,
        ChangeInheritance => Kinds.TablesAndForeign,
        AttachPartition or DetachPartition => Kinds.Tables,
        StorageAction storage => Allowed(storage.Verb),
        _ => Kinds.All,
    };

    private static Kinds Allowed(string verb) => verb switch
    {
        "SET LOGGED" or "SET UNLOGGED" => Kinds.Tables | Kinds.Sequence,
        "SET" or "RESET" => Kinds.Tables | Kinds.View | Kinds.MaterializedView,
        "SET TABLESPACE" or "SET ACCESS METHOD" or "CLUSTER ON" or "SET WITHOUT CLUSTER" or "REPLICA IDENTITY DEFAULT" or "REPLICA IDENTITY FULL" or "REPLICA IDENTITY NOTHING" or "REPLICA IDENTITY USING INDEX" or "ALTER COLUMN SET COMPRESSION" => Kinds.Tables | Kinds.MaterializedView,
        "ALTER COLUMN SET STATISTICS" or "ALTER COLUMN SET" or "ALTER COLUMN RESET" or "ALTER COLUMN SET STORAGE" => Kinds.TablesAndForeign | Kinds.MaterializedView,
        "OF" or "NOT OF" => Kinds.Tables,
        "OPTIONS" or "ALTER COLUMN OPTIONS" => Kinds.Foreign,
        _ => Kinds.TablesAndForeign | Kinds.MaterializedView,
    };

    private static Kinds KindOf(RelationKind kind) => kind switch
    {
        RelationKind.Table => Kinds.Table,
        RelationKind.PartitionedTable => Kinds.Partitioned,
        RelationKind.View => Kinds.View,
        RelationKind.MaterializedView => Kinds.MaterializedView,
        RelationKind.Sequence => Kinds.Sequence,
        RelationKind.ForeignTable => Kinds.Foreign,
        _ => Kinds.Composite,
    };
}
