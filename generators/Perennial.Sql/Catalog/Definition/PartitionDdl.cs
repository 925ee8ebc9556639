using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

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
            // The kind of the table is looked at with the other actions since 18.
            session.Error(session.ServerVersion >= 18 ? "42809" : "42P17", attach.Span, $"table \"{parent.Name}\" is not partitioned");
            return;
        }

        if (partition.IsPartition)
        {
            session.Error("42809", attach.Partition.Span, $"\"{partition.Name}\" is already a partition");
            return;
        }

        if (partition.OfType != 0)
        {
            session.Error("42809", attach.Partition.Span, "cannot attach a typed table as partition");
            return;
        }

        if (attach.Bound is not null && !PartitionBoundDdl.Check(session, parent, attach.Bound, partition.Name)) return;
        if (!Adopt(session, parent, partition, attach.Partition, isPartition: true)) return;
        session.Editor.Put(session.Catalog.FindRelation(partition.Oid)! with { IsPartition = true, PartitionBound = attach.Bound });
        PartitionObjectsDdl.Clone(session, partition.Oid, parent.Oid, attach.Partition.Span);
    }

    public static void Detach(DdlSession session, Relation parent, QualifiedName name)
    {
        if (session.RequireTable(name) is not { } partition) return;
        Orphan(session, partition, parent, name.Span);
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

        if (parent.Oid == child.Oid || Descends(session.Catalog, parent, child.Oid))
        {
            session.Error("42P07", parentName.Span, "circular inheritance not allowed");
            return;
        }

        if (parent.Kind == RelationKind.PartitionedTable || parent.IsPartition || child.IsPartition)
        {
            session.Error("42809", parentName.Span, parent.Kind == RelationKind.PartitionedTable ? $"cannot inherit from partitioned table \"{parent.Name}\"" : "cannot inherit from a partition, and a partition cannot inherit");
            return;
        }

        Adopt(session, parent, child, parentName, isPartition: false);
    }

    private static bool Descends(DatabaseCatalog catalog, Relation relation, uint ancestor) =>
        relation.Parents.Any(oid => oid == ancestor || (catalog.FindRelation(oid) is { } parent && Descends(catalog, parent, ancestor)));

    /// <summary>Ends an inheritance; what was inherited becomes the child's own.</summary>
    public static void Orphan(DdlSession session, Relation child, Relation parent, TextSpan span)
    {
        if (!child.Parents.Contains(parent.Oid))
        {
            session.Error("42P01", span, $"relation \"{parent.Name}\" is not a parent of relation \"{child.Name}\"");
            return;
        }

        Column[] columns = [.. child.Columns.Select(column => parent.FindColumn(column.Name) is null || column.InheritCount == 0
            ? column
            : column with { InheritCount = column.InheritCount - 1, IsLocal = column.IsLocal || column.InheritCount == 1 })];
        session.Editor.Put(child with
        {
            Columns = new(columns),
            Parents = child.Parents.Where(oid => oid != parent.Oid).ToEquatableArray(),
            Constraints = child.Constraints.Select(own => own.InheritCount == 0 || !parent.Constraints.Any(c => !c.NoInherit && InheritanceDdl.IsSame(parent, c, child, own))
                ? own
                : own with { InheritCount = own.InheritCount - 1, IsLocal = own.IsLocal || own.InheritCount == 1 }).ToEquatableArray(),
            Indexes = child.Indexes.Select(index => parent.Indexes.Any(own => own.Oid == index.ParentIndex) ? index with { ParentIndex = 0 } : index).ToEquatableArray(),
        });
    }

    private static bool Adopt(DdlSession session, Relation parent, Relation child, QualifiedName span, bool isPartition)
    {
        // What a partition has in common with the whole is no longer its own.
        foreach (Column column in parent.Columns)
        {
            if (child.FindColumn(column.Name) is not { } own)
                return session.Error("42804", span.Span, $"child table is missing column \"{column.Name}\"");
            if (!IsCompatible(session, parent, column, child, own, span)) return false;
            child = ColumnDdl.Replace(child, own with { InheritCount = own.InheritCount + 1, IsLocal = own.IsLocal && !isPartition });
        }

        foreach (Constraint constraint in parent.Constraints)
        {
            if (constraint.NoInherit || constraint.Kind is not (ConstraintKind.Check or ConstraintKind.NotNull)) continue;
            if (child.Constraints.FirstOrDefault(c => InheritanceDdl.IsSame(parent, constraint, child, c)) is not { } own)
                return session.Error("42804", span.Span, $"child table is missing constraint \"{constraint.Name}\"");
            if (constraint.Condition is not null && own.Condition is not null && ExpressionNormalForm.Of(constraint.Condition, parent) != ExpressionNormalForm.Of(own.Condition, child))
                return session.Error("42804", span.Span, $"child table \"{child.Name}\" has different definition for check constraint \"{own.Name}\"");
            if (own.NoInherit)
                return session.Error("42P17", span.Span, $"constraint \"{own.Name}\" conflicts with non-inherited constraint on child table \"{child.Name}\"");
            if (constraint.Validated && constraint.Enforced && !own.Validated)
                return session.Error("42P17", span.Span, $"constraint \"{own.Name}\" conflicts with NOT {(own.Enforced ? "VALID" : "ENFORCED")} constraint on child table \"{child.Name}\"");
            Constraint merged = own with { InheritCount = own.InheritCount + 1, IsLocal = own.IsLocal && !isPartition };
            child = child with { Constraints = child.Constraints.Select(c => ReferenceEquals(c, own) ? merged : c).ToEquatableArray() };
        }

        session.Editor.Put(child with { Parents = child.Parents.Append(parent.Oid).ToEquatableArray() });
        session.Editor.Put(session.Catalog.FindRelation(parent.Oid)! with { HasChildren = true });
        return true;
    }

    private static bool IsCompatible(DdlSession session, Relation parent, Column column, Relation child, Column own, QualifiedName span)
    {
        if (own.Type != column.Type || own.Typmod != column.Typmod)
            return session.Error("42804", span.Span, $"child table \"{child.Name}\" has different type for column \"{column.Name}\"");
        if (own.Collation != column.Collation)
            return session.Error("42P21", span.Span, $"child table \"{child.Name}\" has different collation for column \"{column.Name}\"");
        bool isLocalRule = NotNullDdl.Find(parent, column.Number) is { NoInherit: true };
        if (column.NotNull && !own.NotNull && !isLocalRule)
            return session.Error("42804", span.Span, $"column \"{column.Name}\" in child table \"{child.Name}\" must be marked NOT NULL");
        if ((column.Generated == ColumnGeneration.None) != (own.Generated == ColumnGeneration.None))
            return session.Error("42804", span.Span, $"column \"{column.Name}\" in child table must {(column.Generated == ColumnGeneration.None ? "not " : "")}be a generated column");
        return true;
    }
}
