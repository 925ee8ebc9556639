using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Constraints that an index serves: PRIMARY KEY, UNIQUE and EXCLUDE.</summary>
internal static class KeyDdl
{
    public static void Add(DdlSession session, Relation relation, UniqueTableConstraint written)
    {
        if (written.IsPrimaryKey && relation.Constraints.Any(static c => c.Kind == ConstraintKind.PrimaryKey))
        {
            session.Error("42P16", written.Span, $"multiple primary keys for table \"{relation.Name}\" are not allowed");
            return;
        }

        if (written.UsingIndex is { } index)
        {
            Adopt(session, relation, written, index);
            return;
        }

        List<Column> columns = [];
        foreach (Identifier name in written.Columns)
        {
            Column? column = relation.FindColumn(name.Name) ?? SystemColumn.Find(name.Name);
            if (column is null)
            {
                session.Error("42703", name.Span, $"column \"{name.Name}\" named in key does not exist");
                return;
            }

            if (columns.Contains(column))
            {
                session.Error("42701", name.Span, $"column \"{name.Name}\" appears twice in {(written.IsPrimaryKey ? "primary key" : "unique")} constraint");
                return;
            }

            columns.Add(column);
            if (!IndexDdl.RequireOperatorClass(session, column.Type, written.WithoutOverlaps ? "gist" : "btree", name.Span)) return;
        }

        if (StorageOptionDdl.Create(session, written.Options, written.WithoutOverlaps ? StorageOptionTarget.Gist : StorageOptionTarget.Btree) is not { } options) return;
        if (Included(session, relation, written.Include) is not { } included || !CoversPartitionKey(session, relation, written, columns)) return;
        EquatableArray<int> numbers = columns.Select(static column => column.Number).ToEquatableArray();
        if (ChooseName(session, relation, written.Name, written.IsPrimaryKey ? null : columns.Select(static c => c.Name).Concat(written.Include.Select(static c => c.Name)),
            written.IsPrimaryKey ? "pkey" : "key") is not { } constraintName)
        {
            return;
        }

        Constraint constraint = ConstraintDdl.WithAttributes(
            new()
            {
                Name = constraintName,
                Kind = written.IsPrimaryKey ? ConstraintKind.PrimaryKey : ConstraintKind.Unique,
                Columns = numbers,
                NullsNotDistinct = written.NullsNotDistinct ?? false,
                Temporal = written.WithoutOverlaps,
            },
            written.Attributes);
        Attach(session, relation, constraint, new RelationIndex
        {
            Oid = session.Editor.NewOid(),
            Name = constraintName,
            Columns = numbers,
            IncludedColumns = included,

            // WITHOUT OVERLAPS is an exclusion constraint inside: its index is not unique in the sense of equality of all rows.
            IsUnique = true,
            IsPrimary = written.IsPrimaryKey,
            NullsNotDistinct = written.NullsNotDistinct ?? false,
            IsImmediate = !constraint.Deferrable,
            Method = written.WithoutOverlaps ? "gist" : "btree",
            Options = options,
        });
        foreach (Column column in columns.Where(column => written.IsPrimaryKey && column.Number > 0)) NotNullDdl.Declare(session, relation.Oid, column.Name, written.Span, isImplied: true);
        Propagate(session, relation.Oid);
    }

    public static void AddExclusion(DdlSession session, Relation relation, ExclusionTableConstraint written)
    {
        string method = written.AccessMethod?.Name ?? "btree";
        List<int> numbers = [];
        List<string> names = [];
        List<ObjectReference> references = [];
        foreach (ExclusionElement element in written.Elements)
        {
            if (IndexDdl.ResolveElement(session, relation, element.Element, method, references) is not { } number) return;
            numbers.Add(number);
        }

        if (StorageOptionDdl.Create(session, written.Options, StorageOptionRules.OfMethod(method)) is not { } options) return;
        if (Included(session, relation, written.Include) is not { } included) return;
        EquatableArray<int> columns = numbers.ToEquatableArray();
        EquatableArray<IndexElement> elements = written.Elements.Select(static element => element.Element).ToEquatableArray();
        names.AddRange(IndexDdl.ElementNames(relation, columns, included, elements));
        if (ChooseName(session, relation, written.Name, names, "excl") is not { } constraintName) return;
        if (written.Where is not null) references.AddRange(session.Bind(written.Where, new DefinitionScope { Construct = "WHERE", Relation = relation, Target = TypeOid.Bool })?.References ?? []);
        Constraint constraint = ConstraintDdl.WithAttributes(
            new()
            {
                Name = constraintName,
                Kind = ConstraintKind.Exclusion,
                Columns = columns,
                Operators = written.Elements.Select(static element => element.Operator.Symbol).ToEquatableArray(),
                Condition = written.Where,
                References = references.Distinct().ToEquatableArray(),
            },
            written.Attributes);
        Attach(session, relation, constraint, new RelationIndex
        {
            Oid = session.Editor.NewOid(),
            Name = constraintName,
            Columns = columns,
            IncludedColumns = included,
            Elements = elements,
            Predicate = written.Where,
            Method = method,
            Options = options,
        });
    }

