using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>CREATE TABLE in all its forms.</summary>
internal static class TableDdl
{
    public static void Create(DdlSession session, CreateTableStatement create)
    {
        string name = create.Name.Name;
        if (session.CreationSchema(create.Name, create.Persistence == TablePersistence.Temporary) is not { } schema) return;
        if (create.IfNotExists && NameChooser.RelationExists(session.Catalog, schema, name)) return;
        if (!session.RequireNewRelation(schema, name, create.Name.Span) || !session.RequireNewType(schema, name, create.Name.Span)) return;
        uint oid = session.NewTable = session.Editor.NewOid();
        Relation relation = new()
        {
            Oid = oid,
            Schema = schema,
            Name = name,
            Kind = create.PartitionBy is not null ? RelationKind.PartitionedTable : create.ForeignServer is not null ? RelationKind.ForeignTable : RelationKind.Table,
            Unlogged = create.Persistence == TablePersistence.Unlogged,
            PartitionKey = create.PartitionBy,
        };
        if (!InheritanceDdl.ResolveParents(session, create, out List<Relation> parents)) return;
        relation = InheritanceDdl.InheritColumns(session, relation, parents, create);
        if (create.OfType is not null) relation = CopyAttributes(session, relation, create.OfType);
        List<TableConstraint> constraints = [];
        List<(LikeClause Clause, Relation Source, Dictionary<int, int> Numbers)> copies = [];
        foreach (TableElement element in create.Elements)
        {
            switch (element)
            {
                case ColumnDefinition column:
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

        session.Editor.Put(relation with { RowType = RowTypes.Create(session, schema, name, oid) });
        InheritanceDdl.InheritConstraints(session, oid, parents);
        List<TableConstraint> fromColumns = [];
        session.ReservedConstraintNames.UnionWith(constraints.Where(static c => c.Name is not null).Select(static c => c.Name!.Value.Name));
        session.ReservedConstraintNames.UnionWith(create.Elements.OfType<ColumnDefinition>().SelectMany(static column => column.Constraints).Where(static c => c.Name is not null).Select(static c => c.Name!.Value.Name));
        foreach (ColumnDefinition column in create.Elements.OfType<ColumnDefinition>()) ColumnDdl.ApplyConstraints(session, oid, column, fromColumns);
        ConstraintDdl.AddAll(session, oid, fromColumns.Concat(constraints).OrderBy(constraint => constraint.Span.Start));
        foreach ((LikeClause clause, Relation source, Dictionary<int, int> numbers) in copies) LikeDdl.CopyRest(session, oid, clause, source, numbers);
        if (create.PartitionBy is { } key) CheckPartitionKey(session, oid, key);
        if (create.PartitionOf is not null && parents.Count == 1) InheritanceDdl.ClonePartitionObjects(session, oid, parents[0].Oid);
    }

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

    private static void CheckPartitionKey(DdlSession session, uint oid, PartitionKey key)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        if (key.Strategy.Name is not ("list" or "range" or "hash"))
        {
            session.Error("42601", key.Strategy.Span, $"unrecognized partitioning strategy \"{key.Strategy.Name}\"");
            return;
        }

        foreach (PartitionElement element in key.Elements)
        {
            if (element.Value is ColumnReference { Parts.Count: 1 } reference)
            {
                if (relation.FindColumn(reference.Name) is null)
                    session.Error("42703", reference.Span, $"column \"{reference.Name}\" named in partition key does not exist");
            }
            else
            {
                session.Bind(element.Value, new DefinitionScope { Construct = "PARTITION BY", Relation = relation });
            }
        }
    }
}
