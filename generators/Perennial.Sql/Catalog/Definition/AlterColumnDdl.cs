using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>ALTER TABLE ... ALTER COLUMN.</summary>
internal static class AlterColumnDdl
{
    public static void Apply(DdlSession session, Relation relation, AlterTableAction action, AlterTableStatement alter)
    {
        switch (action)
        {
            case AlterColumnType change when Require(session, relation, change.Column) is { } column:
                ChangeType(session, relation, column, change);
                break;
            case AlterColumnDefault change when Require(session, relation, change.Column) is { } column:
                ChangeDefault(session, relation, column, change);
                break;
            case AlterColumnNotNull { IsNotNull: true } change when Require(session, relation, change.Column) is { } column:
                NotNullDdl.Set(session, relation.Oid, column.Name, action.Span);
                break;
            case AlterColumnNotNull change when Require(session, relation, change.Column) is { } column:
                NotNullDdl.Drop(session, relation.Oid, column.Name, change.Column.Span);
                break;
            case AlterColumnExpression change when Require(session, relation, change.Column) is { } column:
                if (column.Generated == ColumnGeneration.None)
                    session.Error("42P16", change.Column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" is not a generated column");
                else
                    session.Editor.Put(ColumnDdl.Replace(relation, column with { Default = change.Value }));
                break;
            case DropColumnExpression change when Require(session, relation, change.Column) is { } column:
                if (column.Generated != ColumnGeneration.None)
                    session.Editor.Put(ColumnDdl.Replace(relation, column with { Default = null, HasDefault = false, Generated = ColumnGeneration.None, References = [] }));
                else if (!change.IfExists)
                    session.Error("55000", change.Column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" is not a stored generated column");
                break;
            case AddColumnIdentity change when Require(session, relation, change.Column) is { } column:
                AddIdentity(session, relation, column, change);
                break;
            case AlterColumnIdentity change when Require(session, relation, change.Column) is { } column:
                AlterIdentity(session, relation, column, change);
                break;
            case DropColumnIdentity change when Require(session, relation, change.Column) is { } column:
                if (column.Identity != ColumnIdentity.None) DropIdentity(session, relation, column);
                else if (!change.IfExists) session.Error("55000", change.Column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" is not an identity column");
                break;
        }
    }

    private static Column? Require(DdlSession session, Relation relation, Identifier name)
    {
        if (relation.FindColumn(name.Name) is { } column) return column;
        if (SystemColumn.Find(name.Name) is not null) session.Error("0A000", name.Span, $"cannot alter system column \"{name.Name}\"");
        else session.Error("42703", name.Span, $"column \"{name.Name}\" of relation \"{relation.Name}\" does not exist");
        return null;
    }

    private static void ChangeType(DdlSession session, Relation relation, Column column, AlterColumnType change)
    {
        if (session.ResolveType(change.Type) is not { } type) return;
        if (column.InheritCount > 0)
        {
            session.Error("42P16", change.Column.Span, $"cannot alter inherited column \"{column.Name}\"");
            return;
        }

        if (PartitionKeyDdl.Uses(relation, column))
        {
            session.Error("42P16", change.Column.Span, $"cannot alter column \"{column.Name}\" because it is part of the partition key of relation \"{relation.Name}\"");
            return;
        }

        if (InheritanceDdl.HasOtherParent(session.Catalog, relation, column.Name))
        {
            session.Error("42P16", change.Column.Span, $"cannot alter inherited column \"{column.Name}\": a child inherits it from another table, too");
            return;
        }

        foreach (Relation view in session.Catalog.UserRelations)
        {
            if (!view.References.Contains(new(ObjectClass.Relation, relation.Oid, column.Number))) continue;
            session.Error("0A000", change.Column.Span, $"cannot alter type of a column used by a view or rule: {view.QualifiedName} depends on column \"{column.Name}\"");
            return;
        }

        foreach (Routine routine in session.Catalog.UserRoutines)
        {
            if (!routine.References.Contains(new(ObjectClass.Relation, relation.Oid, column.Number))) continue;
            session.Error("0A000", change.Column.Span, $"cannot alter type of a column used by a function or procedure: {routine.QualifiedName} depends on column \"{column.Name}\"");
            return;
        }

        if (relation.Kind == RelationKind.CompositeType && UserOfRowType(session.Catalog, relation) is { } user)
        {
            session.Error("0A000", change.Column.Span, $"cannot alter type \"{relation.Name}\" because column {user} uses it");
            return;
        }

        if (change.Using is not null)
            session.Bind(change.Using, new DefinitionScope { Construct = "USING", Relation = relation, Target = type.Oid, TargetTypmod = type.Typmod });
        else if (relation.Kind != RelationKind.CompositeType && !CanAssign(session.Catalog, column.Type, type.Oid))
        {
            session.Error("42804", change.Column.Span, $"column \"{column.Name}\" cannot be cast automatically to type {session.Catalog.FormatType(type.Oid)}: add USING and an expression");
            return;
        }

        Retype(session, relation.Oid, column.Name, type, session.ResolveCollation(change.Collation, type.Oid));
    }