    private static void Attach(DdlSession session, Relation relation, Constraint constraint, RelationIndex index) => session.Editor.Put(relation with
    {
        Constraints = relation.Constraints.Append(constraint).ToEquatableArray(),
        Indexes = relation.Indexes.Append(index).ToEquatableArray(),
    });

    /// <summary>Partitions get the keys of a partitioned table.</summary>
    private static void Propagate(DdlSession session, uint oid)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        if (relation.Kind != RelationKind.PartitionedTable || session.IsOnly) return;
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation)) InheritanceDdl.ClonePartitionObjects(session, child.Oid, oid);
    }

    private static string? ChooseName(DdlSession session, Relation relation, Identifier? written, IEnumerable<string>? columns, string label)
    {
        if (written is { } name)
            return session.RequireNewRelation(relation.Schema, name.Name, name.Span) ? name.Name : null;
        return NameChooser.ChooseRelation(
            session.Catalog, relation.Schema, relation.Name, columns is null ? null : NameChooser.JoinColumns(columns), label, isConstraint: true);
    }

    private static EquatableArray<int>? Included(DdlSession session, Relation relation, EquatableArray<Identifier> names)
    {
        List<int> numbers = [];
        foreach (Identifier name in names)
        {
            if (relation.FindColumn(name.Name) is not { } column)
            {
                session.Error("42703", name.Span, $"column \"{name.Name}\" named in key does not exist");
                return null;
            }

            numbers.Add(column.Number);
        }

        return numbers.ToEquatableArray();
    }

    private static bool CoversPartitionKey(DdlSession session, Relation relation, UniqueTableConstraint written, List<Column> columns)
    {
        if (relation.PartitionKey is null) return true;
        foreach (PartitionElement element in relation.PartitionKey.Elements)
        {
            if (element.Value is ColumnReference reference && columns.Any(column => column.Name == reference.Name)) continue;
            return session.Error("0A000", written.Span, element.Value is ColumnReference
                ? "unique constraint on partitioned table must include all partitioning columns"
                : $"unsupported {(written.IsPrimaryKey ? "PRIMARY KEY" : "UNIQUE")} constraint with partition key definition");
        }

        return true;
    }

    /// <summary>ADD CONSTRAINT ... USING INDEX: the index takes the constraint's name.</summary>
    private static void Adopt(DdlSession session, Relation relation, UniqueTableConstraint written, Identifier indexName)
    {
        RelationIndex? index = relation.Indexes.FirstOrDefault(i => i.Name == indexName.Name);
        if (index is null)
        {
            session.Error("42704", indexName.Span, $"index \"{indexName.Name}\" does not exist");
            return;
        }

        if (!index.IsUnique || index.IsPartial || index.Columns.Contains(0))
        {
            session.Error("42809", indexName.Span, $"\"{indexName.Name}\" is not a unique index, or it has expressions or a condition");
            return;
        }

        string name = written.Name?.Name ?? index.Name;
        Constraint constraint = ConstraintDdl.WithAttributes(
            new()
            {
                Name = name,
                Kind = written.IsPrimaryKey ? ConstraintKind.PrimaryKey : ConstraintKind.Unique,
                Columns = index.Columns,
                NullsNotDistinct = index.NullsNotDistinct,
            },
            written.Attributes);
        RelationIndex adopted = index with { Name = name, IsPrimary = written.IsPrimaryKey, IsImmediate = !constraint.Deferrable, Elements = [] };
        session.Editor.Put(relation with
        {
            Constraints = relation.Constraints.Append(constraint).ToEquatableArray(),
            Indexes = relation.Indexes.Select(i => ReferenceEquals(i, index) ? adopted : i).ToEquatableArray(),
        });
        if (!written.IsPrimaryKey) return;
        foreach (int number in index.Columns) NotNullDdl.Declare(session, relation.Oid, relation.FindColumn(number)!.Name, written.Span, isImplied: true);
    }
}
