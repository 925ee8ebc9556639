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
                AlterColumnTypeDdl.Apply(session, relation, column, change);
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

    /// <summary>The column of that name; null after an error.</summary>
    public static Column? Require(DdlSession session, Relation relation, Identifier name)
    {
        if (relation.FindColumn(name.Name) is { } column) return column;
        if (SystemColumn.Find(name.Name) is not null) session.Error("0A000", name.Span, $"cannot alter system column \"{name.Name}\"");
        else session.Error("42703", name.Span, $"column \"{name.Name}\" of relation \"{relation.Name}\" does not exist");
        return null;
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
        // The sequence is made first.
        Column withIdentity = SequenceDdl.MakeIdentity(session, relation, column, change.IsAlways, change.Options, change.Span);
        if (session.HasErrors) return;
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

        session.Editor.Put(ColumnDdl.Replace(session.Catalog.FindRelation(relation.Oid)!, withIdentity));
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
        if (OwnedSequence(session, relation, column) is not { } sequence || !SequenceOptionRules.CheckWritten(session, change.Options)) return;
        sequence = SequenceDdl.Change(session, sequence, change.Options);
        if (SequenceOptionRules.CheckSettings(session, sequence.SequenceOptions, change.Options, change.Span)) session.Editor.Put(sequence);
    }

    private static void DropIdentity(DdlSession session, Relation relation, Column column)
    {
        session.Editor.Put(ColumnDdl.Replace(relation, column with { Identity = ColumnIdentity.None, HasDefault = false }));
        if (OwnedSequence(session, relation, column) is { } sequence) session.Editor.Remove(sequence);
    }

    private static Relation? OwnedSequence(DdlSession session, Relation relation, Column column) => session.Catalog.UserRelations
        .FirstOrDefault(s => s.IsIdentitySequence && s.OwnerTable == relation.Oid && s.OwnerColumn == column.Number);
}