    /// <summary>A column of a table that stores values of a composite type or of arrays of it; null without.</summary>
    private static string? UserOfRowType(DatabaseCatalog catalog, Relation composite)
    {
        uint array = catalog.FindType(composite.RowType)?.ArrayType ?? 0;
        foreach (Relation table in catalog.UserRelations)
        {
            if (!table.IsTable && table.Kind != RelationKind.MaterializedView) continue;
            foreach (Column column in table.Columns)
            {
                if (column.Type == composite.RowType || (array != 0 && column.Type == array)) return $"\"{table.Name}.{column.Name}\"";
            }
        }

        return null;
    }

    private static void Retype(DdlSession session, uint oid, string name, (uint Oid, int Typmod) type, uint collation)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        if (relation.FindColumn(name) is not { } column) return;
        session.Editor.Put(ColumnDdl.Replace(relation, column with { Type = type.Oid, Typmod = type.Typmod, Collation = collation, Storage = null, Compression = null }));

        // The sequence of an identity column follows the column's type.
        if (column.Identity != ColumnIdentity.None)
        {
            Relation? sequence = session.Catalog.UserRelations.FirstOrDefault(s => s.IsIdentitySequence && s.OwnerTable == oid && s.OwnerColumn == column.Number);
            TypeName typeName = new(new([new(SchemaName.Catalog, default), new(session.Catalog.FindType(type.Oid)!.Name, default)]));
            if (sequence is not null)
                session.Editor.Put(sequence with { SequenceOptions = SequenceDdl.Merge(sequence.SequenceOptions, [new(SequenceOptionKind.As, null, null, typeName)]) });
        }

        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation)) Retype(session, child.Oid, name, type, collation);
    }

    /// <summary>Whether an assignment cast exists; casts to and from text go through input and output functions where assignment allows it.</summary>
    private static bool CanAssign(DatabaseCatalog catalog, uint from, uint to)
    {
        from = catalog.GetBaseType(from);
        uint target = catalog.GetBaseType(to);
        if (from == target) return true;
        if (catalog.FindCast(from, target) is { } cast) return cast.Context != CastContext.Explicit;
        SqlType? source = catalog.FindType(from);
        SqlType? result = catalog.FindType(target);
        if (source is { IsArray: true } && result is { IsArray: true }) return CanAssign(catalog, source.ElementType, result.ElementType);
        return result?.Category == 'S';
    }

    private static void ChangeDefault(DdlSession session, Relation relation, Column column, AlterColumnDefault change)
    {
        if (column.Identity != ColumnIdentity.None)
        {
            session.Error("42601", change.Column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" is an identity column");
            return;
        }

        if (column.Generated != ColumnGeneration.None)
        {
            session.Error("42601", change.Column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" is a generated column");
            return;
        }

        session.Editor.Put(ColumnDdl.Replace(relation, ColumnDdl.WithDefault(session, column, change.Value ?? new NullLiteral())));
        if (session.IsOnly) return;
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation))
        {
            if (session.Catalog.FindRelation(child.Oid) is { } current && current.FindColumn(column.Name) is { } inherited) ChangeDefault(session, current, inherited, change);
        }
    }

    private static void AddIdentity(DdlSession session, Relation relation, Column column, AddColumnIdentity change)
    {
        if (!column.NotNull)
        {
            session.Error("55000", change.Column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" must be declared NOT NULL before identity can be added");
            return;
        }

        if (column.Identity != ColumnIdentity.None || column.HasDefault)
        {
            session.Error("55000", change.Column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" already {(column.HasDefault ? "has a default value" : "is an identity column")}");
            return;
        }

        column = SequenceDdl.MakeIdentity(session, relation, column, change.IsAlways, change.Options, change.Span);
        session.Editor.Put(ColumnDdl.Replace(session.Catalog.FindRelation(relation.Oid)!, column));
    }

    private static void AlterIdentity(DdlSession session, Relation relation, Column column, AlterColumnIdentity change)
    {
        if (column.Identity == ColumnIdentity.None)
        {
            session.Error("55000", change.Column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" is not an identity column");
            return;
        }

        if (change.IsAlways is { } isAlways)
            session.Editor.Put(ColumnDdl.Replace(relation, column with { Identity = isAlways ? ColumnIdentity.Always : ColumnIdentity.ByDefault }));
        if (OwnedSequence(session, relation, column) is { } sequence)
            session.Editor.Put(sequence with { SequenceOptions = SequenceDdl.Merge(sequence.SequenceOptions, change.Options) });
    }

    private static void DropIdentity(DdlSession session, Relation relation, Column column)
    {
        session.Editor.Put(ColumnDdl.Replace(relation, column with { Identity = ColumnIdentity.None, HasDefault = false }));
        if (OwnedSequence(session, relation, column) is { } sequence) session.Editor.Remove(sequence);
    }

    private static Relation? OwnedSequence(DdlSession session, Relation relation, Column column) => session.Catalog.UserRelations
        .FirstOrDefault(s => s.IsIdentitySequence && s.OwnerTable == relation.Oid && s.OwnerColumn == column.Number);
}
