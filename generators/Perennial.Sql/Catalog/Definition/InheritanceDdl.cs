using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Inheritance and partitions.</summary>
internal static class InheritanceDdl
{
    /// <summary>The parents that CREATE TABLE names; false when one of them is missing.</summary>
    public static bool ResolveParents(DdlSession session, CreateTableStatement create, out List<Relation> parents)
    {
        parents = [];
        IEnumerable<QualifiedName> names = create.PartitionOf is null ? create.Inherits : [create.PartitionOf];
        foreach (QualifiedName name in names)
        {
            if (session.RequireTable(name) is not { } parent) return false;
            if (create.PartitionOf is not null && parent.Kind != RelationKind.PartitionedTable) return session.Error("42P17", name.Span, $"\"{name.Name}\" is not partitioned");
            if (create.PartitionOf is null && parent.Kind == RelationKind.PartitionedTable)
                return session.Error("42809", name.Span, $"cannot inherit from partitioned table \"{name.Name}\"");
            if (parents.Any(p => p.Oid == parent.Oid)) return session.Error("42P07", name.Span, $"relation \"{name.Name}\" would be inherited from more than once");
            parents.Add(parent);
        }

        return true;
    }

    /// <summary>The new table with its parents' columns, equal names merged.</summary>
    public static Relation InheritColumns(DdlSession session, Relation relation, List<Relation> parents, CreateTableStatement create)
    {
        foreach (Relation parent in parents)
        {
            session.Editor.Put(session.Catalog.FindRelation(parent.Oid)! with { HasChildren = true });
            foreach (Column column in parent.Columns)
            {
                if (relation.FindColumn(column.Name) is not { } existing)
                {
                    relation = ColumnDdl.Append(relation, column with
                    {
                        Number = ColumnDdl.NextNumber(relation),
                        IsLocal = false,
                        InheritCount = 1,
                        Comment = null,
                        NotNull = column.NotNull,

                        // Partitions share the identity of the whole (since 17); other children do not inherit it.
                        Identity = create.PartitionOf is null ? ColumnIdentity.None : column.Identity,
                        HasDefault = column.HasDefault && (create.PartitionOf is not null || column.Identity == ColumnIdentity.None),
                    });
                    continue;
                }

                if (existing.Type != column.Type || existing.Typmod != column.Typmod)
                    session.Error("42804", create.Name.Span, $"column \"{column.Name}\" has a type conflict");
                relation = ColumnDdl.Replace(relation, existing with { NotNull = existing.NotNull || column.NotNull, InheritCount = existing.InheritCount + 1 });
            }
        }

        return relation with
        {
            Parents = parents.Select(static parent => parent.Oid).ToEquatableArray(),
            IsPartition = create.PartitionOf is not null,
            PartitionBound = create.Bound,
        };
    }

    /// <summary>A column that the table declares although it inherits it.</summary>
    public static Relation MergeColumn(DdlSession session, Relation relation, Column inherited, ColumnDefinition written)
    {
        if (written.Type is not null && session.ResolveType(written.Type) is { } type && (type.Oid != inherited.Type || type.Typmod != inherited.Typmod))
            session.Error("42804", written.Span, $"column \"{inherited.Name}\" has a type conflict");
        return ColumnDdl.Replace(relation, inherited with { IsLocal = true });
    }

    /// <summary>Gives a new child its parents' CHECK and NOT NULL constraints.</summary>
    public static void InheritConstraints(DdlSession session, uint oid, List<Relation> parents)
    {
        foreach (Relation parent in parents)
        {
            foreach (Constraint constraint in parent.Constraints)
            {
                if (constraint.Kind is ConstraintKind.Check or ConstraintKind.NotNull && !constraint.NoInherit) Inherit(session, oid, parent, constraint);
            }
        }
    }

    /// <summary>Adds a parent's constraint to a child, or merges it with the child's own of that name.</summary>
    public static void Inherit(DdlSession session, uint child, Relation parent, Constraint constraint)
    {
        Relation relation = session.Catalog.FindRelation(child)!;
        Constraint? existing = relation.Constraints.FirstOrDefault(c =>
            c.Kind == constraint.Kind && (constraint.Kind == ConstraintKind.NotNull ? SameColumn(parent, constraint, relation, c) : c.Name == constraint.Name));
        EquatableArray<int> columns = constraint.Columns
            .Select(number => relation.FindColumn(parent.FindColumn(number)!.Name)?.Number ?? 0).Where(static number => number != 0).ToEquatableArray();
        IEnumerable<Constraint> constraints = existing is null
            ? relation.Constraints.Append(constraint with { Columns = columns, IsLocal = false, InheritCount = 1, Comment = null })
            : relation.Constraints.Select(c => ReferenceEquals(c, existing) ? c with { InheritCount = c.InheritCount + 1 } : c);
        relation = relation with { Constraints = constraints.ToEquatableArray() };
        if (constraint.Kind == ConstraintKind.NotNull)
        {
            foreach (int number in columns) relation = ColumnDdl.Replace(relation, relation.FindColumn(number)! with { NotNull = true });
        }

        session.Editor.Put(relation);
    }

