using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>What partitions have because their parent has it (DefineIndex, CloneForeignKeyConstraints, CloneRowTriggersToPartition).</summary>
internal static class PartitionObjectsDdl
{
    /// <summary>Gives a partition the keys, foreign keys, indexes and row triggers of its parent, and its own partitions theirs.</summary>
    public static void Clone(DdlSession session, uint oid, uint parentOid, TextSpan span = default)
    {
        Relation parent = session.Catalog.FindRelation(parentOid)!;
        if (!CloneIndexes(session, oid, parent, span) || !CloneForeignKeys(session, oid, parent, span)) return;
        CloneTriggers(session, oid, parent);
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, session.Catalog.FindRelation(oid)!).Where(static child => child.IsPartition)) Clone(session, child.Oid, oid, span);
    }

    private static bool CloneIndexes(DdlSession session, uint oid, Relation parent, TextSpan span)
    {
        foreach (RelationIndex index in parent.Indexes)
        {
            Relation partition = session.Catalog.FindRelation(oid)!;
            Constraint? constraint = parent.Constraints.FirstOrDefault(c => c.Name == index.Name && ConstraintDdl.HasIndex(c.Kind));
            EquatableArray<int> columns = Map(parent, partition, index.Columns);
            EquatableArray<int> included = Map(parent, partition, index.IncludedColumns);
            if (partition.Indexes.Any(own => own.ParentIndex == index.Oid)) continue;
            if (partition.Indexes.FirstOrDefault(own => own.ParentIndex == 0 && IndexComparison.IsSame(session.Catalog, parent, index, partition, own)
                && (constraint is null || partition.Constraints.Any(c => c.Name == own.Name && c.Kind == constraint.Kind))) is { } twin)
            {
                // An index of the partition that does the same becomes part of the whole.
                partition = partition with { Indexes = partition.Indexes.Select(own => ReferenceEquals(own, twin) ? own with { ParentIndex = index.Oid } : own).ToEquatableArray() };
                if (constraint is not null)
                    partition = partition with { Constraints = partition.Constraints.Select(own => own.Name == twin.Name && own.InheritCount == 0 ? own with { InheritCount = 1, IsLocal = false } : own).ToEquatableArray() };
                session.Editor.Put(partition);
                continue;
            }

            if (index.IsPrimary && partition.Constraints.Any(static own => own.Kind == ConstraintKind.PrimaryKey))
                return session.Error("42P16", span, $"multiple primary keys for table \"{partition.Name}\" are not allowed");

            IReadOnlyList<string>? operators = constraint is { Kind: ConstraintKind.Exclusion } ? constraint.Operators : null;
            if ((index.IsUnique || operators is not null) && !PartitionKeyDdl.IsCoveredBy(session, partition, columns, operators, "UNIQUE", span)) return false;
            string label = constraint is null ? "idx" : index.IsPrimary ? "pkey" : constraint.Kind == ConstraintKind.Exclusion || constraint.Temporal ? "excl" : "key";
            string name = NameChooser.ChooseRelation(
                session.Catalog,
                partition.Schema,
                partition.Name,
                index.IsPrimary ? null : NameChooser.JoinColumns(IndexDdl.ElementNames(partition, columns, included, index.Elements)),
                label,
                constraint is not null);
            RelationIndex clone = index with { ParentIndex = index.Oid, Oid = session.Editor.NewOid(), Name = name, Columns = columns, IncludedColumns = included, Comment = null };
            partition = partition with { Indexes = partition.Indexes.Append(clone).ToEquatableArray() };
            if (constraint is not null)
            {
                Constraint copy = constraint with { Name = name, Columns = Map(parent, partition, constraint.Columns), IsLocal = false, InheritCount = 1, Comment = null };
                partition = partition with { Constraints = partition.Constraints.Append(copy).ToEquatableArray() };
            }

            // Server 18 passes the not-null constraints on; before, the key marks its columns.
            if (index.IsPrimary)
            {
                foreach (int number in columns) partition = ColumnDdl.Replace(partition, partition.FindColumn(number)! with { NotNull = true });
            }

            session.Editor.Put(partition);
        }

        return true;
    }

    private static bool CloneForeignKeys(DdlSession session, uint oid, Relation parent, TextSpan span)
    {
        foreach (Constraint foreignKey in parent.Constraints.Where(static c => c.Kind == ConstraintKind.ForeignKey))
        {
            Relation partition = session.Catalog.FindRelation(oid)!;
            EquatableArray<int> columns = Map(parent, partition, foreignKey.Columns);
            if (foreignKey.ReferencedRelation == oid)
                return session.Error("0A000", span, $"cannot attach table \"{partition.Name}\" as a partition because it is referenced by foreign key \"{foreignKey.Name}\"");

            if (partition.Constraints.Any(own => own.InheritCount > 0 && own.Name == foreignKey.Name && InheritanceDdl.IsSame(parent, foreignKey, partition, own))) continue;
            if (partition.Constraints.FirstOrDefault(own => IsTwin(parent, foreignKey, partition, own)) is { } twin)
            {
                if (twin.Enforced != foreignKey.Enforced)
                    return session.Error("42P17", span, $"constraint \"{foreignKey.Name}\" enforceability conflicts with constraint \"{twin.Name}\" on relation \"{partition.Name}\"");

                // What the partition has declared alike becomes part of the whole.
                Constraint merged = twin with { InheritCount = twin.InheritCount + 1, IsLocal = false, Validated = foreignKey.Validated };
                session.Editor.Put(partition with { Constraints = partition.Constraints.Select(own => ReferenceEquals(own, twin) ? merged : own).ToEquatableArray() });
                continue;
            }

            string name = partition.Constraints.Any(own => own.Name == foreignKey.Name) ? ConstraintDdl.ForeignKeyName(session, partition, columns) : foreignKey.Name;
            Constraint copy = foreignKey with { Name = name, Columns = columns, IsLocal = false, InheritCount = 1, Comment = null };
            session.Editor.Put(partition with { Constraints = partition.Constraints.Append(copy).ToEquatableArray() });
        }

        return true;
    }

    private static void CloneTriggers(DdlSession session, uint oid, Relation parent)
    {
        foreach (Trigger trigger in parent.Triggers.Where(static t => t.ForEachRow))
        {
            Relation partition = session.Catalog.FindRelation(oid)!;
            if (partition.Triggers.Any(own => own.Name == trigger.Name)) continue;
            Trigger copy = trigger with { Oid = session.Editor.NewOid(), Columns = Map(parent, partition, trigger.Columns), Comment = null };
            session.Editor.Put(partition with { Triggers = partition.Triggers.Append(copy).ToEquatableArray() });
        }
    }

    private static bool IsTwin(Relation parent, Constraint foreignKey, Relation partition, Constraint own) =>
        own is { Kind: ConstraintKind.ForeignKey, InheritCount: 0 }
        && InheritanceDdl.IsSame(parent, foreignKey, partition, own)
        && own.ReferencedColumns == foreignKey.ReferencedColumns
        && (own.OnDelete, own.OnUpdate, own.Match, own.Deferrable, own.InitiallyDeferred)
            == (foreignKey.OnDelete, foreignKey.OnUpdate, foreignKey.Match, foreignKey.Deferrable, foreignKey.InitiallyDeferred);

    private static EquatableArray<int> Map(Relation from, Relation to, EquatableArray<int> columns) =>
        columns.Select(number => number == 0 ? 0 : to.FindColumn(from.FindColumn(number)!.Name)?.Number ?? 0).ToEquatableArray();
}
