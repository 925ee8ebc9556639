using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>
/// NOT NULL of columns. From server 18 on it is a constraint with a name that children inherit (AddRelationNotNullConstraints, ATExecSetNotNull); before, it is a
/// mark of the column that each child gets anew.
/// </summary>
internal static class NotNullDdl
{
    private const int FirstVersionWithConstraints = 18;

    public static bool HasConstraints(DdlSession session, Relation relation) => session.ServerVersion >= FirstVersionWithConstraints && relation.IsTable;

    public static Constraint? Find(Relation relation, int column) =>
        relation.Constraints.FirstOrDefault(constraint => constraint.Kind == ConstraintKind.NotNull && constraint.Columns[0] == column);

    /// <summary>NOT NULL as CREATE TABLE or ADD COLUMN writes it, or as a primary key implies it.</summary>
    public static void Declare(DdlSession session, uint oid, string columnName, TextSpan span, Identifier? name = null, bool noInherit = false, bool isImplied = false, bool isValidated = true, bool keepsInherited = false)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        Column column = relation.FindColumn(columnName)!;
        if (!HasConstraints(session, relation))
        {
            session.Editor.Put(ColumnDdl.Replace(relation, column with { NotNull = true }));
            return;
        }

        if (Find(relation, column.Number) is not { } existing)
        {
            Create(session, relation, column, name, noInherit, isValidated);
            return;
        }

        bool isCreation = session.NewTable == oid;
        if (existing.NoInherit != noInherit && (isCreation || !isImplied || existing.NoInherit))
        {
            if (isCreation && !existing.IsLocal) session.Error("42804", span, $"cannot define not-null constraint with NO INHERIT on column \"{columnName}\"");
            else if (isCreation) session.Error("42601", span, $"conflicting NO INHERIT declaration for not-null constraint on column \"{columnName}\"");
            else session.Error("55000", span, $"cannot change NO INHERIT status of NOT NULL constraint \"{existing.Name}\" on relation \"{relation.Name}\"");
            return;
        }

        if (!isCreation)
        {
            if (name is { } other && other.Name != existing.Name)
                session.Error("55000", other.Span, $"cannot create not-null constraint \"{other.Name}\" on column \"{columnName}\" of table \"{relation.Name}\": it has the not-null constraint \"{existing.Name}\"");
            else if (!existing.Validated)
                session.Error("55000", span, $"incompatible NOT VALID constraint \"{existing.Name}\" on relation \"{relation.Name}\": validate it first");
            else if (!keepsInherited)
                Replace(session, relation, existing, existing with { IsLocal = true });
            return;
        }

