using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

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

        if (relation.Kind == RelationKind.PartitionedTable && !MayBePartitioned(session, relation, referenced, written)) return;
        if (!FitsPersistence(session, relation, referenced, reference)) return;
        if (Columns(session, relation, written.Columns) is not { } columns) return;
        if (written.HasPeriod && !reference.HasPeriod && !reference.Columns.IsEmpty)
        {
            session.Error("42830", reference.Span, "foreign key uses PERIOD on the referencing table but not the referenced table");
            return;
        }

        if (Columns(session, relation, reference.OnDeleteColumns) is not { } onDeleteColumns) return;
        for (int i = 0; i < onDeleteColumns.Count; i++)
        {
            if (columns.Contains(onDeleteColumns[i])) continue;
            session.Error("42P10", reference.OnDeleteColumns[i].Span, $"column \"{reference.OnDeleteColumns[i].Name}\" referenced in ON DELETE SET action must be part of foreign key");
            return;
        }

        EquatableArray<int> referencedColumns;
        if (reference.Columns.IsEmpty)
        {
            if (PrimaryKey(session, referenced, reference) is not { } key) return;
            referencedColumns = key.Columns;
            if (key.Temporal && !written.HasPeriod)
            {
                session.Error("42830", reference.Span, "foreign key uses PERIOD on the referenced table but not the referencing table: the primary key is WITHOUT OVERLAPS");
                return;
            }
        }
        else
        {
            if (Columns(session, referenced, reference.Columns) is not { } named) return;
            if (reference.HasPeriod && !written.HasPeriod)
            {
                session.Error("42830", reference.Span, "foreign key uses PERIOD on the referenced table but not the referencing table");
                return;
            }

            referencedColumns = named;
            if (named.Distinct().Count() != named.Count)
            {
                session.Error("42830", written.Span, "foreign key referenced-columns list must not contain duplicates");
                return;
            }

            if (!HasKey(session, referenced, referencedColumns, written)) return;
        }

        if (!FitsGeneration(session, relation, columns, reference)) return;
        if (columns.Count != referencedColumns.Count)
        {
            session.Error("42830", written.Span, "number of referencing and referenced columns for foreign key disagree");
            return;
        }

        if (written.HasPeriod && !FitsPeriod(session, reference)) return;
        string name = written.Name?.Name ?? ConstraintDdl.ForeignKeyName(session, relation, columns);
        if (!HasComparableTypes(session, name, relation, columns, referenced, referencedColumns, written.Span)) return;
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
                OnDeleteColumns = onDeleteColumns,
                Temporal = written.HasPeriod,
            },
            written.Attributes);
        session.Editor.Put(relation with { Constraints = relation.Constraints.Append(constraint).ToEquatableArray() });
        if (relation.Kind != RelationKind.PartitionedTable) return;
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation)) PartitionObjectsDdl.Clone(session, child.Oid, relation.Oid);
    }

    /// <summary>Whether a foreign key's columns can still be compared after the type of one of them has changed; an error if not.</summary>
    public static bool StillFits(DdlSession session, Relation relation, Constraint foreignKey, Identifier changed) => session.Catalog.FindRelation(foreignKey.ReferencedRelation) is not { } referenced
        || HasComparableTypes(session, foreignKey.Name, relation, foreignKey.Columns, referenced, foreignKey.ReferencedColumns, changed.Span);

    private static bool HasComparableTypes(DdlSession session, string name, Relation relation, EquatableArray<int> columns, Relation referenced, EquatableArray<int> referencedColumns, TextSpan span)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (relation.FindColumn(columns[i]) is not { } from || referenced.FindColumn(referencedColumns[i]) is not { } to || CanReference(session.Catalog, from.Type, to.Type)) continue;
            return session.Error("42804", span, $"foreign key constraint \"{name}\" cannot be implemented: key columns \"{from.Name}\" and \"{to.Name}\" are of incompatible types: "
                + $"{session.Catalog.FormatType(from.Type)} and {session.Catalog.FormatType(to.Type)}");
        }

        return true;
    }

    private static EquatableArray<int>? Columns(DdlSession session, Relation relation, EquatableArray<Identifier> names)
    {
        int[] numbers = new int[names.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (relation.FindColumn(names[i].Name) is not { } column)
            {
                if (SystemColumn.Find(names[i].Name) is not null)
                {
                    session.Error("0A000", names[i].Span, "system columns cannot be used in foreign keys");
                    return null;
                }

                session.Error("42703", names[i].Span, $"column \"{names[i].Name}\" referenced in foreign key constraint does not exist");
                return null;
            }

            numbers[i] = column.Number;
        }

        return new(numbers);
    }

    private static bool MayBePartitioned(DdlSession session, Relation relation, Relation referenced, ForeignKeyTableConstraint written)
    {
        if (session.IsOnly)
            return session.Error("42809", written.Span, $"cannot use ONLY for foreign key on partitioned table \"{relation.Name}\" referencing relation \"{referenced.Name}\"");

        // Partitions may be left unchecked since 18.
        return written.Attributes is not { IsNotValid: true } || session.ServerVersion >= 18 || session.NewTable == relation.Oid
            || session.Error("42809", written.Span, $"cannot add NOT VALID foreign key on partitioned table \"{relation.Name}\" referencing relation \"{referenced.Name}\"");
    }

    /// <summary>A table refers only to tables that live at least as long and as safely as itself.</summary>
    private static bool FitsPersistence(DdlSession session, Relation relation, Relation referenced, ForeignKeyReference reference)
    {
        bool isTemporary = relation.Schema == SchemaName.Temporary, refersToTemporary = referenced.Schema == SchemaName.Temporary;
        if (isTemporary) return refersToTemporary || session.Error("42P16", reference.Table.Span, "constraints on temporary tables may reference only temporary tables");
        if (relation.Unlogged)
            return !refersToTemporary || session.Error("42P16", reference.Table.Span, "constraints on unlogged tables may reference only permanent or unlogged tables");
        return (!refersToTemporary && !referenced.Unlogged) || session.Error("42P16", reference.Table.Span, "constraints on permanent tables may reference only permanent tables");
    }

    private static Constraint? PrimaryKey(DdlSession session, Relation referenced, ForeignKeyReference reference)
    {
        Constraint? key = referenced.Constraints.FirstOrDefault(static constraint => constraint.Kind == ConstraintKind.PrimaryKey);
        if (key is null)
        {
            session.Error("42704", reference.Table.Span, $"there is no primary key for referenced table \"{referenced.Name}\"");
            return null;
        }

        if (!key.Deferrable) return key;
        session.Error("55000", reference.Table.Span, $"cannot use a deferrable primary key for referenced table \"{referenced.Name}\"");
        return null;
    }

    /// <summary>What a generated column holds cannot be set by an action.</summary>
    private static bool FitsGeneration(DdlSession session, Relation relation, EquatableArray<int> columns, ForeignKeyReference reference)
    {
        foreach (int number in columns)
        {
            ColumnGeneration generated = relation.FindColumn(number)!.Generated;
            if (generated == ColumnGeneration.None) continue;
            if (reference.OnUpdate is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault)
                return session.Error("42601", reference.Span, "invalid ON UPDATE action for foreign key constraint containing generated column");
            if (reference.OnDelete is ReferentialAction.SetNull or ReferentialAction.SetDefault)
                return session.Error("42601", reference.Span, "invalid ON DELETE action for foreign key constraint containing generated column");
            if (generated == ColumnGeneration.Virtual) return session.Error("0A000", reference.Span, "foreign key constraints on virtual generated columns are not supported");
        }

        return true;
    }

    private static bool FitsPeriod(DdlSession session, ForeignKeyReference reference)
    {
        if (reference.OnUpdate != ReferentialAction.NoAction) return session.Error("0A000", reference.Span, "unsupported ON UPDATE action for foreign key constraint using PERIOD");
        return reference.OnDelete == ReferentialAction.NoAction || session.Error("0A000", reference.Span, "unsupported ON DELETE action for foreign key constraint using PERIOD");
    }

    /// <summary>A unique index over exactly the referenced columns, in any order, neither partial nor deferrable (transformFkeyCheckAttrs).</summary>
    private static bool HasKey(DdlSession session, Relation referenced, EquatableArray<int> columns, ForeignKeyTableConstraint written)
    {
        bool deferrable = false;
        foreach (RelationIndex index in referenced.Indexes)
        {
            if (!index.IsUnique || index.IsPartial || index.Columns.Count != columns.Count || index.Columns.Contains(0) || index.Columns.Except(columns).Any()) continue;

            // A key WITHOUT OVERLAPS serves only references with PERIOD, whose last column is the period.
            bool isTemporal = referenced.Constraints.Any(constraint => constraint.Name == index.Name && constraint.Temporal);
            if (isTemporal && !written.HasPeriod) return session.Error("42830", written.Span, "foreign key must use PERIOD when referencing a primary key using WITHOUT OVERLAPS");
            if (isTemporal != written.HasPeriod || (isTemporal && index.Columns[index.Columns.Count - 1] != columns[columns.Count - 1])) continue;
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
