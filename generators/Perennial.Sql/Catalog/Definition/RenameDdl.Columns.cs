using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <content>Columns of tables and views, and attributes of composite types, which children and typed tables follow.</content>
internal static partial class RenameDdl
{
    private static void RenameColumn(DdlSession session, ObjectName target, RenameStatement rename)
    {
        QualifiedName owner = target.Owner!;
        if (rename.IfExists && session.Catalog.FindRelation(owner.Schema, owner.Name) is null) return;
        if (session.RequireRelation(owner) is not { } relation) return;
        if (relation.Kind == RelationKind.Sequence)
        {
            session.Error("42809", owner.Span, $"cannot rename columns of relation \"{relation.Name}\"");
            return;
        }

        if (relation.OfType != 0)
        {
            session.Error("42809", target.Name.Span, $"cannot rename column of typed table \"{relation.Name}\"");
            return;
        }

        if (relation.FindColumn(target.Name.Name) is not { } column)
        {
            session.Error("42703", target.Name.Span, $"column \"{target.Name}\" does not exist");
            return;
        }

        if (target.Kind == ObjectKind.TypeAttribute && rename.Behavior != DropBehavior.Cascade && TypedTables(session, relation).Count > 0)
        {
            session.Error("2BP01", target.Name.Span, $"cannot alter type \"{relation.Name}\" because it is the type of a typed table: write CASCADE");
            return;
        }

        // Children are renamed first.
        if (!rename.IsOnly && ChildWith(session, relation, column.Name, rename.NewName.Name) is { } taken)
        {
            session.Error("42701", rename.NewName.Span, $"column \"{rename.NewName.Name}\" of relation \"{taken.Name}\" already exists");
            return;
        }

        if (column.InheritCount > 0)
        {
            session.Error("42P16", target.Name.Span, $"cannot rename inherited column \"{column.Name}\"");
            return;
        }

        if (InheritanceDdl.HasOtherParent(session.Catalog, relation, column.Name))
        {
            session.Error("42P16", target.Name.Span, $"cannot rename inherited column \"{column.Name}\": a child inherits it from another table, too");
            return;
        }

        if (rename.IsOnly && relation.HasChildren && InheritanceDdl.Children(session.Catalog, relation).Count > 0)
        {
            session.Error("42P16", target.Name.Span, $"inherited column \"{column.Name}\" must be renamed in child tables too");
            return;
        }

        if (relation.FindColumn(rename.NewName.Name) is not null)
        {
            session.Error("42701", rename.NewName.Span, $"column \"{rename.NewName.Name}\" of relation \"{relation.Name}\" already exists");
            return;
        }

        RenameColumn(session, relation, column.Name, rename.NewName);
    }

    private static Relation? ChildWith(DdlSession session, Relation relation, string column, string other)
    {
        if (!relation.HasChildren) return null;
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation))
        {
            if (child.FindColumn(column) is null) continue;
            if (child.FindColumn(other) is not null) return child;
            if (ChildWith(session, child, column, other) is { } found) return found;
        }

        return null;
    }

    private static void RenameColumn(DdlSession session, Relation relation, string from, Identifier to)
    {
        if (relation.FindColumn(from) is not { } column) return;
        Relation renamed = ColumnDdl.Replace(relation, column with { Name = to.Name });
        session.Editor.Put(ColumnRename.InExpressions(renamed, from, to));
        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation)) RenameColumn(session, child, from, to);
        if (relation.Kind != RelationKind.CompositeType) return;
        foreach (Relation typed in TypedTables(session, relation)) RenameColumn(session, typed, from, to);
    }

    private static List<Relation> TypedTables(DdlSession session, Relation relation) =>
        relation.Kind == RelationKind.CompositeType ? session.Catalog.UserRelations.Where(typed => typed.OfType == relation.RowType).ToList() : [];
}