        if (!existing.IsLocal)
        {
            // What the table declares itself names the constraint that it would have inherited.
            Replace(session, relation, existing, existing with { Name = name?.Name ?? Choose(session, relation, columnName), IsLocal = true });
        }
        else if (name is { } second && second.Name != existing.Name)
        {
            if (session.GeneratedConstraintNames.Contains(existing.Name)) Replace(session, relation, existing, existing with { Name = second.Name });
            else session.Error("42601", second.Span, $"conflicting not-null constraint names \"{existing.Name}\" and \"{second.Name}\"");
        }
    }

    /// <summary>ALTER COLUMN SET NOT NULL.</summary>
    public static void Set(DdlSession session, uint oid, string columnName, TextSpan span)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        if (relation.FindColumn(columnName) is not { } column) return;
        if (!HasConstraints(session, relation))
        {
            if (!column.NotNull) session.Editor.Put(ColumnDdl.Replace(relation, column with { NotNull = true }));
            foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation)) Set(session, child.Oid, columnName, span);
            return;
        }

        if (Find(relation, column.Number) is not { } existing) Create(session, relation, column, name: null, noInherit: false);
        else if (existing.NoInherit && relation.HasChildren) session.Error("0A000", span, $"cannot change NO INHERIT status of NOT NULL constraint \"{existing.Name}\" on relation \"{relation.Name}\"");
        else Replace(session, ColumnDdl.Replace(relation, column with { NotNull = true }), existing, existing with { IsLocal = true, Validated = true });
    }

    /// <summary>Whether the not-null constraint of a column can go; an error if not (dropconstraint_internal).</summary>
    public static bool IsDroppable(DdlSession session, Relation relation, Column column, TextSpan span) =>
        (column.Identity == ColumnIdentity.None || session.Error("55000", span, $"column \"{column.Name}\" of relation \"{relation.Name}\" is an identity column"))
        && IsOutOfKeys(session, relation, column, span);

    private static bool IsOutOfKeys(DdlSession session, Relation relation, Column column, TextSpan span)
    {
        if (relation.PrimaryKey.Contains(column.Number)) return session.Error("42P16", span, $"column \"{column.Name}\" is in a primary key");
        return !relation.Indexes.Any(index => index.IsReplicaIdentity && index.Columns.Contains(column.Number))
            || session.Error("42P16", span, $"column \"{column.Name}\" is in index used as replica identity");
    }

    /// <summary>ALTER COLUMN DROP NOT NULL.</summary>
    public static void Drop(DdlSession session, uint oid, string columnName, TextSpan span, bool isInherited = false)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        if (relation.FindColumn(columnName) is not { } column) return;
        if (!IsOutOfKeys(session, relation, column, span)) return;
        Constraint? existing = Find(relation, column.Number);
        if (!isInherited && (existing is { InheritCount: > 0 }
            || (relation.IsPartition && session.Catalog.FindRelation(relation.Parents[0])?.FindColumn(column.Name) is { NotNull: true })))
        {
            session.Error("42P16", span, $"column \"{column.Name}\" is marked NOT NULL in parent table");
            return;
        }

        if (column.Identity != ColumnIdentity.None)
        {
            session.Error("42601", span, $"column \"{column.Name}\" of relation \"{relation.Name}\" is an identity column");
            return;
        }

        if (existing is not null)
        {
            Removal.Remove(session, [new(DropKind.Constraint, oid, Name: existing.Name)], DropBehavior.Restrict, span);
            return;
        }

        if (session.IsOnly && !isInherited && relation.Kind == RelationKind.PartitionedTable && InheritanceDdl.Children(session.Catalog, relation).Count > 0)
        {
            session.Error("42P16", span, "cannot remove constraint from only the partitioned table when partitions exist");
            return;
        }

        session.Editor.Put(ColumnDdl.Replace(relation, column with { NotNull = false }));
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation)) Drop(session, child.Oid, columnName, span, isInherited: true);
    }

    private static void Create(DdlSession session, Relation relation, Column column, Identifier? name, bool noInherit, bool isValidated = true)
    {
        if (name is { } written && relation.Constraints.Any(constraint => constraint.Name == written.Name))
        {
            session.Error("42710", written.Span, $"constraint \"{written.Name}\" for relation \"{relation.Name}\" already exists");
            return;
        }

        Constraint constraint = new()
        {
            Name = name?.Name ?? Choose(session, relation, column.Name),
            Kind = ConstraintKind.NotNull,
            Columns = [column.Number],
            NoInherit = noInherit,
            Validated = isValidated,
        };
        relation = ColumnDdl.Replace(relation, column with { NotNull = true });
        session.Editor.Put(relation with { Constraints = relation.Constraints.Append(constraint).ToEquatableArray() });
        if (!noInherit && !session.IsAddingColumn) InheritanceDdl.InheritToChildren(session, relation.Oid, constraint);
    }

    private static string Choose(DdlSession session, Relation relation, string column)
    {
        string name = NameChooser.ChooseConstraint(session.Catalog, relation.Schema, relation.Name, column, "not_null", session.ReservedConstraintNames);
        session.GeneratedConstraintNames.Add(name);
        return name;
    }

    private static void Replace(DdlSession session, Relation relation, Constraint old, Constraint replacement) => session.Editor.Put(relation with
    {
        Constraints = relation.Constraints.Select(constraint => ReferenceEquals(constraint, old) ? replacement : constraint).ToEquatableArray(),
    });
}
