using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Constraints that an index serves: PRIMARY KEY, UNIQUE and EXCLUDE.</summary>
internal static class KeyDdl
{
    private const int FirstVersionWithPartitionedExclusion = 17;

    private const int FirstVersionWithCheckOfNulls = 16;

    public static void Add(DdlSession session, Relation relation, UniqueTableConstraint written)
    {
        if (written.UsingIndex is { } index)
        {
            if (FindAdoptable(session, relation, written, index) is { } found && IsOnlyPrimaryKey(session, relation, written)) Adopt(session, relation, written, found);
            return;
        }

        if (Columns(session, relation, written) is not { } columns || !IsOnlyPrimaryKey(session, relation, written)) return;
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Generated == ColumnGeneration.Virtual)
            {
                session.Error("0A000", written.Columns[i].Span, $"{(written.IsPrimaryKey ? "primary keys" : "unique constraints")} on virtual generated columns are not supported");
                return;
            }

            if (!IndexDdl.RequireOperatorClass(session, columns[i].Type, written.WithoutOverlaps ? "gist" : "btree", written.Columns[i].Span)) return;
        }

        if (StorageOptionDdl.Create(session, written.Options, written.WithoutOverlaps ? StorageOptionTarget.Gist : StorageOptionTarget.Btree) is not { } options) return;
        if (Included(session, relation, written.Include) is not { } included) return;
        EquatableArray<int> numbers = columns.Select(static column => column.Number).ToEquatableArray();
        if (!PartitionKeyDdl.IsCoveredBy(session, relation, numbers, operators: null, written.IsPrimaryKey ? "PRIMARY KEY" : "UNIQUE", written.Span)) return;
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
        // A new key is content with a constraint that is inherited; one that takes an index over makes it its own.
        foreach (Column column in columns.Where(column => written.IsPrimaryKey && column.Number > 0)) NotNullDdl.Declare(session, relation.Oid, column.Name, written.Span, isImplied: true, keepsInherited: true);
        Propagate(session, relation.Oid);
    }

    /// <summary>False with an error when a table would have a second primary key.</summary>
    public static bool IsOnlyPrimaryKey(DdlSession session, Relation relation, UniqueTableConstraint written) =>
        !written.IsPrimaryKey || relation.Constraints.All(static c => c.Kind != ConstraintKind.PrimaryKey)
        || session.Error("42P16", written.Span, $"multiple primary keys for table \"{relation.Name}\" are not allowed");

    /// <summary>The columns of a key; null after an error (transformIndexConstraint).</summary>
    public static List<Column>? Columns(DdlSession session, Relation relation, UniqueTableConstraint written)
    {
        List<Column> columns = [];
        foreach (Identifier name in written.Columns)
        {
            Column? column = relation.FindColumn(name.Name) ?? SystemColumn.Find(name.Name);
            if (column is null)
            {
                session.Error("42703", written.Span, $"column \"{name.Name}\" named in key does not exist");
                return null;
            }

            if (columns.Contains(column))
            {
                session.Error("42701", written.Span, $"column \"{name.Name}\" appears twice in {(written.IsPrimaryKey ? "primary key" : "unique")} constraint");
                return null;
            }

            columns.Add(column);
        }

        if (!written.WithoutOverlaps || written.Columns.IsEmpty) return columns;
        uint period = session.Catalog.GetBaseType(columns[columns.Count - 1].Type);
        if (session.Catalog.FindType(period) is not { Kind: TypeKind.Range or TypeKind.Multirange })
        {
            session.Error("42804", written.Span, $"column \"{columns[columns.Count - 1].Name}\" in WITHOUT OVERLAPS is not a range or multirange type");
            return null;
        }

        if (columns.Count > 1) return columns;
        session.Error("42601", written.Span, "constraint using WITHOUT OVERLAPS needs at least two columns");
        return null;
    }

    public static void AddExclusion(DdlSession session, Relation relation, ExclusionTableConstraint written)
    {
        string method = IndexDdl.MethodName(written.AccessMethod);
        if (!IndexDdl.IsMethod(session.Catalog, method))
        {
            session.Error("42704", written.AccessMethod!.Value.Span, $"access method \"{method}\" does not exist");
            return;
        }

        if (relation.Kind == RelationKind.PartitionedTable && session.ServerVersion < FirstVersionWithPartitionedExclusion)
        {
            session.Error("0A000", written.Span, "exclusion constraints are not supported on partitioned tables");
            return;
        }

        if (method is "gin" or "brin")
        {
            session.Error("0A000", written.AccessMethod!.Value.Span, $"access method \"{method}\" does not support exclusion constraints");
            return;
        }

        if (!IndexDdl.AvoidsVirtual(session, relation, written.Elements.Select(static element => element.Element.Value).Append(written.Where))) return;
        if (IndexDdl.CheckPredicate(session, relation, written.Where) is not { } inPredicate) return;
        List<int> numbers = [];
        List<string> names = [];
        List<ObjectReference> references = [.. inPredicate];
        foreach (ExclusionElement element in written.Elements)
        {
            if (IndexDdl.ResolveElement(session, relation, element.Element, method, references) is not { } number) return;
            if (!FitsOperator(session, relation, element)) return;
            numbers.Add(number);
        }

        if (StorageOptionDdl.Create(session, written.Options, StorageOptionRules.OfMethod(method)) is not { } options) return;
        if (Included(session, relation, written.Include) is not { } included) return;
        EquatableArray<int> columns = numbers.ToEquatableArray();
        if (!PartitionKeyDdl.IsCoveredBy(session, relation, columns, [.. written.Elements.Select(static element => element.Operator.Symbol)], "EXCLUDE", written.Span)) return;
        EquatableArray<IndexElement> elements = written.Elements.Select(static element => element.Element).ToEquatableArray();
        names.AddRange(IndexDdl.ElementNames(relation, columns, included, elements));
        if (ChooseName(session, relation, written.Name, names, "excl") is not { } constraintName) return;
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
        Propagate(session, relation.Oid);
    }

    /// <summary>The operator compares values of the element's type with each other, and either way round.</summary>
    private static bool FitsOperator(DdlSession session, Relation relation, ExclusionElement element)
    {
        BinaryOperation comparison = new(element.Element.Value, element.Operator, element.Element.Value) { Span = element.Span };
        if (session.Bind(comparison, new DefinitionScope { Construct = "INDEX", Relation = relation }) is not { } bound) return true;
        if (!bound.Findings.IsEmpty) return false;
        return !IsOneWay(element.Operator.Symbol) || session.Error("42809", element.Operator.Span, $"operator {element.Operator.Symbol} is not commutative: only commutative operators can be used in exclusion constraints");
    }

    // Their commutators have other names, whatever the types are.
    private static bool IsOneWay(string symbol) => symbol is "<" or ">" or "<=" or ">=" or "<<" or ">>" or "@>" or "<@" or "&<" or "&>";

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
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation)) PartitionObjectsDdl.Clone(session, child.Oid, oid);
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

    /// <summary>ADD CONSTRAINT ... USING INDEX: the index takes the constraint's name.</summary>
    private static void Adopt(DdlSession session, Relation relation, UniqueTableConstraint written, RelationIndex index)
    {
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

    /// <summary>The index that a constraint may take over; null after an error (transformIndexConstraint).</summary>
    private static RelationIndex? FindAdoptable(DdlSession session, Relation relation, UniqueTableConstraint written, Identifier name)
    {
        RelationIndex? Refuse(string sqlState, string message)
        {
            session.Error(sqlState, name.Span, message);
            return null;
        }

        if (session.Catalog.FindIndexTable(relation.Schema, name.Name) is not { } table) return Refuse("42704", $"index \"{name.Name}\" does not exist");
        RelationIndex index = table.Indexes.First(i => i.Name == name.Name);
        if (relation.Constraints.Any(constraint => constraint.Name == index.Name && ConstraintDdl.HasIndex(constraint.Kind)))
            return Refuse("55000", $"index \"{name.Name}\" is already associated with a constraint");
        if (table.Oid != relation.Oid) return Refuse("55000", $"index \"{name.Name}\" does not belong to table \"{relation.Name}\"");
        if (!index.IsUnique) return Refuse("42809", $"\"{name.Name}\" is not a unique index");
        if (index.Columns.Contains(0)) return Refuse("42809", $"index \"{name.Name}\" contains expressions");
        if (index.IsPartial) return Refuse("42809", $"\"{name.Name}\" is a partial index");
        if (index.Elements.Any(element => IndexComparison.OperatorClass(session.Catalog, index, element) != 0 || (element.Collation is { } collation && session.Catalog.FindCollation(collation.Schema, collation.Name)?.Oid != relation.FindColumn(((ColumnReference)element.Value).Name)?.Collation) || element.Direction == SortDirection.Descending || element.Nulls == NullsOrder.First))
            return Refuse("42809", $"index \"{name.Name}\" does not have default sorting behavior");
        if (written.IsPrimaryKey && index.NullsNotDistinct && session.ServerVersion >= FirstVersionWithCheckOfNulls) return Refuse("42P16", "primary keys cannot use NULLS NOT DISTINCT indexes");
        return relation.Kind == RelationKind.PartitionedTable
            ? Refuse("0A000", "ALTER TABLE / ADD CONSTRAINT USING INDEX is not supported on partitioned tables")
            : index;
    }
}
