using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class AlterIndexDdl
{
    public static void Alter(DdlSession session, AlterTableStatement alter)
    {
        QualifiedName name = alter.Relation.Name;
        if (session.Catalog.FindIndexTable(name.Schema, name.Name) is not { } table)
        {
            if (alter.IfExists) return;
            if (session.Catalog.FindRelation(name.Schema, name.Name) is not null) session.Error("42809", name.Span, $"\"{name.Name}\" is not an index");
            else if (name.Schema is null || session.RequireSchema(name.Schema, name.Span)) session.Error("42P01", name.Span, $"relation \"{name}\" does not exist");
            return;
        }

        foreach (AlterTableAction action in alter.Actions)
        {
            switch (action)
            {
                // A bound belongs to tables; the grammar takes it after ALTER TABLE, where the name may be an index.
                case AttachPartition { Bound: not null }:
                    session.Error("42P17", name.Span, $"\"{name.Name}\" is not a partitioned table");
                    return;
                case AttachPartition attach:
                    Attach(session, table, table.Indexes.First(index => index.Name == name.Name), attach.Partition);
                    return;
                case StorageAction { Verb: "SET" or "RESET" } storage:
                    ChangeOptions(session, session.Catalog.FindRelation(table.Oid)!, name.Name, storage);
                    break;
                case StorageAction { Verb: "SET TABLESPACE" or "ALTER COLUMN SET STATISTICS" or "ALTER COLUMN SET" or "ALTER COLUMN RESET" } or ChangeOwner:
                    break;
                default:
                    session.Error("42809", action.Span, $"this ALTER action cannot be performed on index \"{name.Name}\"");
                    return;
            }
        }
    }

    private static void ChangeOptions(DdlSession session, Relation table, string name, StorageAction action)
    {
        if (action.Verb is not ("SET" or "RESET")) return;
        if (table.Kind == RelationKind.PartitionedTable)
        {
            session.Error("42809", action.Span, $"ALTER action {action.Verb} cannot be performed on relation \"{name}\": this operation is not supported for partitioned indexes. Create another index with these options, and drop this one");
            return;
        }

        RelationIndex index = table.Indexes.First(index => index.Name == name);
        StorageOptionTarget target = StorageOptionRules.OfMethod(index.Method);
        EquatableArray<StorageOption>? options = action.Verb == "SET"
            ? StorageOptionDdl.Set(session, index.Options, action.Options, target)
            : StorageOptionDdl.Reset(session, index.Options, action.Options);
        if (options is not null)
            session.Editor.Put(table with { Indexes = table.Indexes.Select(other => other.Oid == index.Oid ? other with { Options = options.Value } : other).ToEquatableArray() });
    }

    /// <summary>An index of a partition becomes part of the index of the whole (ATExecAttachPartitionIdx).</summary>
    private static void Attach(DdlSession session, Relation parent, RelationIndex whole, QualifiedName name)
    {
        if (session.Catalog.FindIndexTable(name.Schema, name.Name) is not { } table)
        {
            if (session.Catalog.FindRelation(name.Schema, name.Name) is not null) session.Error("42P17", name.Span, $"\"{name.Name}\" is not an index");
            else if (name.Schema is null || session.RequireSchema(name.Schema, name.Span)) session.Error("42P01", name.Span, $"relation \"{name}\" does not exist");
            return;
        }

        RelationIndex part = table.Indexes.First(index => index.Name == name.Name);
        string refusal = $"cannot attach index \"{part.Name}\" as a partition of index \"{whole.Name}\"";
        if (part.ParentIndex == whole.Oid) return;
        if (table.Indexes.Any(index => index.ParentIndex == whole.Oid))
        {
            session.Error("55000", name.Span, $"{refusal}: another index is attached for partition \"{table.Name}\"");
            return;
        }

        if (part.ParentIndex != 0)
        {
            session.Error("55000", name.Span, $"{refusal}: it is attached to another index");
            return;
        }

        if (!table.IsPartition || !table.Parents.Contains(parent.Oid))
        {
            session.Error("55000", name.Span, $"{refusal}: \"{table.Name}\" is not a partition of \"{parent.Name}\"");
            return;
        }

        if (!IndexComparison.IsSame(session.Catalog, parent, whole, table, part))
        {
            session.Error("42P17", name.Span, $"{refusal}: the index definitions do not match");
            return;
        }

        Constraint? constraint = parent.Constraints.FirstOrDefault(c => c.Name == whole.Name && ConstraintDdl.HasIndex(c.Kind));
        if (constraint is not null && !table.Constraints.Any(own => own.Name == part.Name && own.Kind == constraint.Kind))
        {
            session.Error("42P17", name.Span, $"{refusal}: it serves no constraint like \"{constraint.Name}\"");
            return;
        }

        session.Editor.Put(table with
        {
            Indexes = table.Indexes.Select(index => ReferenceEquals(index, part) ? index with { ParentIndex = whole.Oid } : index).ToEquatableArray(),
            Constraints = table.Constraints.Select(own => constraint is not null && own.Name == part.Name ? own with { InheritCount = 1, IsLocal = false } : own).ToEquatableArray(),
        });
    }
}
