using System.Collections.Immutable;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Inheritance and partitions.</summary>
internal static class InheritanceDdl
{
    // Before, a child's generated column could be so alone, and could not be where the parent's was.
    private const int FirstVersionWithChildGeneration = 16;

    private const int FirstVersionWithSharedIdentity = 17;

    /// <summary>The parents that CREATE TABLE names; false when one of them is missing.</summary>
    public static bool ResolveParents(DdlSession session, CreateTableStatement create, out List<Relation> parents)
    {
        parents = [];
        if (create is { PartitionBy: not null, Inherits.IsEmpty: false })
            return session.Error("42P17", create.Inherits[0].Span, "cannot create partitioned table as inheritance child");
        IEnumerable<QualifiedName> names = create.PartitionOf is null ? create.Inherits : [create.PartitionOf];
        foreach (QualifiedName name in names)
        {
            // The list is read before any of it is judged.
            if (session.RequireRelation(name) is not { } parent) return false;
            if (parents.Any(p => p.Oid == parent.Oid)) return session.Error("42P07", name.Span, $"relation \"{name.Name}\" would be inherited from more than once");
            parents.Add(parent);
        }

        foreach ((QualifiedName name, Relation parent) in names.Zip(parents, static (name, parent) => (name, parent)))
        {
            if (!parent.IsTable) return session.Error("42809", name.Span, $"\"{name.Name}\" is not a table");
            if (create.PartitionOf is not null && parent.Kind != RelationKind.PartitionedTable) return session.Error("42P17", name.Span, $"\"{name.Name}\" is not partitioned");
            if (create.PartitionOf is null && parent.Kind == RelationKind.PartitionedTable)
                return session.Error("42809", name.Span, $"cannot inherit from partitioned table \"{name.Name}\"");
            bool isTemporary = create.Persistence == TablePersistence.Temporary || create.Name.Schema == SchemaName.Temporary;
            if (parent.Schema == SchemaName.Temporary && !isTemporary)
            {
                return session.Error("42809", name.Span, create.PartitionOf is null
                    ? $"cannot inherit from temporary relation \"{name.Name}\""
                    : $"cannot create a permanent relation as partition of temporary relation \"{name.Name}\"");
            }

            if (create.PartitionOf is not null && isTemporary && parent.Schema != SchemaName.Temporary)
                return session.Error("42809", name.Span, $"cannot create a temporary relation as partition of permanent relation \"{name.Name}\"");
            if (create.PartitionOf is null && parent.IsPartition) return session.Error("42809", name.Span, $"cannot inherit from partition \"{name.Name}\"");
        }

        return true;
    }

