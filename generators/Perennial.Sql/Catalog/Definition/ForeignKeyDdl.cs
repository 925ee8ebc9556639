using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class ForeignKeyDdl
{
    public static void Add(DdlSession session, Relation relation, ForeignKeyTableConstraint written)
    {
        ForeignKeyReference reference = written.Reference;
        if (session.RequireRelation(reference.Table) is not { } referenced) return;
        if (referenced.Kind is not (RelationKind.Table or RelationKind.PartitionedTable))
        {
            session.Error("42809", reference.Table.Span, $"referenced relation \"{reference.Table.Name}\" is not a table");
            return;
        }

        if (Columns(session, relation, written.Columns) is not { } columns) return;
        EquatableArray<int> referencedColumns;
        if (reference.Columns.IsEmpty)
        {
            referencedColumns = referenced.PrimaryKey;
            if (referencedColumns.IsEmpty)
            {
                session.Error("42704", reference.Table.Span, $"there is no primary key for referenced table \"{referenced.Name}\"");
                return;
            }
        }
        else
        {
            if (Columns(session, referenced, reference.Columns) is not { } named) return;
            referencedColumns = named;
        }

        if (columns.Count != referencedColumns.Count)
        {
            session.Error("42830", written.Span, "number of referencing and referenced columns for foreign key disagree");
            return;
        }

        if (!HasKey(session, referenced, referencedColumns, written)) return;
        string name = written.Name?.Name ?? ConstraintDdl.ForeignKeyName(session, relation, columns);
        for (int i = 0; i < columns.Count; i++)
        {
            Column from = relation.FindColumn(columns[i])!;
            Column to = referenced.FindColumn(referencedColumns[i])!;
            if (CanReference(session.Catalog, from.Type, to.Type)) continue;
            session.Error("42804", written.Span, $"foreign key constraint \"{name}\" cannot be implemented: key columns \"{from.Name}\" and \"{to.Name}\" are of incompatible types: "
                + $"{session.Catalog.FormatType(from.Type)} and {session.Catalog.FormatType(to.Type)}");
            return;
        }

        Constraint constraint = ConstraintDdl.WithAttributes(
            new()
            {
                Name = name,
                Kind = ConstraintKind.ForeignKey,
                Columns = columns,
                ReferencedRelation = referenced.Oid,
                ReferencedColumns = referencedColumns,
                Match = reference.Match,
                OnUpdate = reference.OnUpdate,
                OnDelete = reference.OnDelete,
                OnDeleteColumns = Columns(session, relation, reference.OnDeleteColumns) ?? [],
                Temporal = written.HasPeriod,
            },
            written.Attributes);
        session.Editor.Put(relation with { Constraints = relation.Constraints.Append(constraint).ToEquatableArray() });
        if (relation.Kind != RelationKind.PartitionedTable) return;
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation)) InheritanceDdl.ClonePartitionObjects(session, child.Oid, relation.Oid);
    }

    private static EquatableArray<int>? Columns(DdlSession session, Relation relation, EquatableArray<Identifier> names)
    {
        int[] numbers = new int[names.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (relation.FindColumn(names[i].Name) is not { } column)
            {
                session.Error("42703", names[i].Span, $"column \"{names[i].Name}\" referenced in foreign key constraint does not exist");
                return null;
            }

            numbers[i] = column.Number;
        }

        return new(numbers);
    }

    /// <summary>A unique index over exactly the referenced columns, in any order, neither partial nor deferrable (transformFkeyCheckAttrs).</summary>
    private static bool HasKey(DdlSession session, Relation referenced, EquatableArray<int> columns, ForeignKeyTableConstraint written)
    {
        bool deferrable = false;
        foreach (RelationIndex index in referenced.Indexes)
        {
            if (!index.IsUnique || index.IsPartial || index.Columns.Count != columns.Count || index.Columns.Contains(0) || index.Columns.Except(columns).Any()) continue;
            if (index.IsImmediate) return true;
            deferrable = true;
        }

        return deferrable
            ? session.Error("55000", written.Span, $"cannot use a deferrable unique constraint for referenced table \"{referenced.Name}\"")
            : session.Error("42830", written.Span, $"there is no unique constraint matching given keys for referenced table \"{referenced.Name}\"");
    }

    /// <summary>
    /// Whether the key's index knows how to compare the two types: they are the same, its family has a cross-type equality, or the referencing value converts implicitly
    /// (ATAddForeignKeyConstraint).
    /// </summary>
    private static bool CanReference(DatabaseCatalog catalog, uint from, uint to)
    {
        from = catalog.GetBaseType(from);
        to = IndexedAs(catalog.GetBaseType(to));
        if (from == to || IndexedAs(from) == to) return true;
        foreach (Operator equality in catalog.FindOperators(SchemaName.Catalog, "="))
        {
            if (equality.Left == to && equality.Right == from && equality.CanMerge) return true;
        }

        return catalog.FindCast(from, to) is { Context: CastContext.Implicit };
    }

    // varchar has no operators of its own: its indexes are those of text.
    private static uint IndexedAs(uint type) => type == TypeOid.Varchar ? TypeOid.Text : type;
}
