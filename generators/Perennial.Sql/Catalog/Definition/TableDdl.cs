using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>CREATE TABLE in all its forms.</summary>
internal static class TableDdl
{
    public static void Create(DdlSession session, CreateTableStatement create)
    {
        string name = create.Name.Name;
        if (session.CreationSchema(create.Name, create.Persistence == TablePersistence.Temporary) is not { } schema) return;
        if (create.IfNotExists && NameChooser.RelationExists(session.Catalog, schema, name)) return;
        if (create.Persistence == TablePersistence.Unlogged && schema == SchemaName.Temporary)
        {
            session.Error("42P16", create.Name.Span, "only temporary relations may be created in temporary schemas");
            return;
        }

        if (create is { Persistence: TablePersistence.Unlogged, PartitionBy: not null } && session.ServerVersion >= 18)
        {
            session.Error("0A000", create.Name.Span, "partitioned tables cannot be unlogged");
            return;
        }

        if (create.OnCommit != OnCommitAction.None && create.Persistence != TablePersistence.Temporary && schema != SchemaName.Temporary)
        {
            session.Error("42P16", create.Name.Span, "ON COMMIT can only be used on temporary tables");
            return;
        }

        if (DefinitionOptions.Boolean(create.Options, "oids"))
        {
            session.Error("0A000", create.Name.Span, "tables declared WITH OIDS are not supported");
            return;
        }

        if (create.PartitionBy is not null && !AlterStorageDdl.CheckPartitioned(session, create.Options)) return;
        if (StorageOptionDdl.Create(session, create.Options, StorageOptionTarget.Heap) is not { } options) return;
        uint oid = session.NewTable = session.Editor.NewOid();
        Relation relation = new()
        {
            Oid = oid,
            Schema = schema,
            Name = name,
            Kind = create.PartitionBy is not null ? RelationKind.PartitionedTable : create.ForeignServer is not null ? RelationKind.ForeignTable : RelationKind.Table,
            Unlogged = create.Persistence == TablePersistence.Unlogged,
            PartitionKey = create.PartitionBy,
            DropsOnCommit = create.OnCommit == OnCommitAction.Drop,
            Options = options,
        };
        foreach (ColumnDefinition column in create.Elements.OfType<ColumnDefinition>())
        {
            if (!ColumnDdl.IsConsistent(session, name, column)) return;
        }

        if (!InheritanceDdl.ResolveParents(session, create, out List<Relation> parents)) return;
        if (create is { PartitionOf: not null, Bound: { } bound } && !PartitionBoundDdl.Check(session, parents[0], bound, name)) return;
        relation = InheritanceDdl.InheritColumns(session, relation, parents, create);
        if (create.OfType is not null) relation = CopyAttributes(session, relation, create.OfType);
        List<TableConstraint> constraints = [];
        Identifier? repeated = null;
        HashSet<string> written = new(StringComparer.Ordinal);
        List<(LikeClause Clause, Relation Source, Dictionary<int, int> Numbers)> copies = [];
        foreach (TableElement element in create.Elements)
        {
            switch (element)
            {
                case ColumnDefinition column:
                    if (!written.Add(column.Name.Name))
                    {
                        repeated ??= column.Name;
                        break;
                    }

                    relation = parents.Count > 0 && relation.FindColumn(column.Name.Name) is { } inherited
                        ? InheritanceDdl.MergeColumn(session, relation, inherited, column)
                        : column.Type is null && relation.FindColumn(column.Name.Name) is null
                            ? MissingColumn(session, relation, column)
                            : column.Type is null ? relation : ColumnDdl.Add(session, relation, column);
                    break;
                case LikeClause like when LikeDdl.CopyColumns(session, relation, like) is { } copy:
                    relation = copy.Relation;
                    copies.Add((like, copy.Source, copy.Numbers));
                    break;
                case TableConstraint constraint:
                    constraints.Add(constraint);
                    break;
            }
        }

        // The types of all columns are looked up before their names are compared.
        if (repeated is { } twice) session.Error("42701", twice.Span, $"column \"{twice.Name}\" specified more than once");

        // Only now does the server look whether the name is free (heap_create_with_catalog).
        if (!CheckKeys(session, relation, create) || session.HasErrors) return;
        if (!session.RequireNewRelation(schema, name, create.Name.Span) || !session.RequireNewType(schema, name, create.Name.Span)) return;
        session.Editor.Put(relation with { RowType = RowTypes.Create(session, schema, name, oid) });
        InheritanceDdl.InheritConstraints(session, oid, parents);
        List<TableConstraint> fromColumns = [];
        session.ReservedConstraintNames.UnionWith(constraints.Where(static c => c.Name is not null).Select(static c => c.Name!.Value.Name));
        session.ReservedConstraintNames.UnionWith(create.Elements.OfType<ColumnDefinition>().SelectMany(static column => column.Constraints).Where(static c => c.Name is not null).Select(static c => c.Name!.Value.Name));
        foreach (ColumnDefinition column in create.Elements.OfType<ColumnDefinition>()) ColumnDdl.ApplyConstraints(session, oid, column, fromColumns);
        if (create.PartitionBy is { } key) PartitionKeyDdl.Check(session, oid, key);
        ConstraintDdl.AddAll(session, oid, fromColumns.Concat(constraints).OrderBy(constraint => constraint.Span.Start));
        foreach ((LikeClause clause, Relation source, Dictionary<int, int> numbers) in copies) LikeDdl.CopyRest(session, oid, clause, source, numbers);
        if (create.PartitionOf is not null && parents.Count == 1) PartitionObjectsDdl.Clone(session, oid, parents[0].Oid, create.Name.Span);
    }