    /// <summary>The new table with its parents' columns, equal names merged.</summary>
    public static Relation InheritColumns(DdlSession session, Relation relation, List<Relation> parents, CreateTableStatement create)
    {
        bool sharesIdentity = create.PartitionOf is not null && session.ServerVersion >= FirstVersionWithSharedIdentity;
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
                        StatisticsTarget = null,
                        Options = [],
                        Access = null,

                        // Since 18 it comes with the constraint, which may not be inherited.
                        NotNull = column.NotNull && !NotNullDdl.HasConstraints(session, relation),

                        // Partitions share the identity of the whole; other children do not inherit it.
                        Identity = sharesIdentity ? column.Identity : ColumnIdentity.None,
                        HasDefault = column.HasDefault && (sharesIdentity || column.Identity == ColumnIdentity.None),
                    });
                    continue;
                }

                if (existing.Type != column.Type || existing.Typmod != column.Typmod)
                    session.Error("42804", create.Name.Span, $"inherited column \"{column.Name}\" has a type conflict");
                else if (existing.Collation != column.Collation)
                    session.Error("42P21", create.Name.Span, $"inherited column \"{column.Name}\" has a collation conflict");
                else if (existing.Generated != column.Generated)
                    session.Error("42804", create.Name.Span, $"inherited column \"{column.Name}\" has a generation conflict");
                else if (existing.HasDefault && column.HasDefault && existing.Default is not null && column.Default is not null && !IsRedefined(create, column.Name)
                    && ExpressionNormalForm.Of(existing.Default, relation) != ExpressionNormalForm.Of(column.Default, parent))
                    session.Error("42611", create.Name.Span, $"column \"{column.Name}\" inherits conflicting {(column.Generated == ColumnGeneration.None ? "default values" : "generation expressions")}");
                relation = ColumnDdl.Replace(relation, existing with { NotNull = existing.NotNull || (column.NotNull && !NotNullDdl.HasConstraints(session, relation)), InheritCount = existing.InheritCount + 1 });
            }
        }

        return relation with
        {
            Parents = parents.Select(static parent => parent.Oid).ToEquatableArray(),
            IsPartition = create.PartitionOf is not null,
            PartitionBound = create.Bound,
        };
    }

    private static bool IsRedefined(CreateTableStatement create, string column) => create.Elements.OfType<ColumnDefinition>()
        .Any(written => written.Name.Name == column && written.Constraints.Any(static c => c is DefaultColumnConstraint or GeneratedColumnConstraint));

    /// <summary>A column that the table declares although it inherits it.</summary>
    public static Relation MergeColumn(DdlSession session, Relation relation, Column inherited, ColumnDefinition written)
    {
        if (written.Type is not null && session.ResolveType(written.Type) is { } type && (type.Oid != inherited.Type || type.Typmod != inherited.Typmod))
            session.Error("42804", written.Span, $"column \"{inherited.Name}\" has a type conflict");
        GeneratedColumnConstraint? generated = written.Constraints.OfType<GeneratedColumnConstraint>().FirstOrDefault();
        if (session.ServerVersion < FirstVersionWithChildGeneration)
        {
            if (generated is not null && inherited.Generated != ColumnGeneration.None) session.Error("42611", generated.Span, $"child column \"{inherited.Name}\" specifies generation expression");
        }
        else if (inherited.Generated == ColumnGeneration.None)
        {
            if (generated is not null) session.Error("42611", generated.Span, $"child column \"{inherited.Name}\" specifies generation expression");
        }
        else if (written.Constraints.FirstOrDefault(static c => c is DefaultColumnConstraint or IdentityColumnConstraint) is { } other)
        {
            session.Error("42611", other.Span, $"column \"{inherited.Name}\" inherits from generated column but specifies {(other is DefaultColumnConstraint ? "default" : "identity")}");
        }
        else if (generated is not null && inherited.Generated != ColumnDdl.KindOf(session, generated))
        {
            session.Error("42611", generated.Span, $"column \"{inherited.Name}\" inherits from generated column of different kind");
        }

        if (written.Compression is { Name: not "default" } method && inherited.Compression is { } declared && declared != method.Name)
            session.Error("42804", written.Span, $"column \"{inherited.Name}\" has a compression method conflict");
        return ColumnDdl.Replace(relation, inherited with { IsLocal = !relation.IsPartition });
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

    /// <summary>Passes a constraint on to the children that exist; one that has it already keeps it from its own children.</summary>
    public static void InheritToChildren(DdlSession session, uint oid, Constraint constraint)
    {
        foreach (Relation child in Children(session.Catalog, session.Catalog.FindRelation(oid)!))
        {
            // A check that must hold cannot be merged with one of a child that need not (MergeWithExistingConstraint).
            Constraint? own = constraint is { Kind: ConstraintKind.Check, Enforced: true } ? child.Constraints.FirstOrDefault(c => c.Kind == ConstraintKind.Check && c.Name == constraint.Name) : null;
            if (own is { Enforced: false } || (own is { Validated: false } && constraint.Validated))
            {
                session.Error("42P17", default, $"constraint \"{own.Name}\" conflicts with {(own.Enforced ? "NOT VALID" : "NOT ENFORCED")} constraint on relation \"{child.Name}\"");
                return;
            }

            if (Inherit(session, child.Oid, session.Catalog.FindRelation(oid)!, constraint) is { } added) InheritToChildren(session, child.Oid, added);
        }
    }

    /// <summary>Adds a parent's constraint to a child, or merges it with the child's own; null when it was merged or the child lacks the column.</summary>
    public static Constraint? Inherit(DdlSession session, uint child, Relation parent, Constraint constraint)
    {
        Relation relation = session.Catalog.FindRelation(child)!;
        if (constraint.Kind == ConstraintKind.NotNull && relation.FindColumn(parent.FindColumn(constraint.Columns[0])!.Name) is null) return null;
        Constraint? existing = relation.Constraints.FirstOrDefault(c => IsSame(parent, constraint, relation, c));
        EquatableArray<int> columns = constraint.Columns
            .Select(number => relation.FindColumn(parent.FindColumn(number)!.Name)?.Number ?? 0).Where(static number => number != 0).ToEquatableArray();
        string name = constraint.Kind == ConstraintKind.NotNull && existing is null && relation.Constraints.Any(c => c.Name == constraint.Name)
            ? NameChooser.ChooseConstraint(session.Catalog, relation.Schema, relation.Name, relation.FindColumn(columns[0])!.Name, "not_null", session.ReservedConstraintNames)
            : constraint.Name;
        Constraint? added = existing is null ? constraint with { Name = name, Columns = columns, IsLocal = false, InheritCount = 1, Comment = null } : null;
        IEnumerable<Constraint> constraints = added is not null
            ? relation.Constraints.Append(added)
            : relation.Constraints.Select(c => ReferenceEquals(c, existing) ? c with { InheritCount = c.InheritCount + 1, IsLocal = c.IsLocal && !(relation.IsPartition && c.Kind == ConstraintKind.Check) } : c);
        relation = relation with { Constraints = constraints.ToEquatableArray() };
        if (constraint.Kind == ConstraintKind.NotNull)
        {
            foreach (int number in columns) relation = ColumnDdl.Replace(relation, relation.FindColumn(number)! with { NotNull = true });
        }

        session.Editor.Put(relation);
        return added;
    }

    /// <summary>Gives a partition the keys, foreign keys, indexes and row triggers of its parent.</summary>
    public static void ClonePartitionObjects(DdlSession session, uint oid, uint parentOid, TextSpan span = default)
    {
        Relation parent = session.Catalog.FindRelation(parentOid)!;
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
            {
                session.Error("42P16", span, $"multiple primary keys for table \"{partition.Name}\" are not allowed");
                return;
            }

            IReadOnlyList<string>? operators = constraint is { Kind: ConstraintKind.Exclusion } ? constraint.Operators : null;
            if ((index.IsUnique || operators is not null) && !PartitionKeyDdl.IsCoveredBy(session, partition, columns, operators, "UNIQUE", span)) return;
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

        foreach (Constraint foreignKey in parent.Constraints.Where(static c => c.Kind == ConstraintKind.ForeignKey))
        {
            Relation partition = session.Catalog.FindRelation(oid)!;
            EquatableArray<int> columns = Map(parent, partition, foreignKey.Columns);
            if (foreignKey.ReferencedRelation == oid)
            {
                session.Error("0A000", span, $"cannot attach table \"{partition.Name}\" as a partition because it is referenced by foreign key \"{foreignKey.Name}\"");
                return;
            }

            if (partition.Constraints.Any(own => own.InheritCount > 0 && own.Name == foreignKey.Name && IsSame(parent, foreignKey, partition, own))) continue;
            if (partition.Constraints.FirstOrDefault(own => IsTwin(parent, foreignKey, partition, own)) is { } twin)
            {
                if (twin.Enforced != foreignKey.Enforced)
                {
                    session.Error("42P17", span, $"constraint \"{foreignKey.Name}\" enforceability conflicts with constraint \"{twin.Name}\" on relation \"{partition.Name}\"");
                    return;
                }

                // What the partition has declared alike becomes part of the whole.
                Constraint merged = twin with { InheritCount = twin.InheritCount + 1, IsLocal = false, Validated = foreignKey.Validated };
                session.Editor.Put(partition with { Constraints = partition.Constraints.Select(own => ReferenceEquals(own, twin) ? merged : own).ToEquatableArray() });
                continue;
            }

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

        foreach (Relation child in Children(session.Catalog, session.Catalog.FindRelation(oid)!).Where(static child => child.IsPartition)) ClonePartitionObjects(session, child.Oid, oid, span);
    }

    /// <summary>The direct children of a relation, in order of creation.</summary>
    public static List<Relation> Children(DatabaseCatalog catalog, Relation parent) =>
        catalog.User.Children.TryGetValue(parent.Oid, out ImmutableSortedSet<uint>? children) ? [.. children.Select(oid => catalog.FindRelation(oid)!)] : [];

    /// <summary>Whether a child's constraint is the one that a parent's becomes: a check has its name, any other is over the same columns.</summary>
    public static bool IsSame(Relation parent, Constraint constraint, Relation child, Constraint own) => constraint.Kind == own.Kind && (constraint.Kind == ConstraintKind.Check
        ? own.Name == constraint.Name
        : constraint.ReferencedRelation == own.ReferencedRelation
            && constraint.Columns.Select(number => parent.FindColumn(number)?.Name).SequenceEqual(own.Columns.Select(number => child.FindColumn(number)?.Name)));

    /// <summary>Whether some descendant has the column from a parent that does not descend from the relation.</summary>
    public static bool HasOtherParent(DatabaseCatalog catalog, Relation relation, string column)
    {
        HashSet<uint> family = [relation.Oid];
        Queue<Relation> pending = new(Children(catalog, relation));
        List<Relation> descendants = [];
        while (pending.Count > 0)
        {
            Relation next = pending.Dequeue();
            if (!family.Add(next.Oid)) continue;
            descendants.Add(next);
            foreach (Relation child in Children(catalog, next)) pending.Enqueue(child);
        }

        return descendants.Exists(descendant => descendant.FindColumn(column) is { } own
            && own.InheritCount > descendant.Parents.Count(parent => family.Contains(parent)));
    }

    /// <summary>The direct children, each as it is when its turn comes: what happens to one may change the others.</summary>
    public static IEnumerable<Relation> CurrentChildren(DdlSession session, Relation parent)
    {
        foreach (Relation child in Children(session.Catalog, parent))
        {
            if (session.Catalog.FindRelation(child.Oid) is { } current) yield return current;
        }
    }

    private static bool IsTwin(Relation parent, Constraint foreignKey, Relation partition, Constraint own) =>
        own is { Kind: ConstraintKind.ForeignKey, InheritCount: 0 }
        && IsSame(parent, foreignKey, partition, own)
        && own.ReferencedColumns == foreignKey.ReferencedColumns
        && (own.OnDelete, own.OnUpdate, own.Match, own.Deferrable, own.InitiallyDeferred)
            == (foreignKey.OnDelete, foreignKey.OnUpdate, foreignKey.Match, foreignKey.Deferrable, foreignKey.InitiallyDeferred);

    private static EquatableArray<int> Map(Relation from, Relation to, EquatableArray<int> columns) =>
        columns.Select(number => number == 0 ? 0 : to.FindColumn(from.FindColumn(number)!.Name)?.Number ?? 0).ToEquatableArray();
}
