using System.Collections.Immutable;
using Perennial.Sql.Syntax;

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
}