    /// <summary>Gives a partition the keys, foreign keys, indexes and row triggers of its parent.</summary>
    public static void ClonePartitionObjects(DdlSession session, uint oid, uint parentOid)
    {
        Relation parent = session.Catalog.FindRelation(parentOid)!;
        foreach (RelationIndex index in parent.Indexes)
        {
            Relation partition = session.Catalog.FindRelation(oid)!;
            Constraint? constraint = parent.Constraints.FirstOrDefault(c => c.Name == index.Name && ConstraintDdl.HasIndex(c.Kind));
            EquatableArray<int> columns = Map(parent, partition, index.Columns);
            EquatableArray<int> included = Map(parent, partition, index.IncludedColumns);
            if (partition.Indexes.Any(own => own.Columns == columns && own.IsUnique == index.IsUnique && own.Predicate == index.Predicate
                && own.IsPrimary == index.IsPrimary && own.Elements == index.Elements))
            {
                continue;
            }

            string label = constraint is null ? "idx" : index.IsPrimary ? "pkey" : constraint.Kind == ConstraintKind.Exclusion ? "excl" : "key";
            string name = NameChooser.ChooseRelation(
                session.Catalog,
                partition.Schema,
                partition.Name,
                index.IsPrimary ? null : NameChooser.JoinColumns(IndexDdl.ElementNames(partition, columns, included, index.Elements)),
                label,
                constraint is not null);
            RelationIndex clone = index with { Oid = session.Editor.NewOid(), Name = name, Columns = columns, IncludedColumns = included, Comment = null };
            partition = partition with { Indexes = partition.Indexes.Append(clone).ToEquatableArray() };
            if (constraint is not null)
            {
                Constraint copy = constraint with { Name = name, Columns = Map(parent, partition, constraint.Columns), IsLocal = false, InheritCount = 1, Comment = null };
                partition = partition with { Constraints = partition.Constraints.Append(copy).ToEquatableArray() };
            }

            session.Editor.Put(partition);
        }

        foreach (Constraint foreignKey in parent.Constraints.Where(static c => c.Kind == ConstraintKind.ForeignKey))
        {
            Relation partition = session.Catalog.FindRelation(oid)!;
            EquatableArray<int> columns = Map(parent, partition, foreignKey.Columns);
            if (partition.Constraints.Any(own => own.Kind == ConstraintKind.ForeignKey && own.Columns == columns && own.ReferencedRelation == foreignKey.ReferencedRelation)) continue;
            string name = partition.Constraints.Any(own => own.Name == foreignKey.Name) ? ConstraintDdl.ForeignKeyName(session, partition, columns) : foreignKey.Name;
            Constraint copy = foreignKey with { Name = name, Columns = columns, IsLocal = false, InheritCount = 1, Comment = null };
            session.Editor.Put(partition with { Constraints = partition.Constraints.Append(copy).ToEquatableArray() });
        }

        foreach (Trigger trigger in parent.Triggers.Where(static t => t.ForEachRow))
        {
            Relation partition = session.Catalog.FindRelation(oid)!;
            if (partition.Triggers.Any(own => own.Name == trigger.Name)) continue;
            Trigger copy = trigger with { Oid = session.Editor.NewOid(), Columns = Map(parent, partition, trigger.Columns), Comment = null };
            session.Editor.Put(partition with { Triggers = partition.Triggers.Append(copy).ToEquatableArray() });
        }
    }

    /// <summary>The direct children of a relation, in order of creation.</summary>
    public static List<Relation> Children(DatabaseCatalog catalog, Relation parent) => parent.HasChildren
        ? [.. catalog.UserRelations.Where(relation => relation.Parents.Contains(parent.Oid)).OrderBy(static relation => relation.Oid)]
        : [];

    private static bool SameColumn(Relation parent, Constraint constraint, Relation child, Constraint own) =>
        parent.FindColumn(constraint.Columns[0])?.Name == child.FindColumn(own.Columns[0])?.Name;

    private static EquatableArray<int> Map(Relation from, Relation to, EquatableArray<int> columns) =>
        columns.Select(number => number == 0 ? 0 : to.FindColumn(from.FindColumn(number)!.Name)?.Number ?? 0).ToEquatableArray();
}
