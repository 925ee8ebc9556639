using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Attaching and detaching of partitions and children that exist already.</summary>
internal static class PartitionDdl
{
    public static void Attach(DdlSession session, Relation parent, AttachPartition attach)
    {
        // ALTER INDEX ... ATTACH PARTITION reaches indexes, which follow their tables here.
        if (session.RequireTable(attach.Partition) is not { } partition) return;
        if (parent.Kind != RelationKind.PartitionedTable)
        {
            session.Error("42P17", attach.Span, $"table \"{parent.Name}\" is not partitioned");
            return;
        }

        if (partition.IsPartition)
        {
            session.Error("42809", attach.Partition.Span, $"\"{partition.Name}\" is already a partition");
            return;
        }

        if (!Adopt(session, parent, partition, attach.Partition)) return;
        session.Editor.Put(session.Catalog.FindRelation(partition.Oid)! with { IsPartition = true, PartitionBound = attach.Bound });
        InheritanceDdl.ClonePartitionObjects(session, partition.Oid, parent.Oid);
    }

    public static void Detach(DdlSession session, Relation parent, QualifiedName name)
    {
        if (session.RequireTable(name) is not { } partition) return;
        Orphan(session, partition, parent);
        if (session.Catalog.FindRelation(partition.Oid) is { } free) session.Editor.Put(free with { IsPartition = false, PartitionBound = null });
    }

    public static void Inherit(DdlSession session, Relation child, QualifiedName parentName)
    {
        if (session.RequireTable(parentName) is not { } parent) return;
        if (child.Parents.Contains(parent.Oid))
        {
            session.Error("42P07", parentName.Span, $"relation \"{parent.Name}\" would be inherited from more than once");
            return;
        }

        Adopt(session, parent, child, parentName);
    }

    /// <summary>Ends an inheritance; what was inherited becomes the child's own.</summary>
    public static void Orphan(DdlSession session, Relation child, Relation parent)
    {
        if (!child.Parents.Contains(parent.Oid))
        {
            session.Error("42P01", default, $"relation \"{parent.Name}\" is not a parent of relation \"{child.Name}\"");
            return;
        }

        Column[] columns = [.. child.Columns.Select(column => parent.FindColumn(column.Name) is null
            ? column
            : column with { InheritCount = Math.Max(0, column.InheritCount - 1), IsLocal = column.IsLocal || column.InheritCount <= 1 })];
        session.Editor.Put(child with
        {
            Columns = new(columns),
            Parents = child.Parents.Where(oid => oid != parent.Oid).ToEquatableArray(),
            Constraints = child.Constraints.Select(static c => c.InheritCount == 0 ? c : c with { InheritCount = c.InheritCount - 1, IsLocal = c.IsLocal || c.InheritCount == 1 }).ToEquatableArray(),
        });
    }

    private static bool Adopt(DdlSession session, Relation parent, Relation child, QualifiedName span)
    {
        foreach (Column column in parent.Columns)
        {
            if (child.FindColumn(column.Name) is not { } own)
                return session.Error("42804", span.Span, $"child table is missing column \"{column.Name}\"");
            if (own.Type != column.Type || own.Typmod != column.Typmod)
                return session.Error("42804", span.Span, $"child table \"{child.Name}\" has different type for column \"{column.Name}\"");
            bool isLocalRule = parent.Constraints.Any(c => c is { Kind: ConstraintKind.NotNull, NoInherit: true } && c.Columns[0] == column.Number);
            if (column.NotNull && !own.NotNull && !isLocalRule)
                return session.Error("42804", span.Span, $"column \"{column.Name}\" in child table \"{child.Name}\" must be marked NOT NULL");
            child = ColumnDdl.Replace(child, own with { InheritCount = own.InheritCount + 1 });
        }

        foreach (Constraint check in parent.Constraints.Where(static c => c.Kind == ConstraintKind.Check && !c.NoInherit))
        {
            if (child.Constraints.All(own => own.Kind != ConstraintKind.Check || own.Name != check.Name))
                return session.Error("42804", span.Span, $"child table is missing constraint \"{check.Name}\"");
        }

        session.Editor.Put(child with
        {
            Parents = child.Parents.Append(parent.Oid).ToEquatableArray(),
            Constraints = child.Constraints.Select(own => own.Kind == ConstraintKind.Check && parent.Constraints.Any(c => c.Kind == ConstraintKind.Check && c.Name == own.Name)
                ? own with { InheritCount = own.InheritCount + 1 }
                : own).ToEquatableArray(),
        });
        session.Editor.Put(session.Catalog.FindRelation(parent.Oid)! with { HasChildren = true });
        return true;
    }
}