    /// <summary>Keys name columns that are there, and one of them at most is the primary one (transformIndexConstraints).</summary>
    private static bool CheckKeys(DdlSession session, Relation relation, CreateTableStatement create)
    {
        bool hasPrimary = false;
        foreach (TableElement element in create.Elements)
        {
            switch (element)
            {
                case ColumnDefinition column:
                    foreach (ColumnConstraint constraint in column.Constraints)
                    {
                        if (constraint is not UniqueColumnConstraint { IsPrimaryKey: true }) continue;
                        if (hasPrimary) return MultiplePrimaryKeys(session, relation, constraint.Span);
                        hasPrimary = true;
                    }

                    break;
                case UniqueTableConstraint key:
                    if (key.IsPrimaryKey && hasPrimary) return MultiplePrimaryKeys(session, relation, key.Span);
                    hasPrimary |= key.IsPrimaryKey;
                    if (KeyDdl.Columns(session, relation, key) is null) return false;
                    break;
            }
        }

        return true;
    }

    private static bool MultiplePrimaryKeys(DdlSession session, Relation relation, TextSpan span) =>
        session.Error("42P16", span, $"multiple primary keys for table \"{relation.Name}\" are not allowed");

    private static Relation MissingColumn(DdlSession session, Relation relation, ColumnDefinition column)
    {
        session.Error("42703", column.Name.Span, $"column \"{column.Name.Name}\" does not exist");
        return relation;
    }

    private static Relation CopyAttributes(DdlSession session, Relation relation, TypeName ofType)
    {
        if (session.ResolveType(ofType) is not { } type) return relation;
        if (session.Catalog.FindType(type.Oid) is not { Kind: TypeKind.Composite } composite
            || session.Catalog.FindRelation(composite.Relation) is not { Kind: RelationKind.CompositeType } source)
        {
            session.Error("42809", ofType.Span, $"type {session.Catalog.FormatType(type.Oid)} is not a composite type");
            return relation;
        }

        relation = relation with { OfType = type.Oid };
        foreach (Column column in source.Columns) relation = ColumnDdl.Append(relation, column with { Number = ColumnDdl.NextNumber(relation), Comment = null });
        return relation;
    }

}
