using System.Globalization;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

internal static class IndexDdl
{
    private const int MaximumColumns = 32;

    private static readonly HashSet<string> BuiltInMethods = new(StringComparer.Ordinal) { "btree", "hash", "gist", "gin", "spgist", "brin" };

    public static void Create(DdlSession session, CreateIndexStatement create)
    {
        if (session.RequireRelation(create.Table.Name) is not { } relation) return;
        if (!relation.IsTable && relation.Kind != RelationKind.MaterializedView)
        {
            session.Error("42809", create.Table.Span, $"cannot create index on relation \"{relation.Name}\"");
            return;
        }

        if (create.IsConcurrent && relation.Kind == RelationKind.PartitionedTable)
        {
            session.Error("0A000", create.Table.Span, $"cannot create index on partitioned table \"{relation.Name}\" concurrently");
            return;
        }

        string method = MethodName(create.AccessMethod);
        if (!IsMethod(session.Catalog, method))
        {
            session.Error("42704", create.AccessMethod!.Value.Span, $"access method \"{method}\" does not exist");
            return;
        }

        if (!IsSupported(session, create, method)) return;
        if (CheckPredicate(session, relation, create.Where) is not { } inPredicate) return;
        if (StorageOptionDdl.Create(session, create.Options, StorageOptionRules.OfMethod(method)) is not { } options) return;
        List<int> columns = [];
        List<ObjectReference> references = [.. inPredicate];
        foreach (IndexElement element in create.Elements)
        {
            if (ResolveElement(session, relation, element, method, references) is not { } number) return;
            columns.Add(number);
        }

        List<int> included = [];
        foreach (IndexElement element in create.Include)
        {
            if (ResolveElement(session, relation, element, method: null, references) is not { } number) return;
            included.Add(number);
        }

        if (create.IsUnique && !PartitionKeyDdl.IsCoveredBy(session, relation, columns, operators: null, "UNIQUE", create.Span)) return;
        if (create.Elements.FirstOrDefault(element => UsesSystemColumn(element.Value)) is { } system)
        {
            session.Error("0A000", system.Span, "index creation on system columns is not supported");
            return;
        }

        if (create.Where is not null && UsesSystemColumn(create.Where))
        {
            session.Error("0A000", create.Where.Span, "index creation on system columns is not supported");
            return;
        }

        if (!AvoidsVirtual(session, relation, create.Elements.Select(static element => element.Value).Append(create.Where))) return;
        if (create.Name is { } written)
        {
            bool exists = NameChooser.RelationExists(session.Catalog, relation.Schema, written.Name);
            if (exists && create.IfNotExists) return;
            if (exists && !session.RequireNewRelation(relation.Schema, written.Name, written.Span)) return;
        }

        RelationIndex index = new()
        {
            Oid = session.Editor.NewOid(),
            Name = create.Name?.Name ?? ChooseName(session, relation, columns.ToEquatableArray(), included.ToEquatableArray(), create.Elements),
            Columns = columns.ToEquatableArray(),
            IncludedColumns = included.ToEquatableArray(),
            Elements = create.Elements,
            IsUnique = create.IsUnique,
            NullsNotDistinct = create.NullsNotDistinct ?? false,
            Predicate = create.Where,
            References = references.Distinct().ToEquatableArray(),
            Method = method,
            Options = options,
        };
        session.Editor.Put(relation with { Indexes = relation.Indexes.Append(index).ToEquatableArray() });
        if (create.Table.IsOnly) return;
        foreach (Relation child in InheritanceDdl.Children(session.Catalog, relation).Where(static child => child.IsPartition))
            PartitionObjectsDdl.Clone(session, child.Oid, relation.Oid);
    }

    /// <summary>Whether an access method comes with the server or with an extension that the catalog has.</summary>
    public static bool IsMethod(DatabaseCatalog catalog, string method) =>
        BuiltInMethods.Contains(method) || catalog.UserOperatorClasses.Any(found => found.Method == method);

    /// <summary>The attribute number of an element, 0 for an expression; null after an error.</summary>
    /// <param name="method">Null for an included column, which needs no operator class.</param>
    public static int? ResolveElement(DdlSession session, Relation relation, IndexElement element, string? method, List<ObjectReference> references)
    {
        if (element.Value is ColumnReference { Parts.Count: 1 } reference)
        {
            Column? column = relation.FindColumn(reference.Name) ?? SystemColumn.Find(reference.Name);
            if (column is null)
            {
                session.Error("42703", reference.Span, $"column \"{reference.Name}\" does not exist");
                return null;
            }

            if (column.Number < 0)
            {
                session.Error("0A000", reference.Span, "index creation on system columns is not supported");
                return null;
            }

            if (method is null ? !IsPlain(session, element) : !FitsMethod(session, element, column.Type, method)) return null;
            return column.Number;
        }

        if (method is null)
        {
            session.Error("0A000", element.Span, "expressions are not supported in included columns");
            return null;
        }

        DefinitionExpression? bound = session.Bind(element.Value, new DefinitionScope { Construct = "INDEX", Relation = relation });
        if (bound is { Findings.IsEmpty: false }) return null;
        if (bound is not null && DdlSession.IsMutable(bound))
        {
            session.Error("42P17", element.Value.Span, "functions in index expression must be marked IMMUTABLE");
            return null;
        }

        references.AddRange(bound?.References ?? []);
        if (bound is null || bound.Type == 0) return 0;
        if (bound.LacksCollation && element.Collation is null)
        {
            session.Error("42P22", element.Value.Span, "could not determine which collation to use for index expression; use the COLLATE clause to set the collation explicitly");
            return null;
        }

        if (!FitsMethod(session, element, bound.Type, method)) return null;
        if (session.Catalog.FindType(bound.Type) is not { Kind: TypeKind.Pseudo } || bound.Type == TypeOid.Any) return 0;
        session.Error("42P16", element.Value.Span, $"an index expression has pseudo-type {session.Catalog.FormatType(bound.Type)}");
        return null;
    }

    /// <summary>The user objects that a predicate uses; null after an error (CheckPredicate).</summary>
    public static EquatableArray<ObjectReference>? CheckPredicate(DdlSession session, Relation relation, Expression? predicate)
    {
        if (predicate is null) return new EquatableArray<ObjectReference>([]);
        DefinitionExpression? bound = session.Bind(predicate, new DefinitionScope { Construct = "WHERE", Relation = relation, Target = TypeOid.Bool });
        if (bound is { Findings.IsEmpty: false }) return null;
        if (bound is null || !DdlSession.IsMutable(bound)) return bound?.References ?? new EquatableArray<ObjectReference>([]);
        session.Error("42P17", predicate.Span, "functions in index predicate must be marked IMMUTABLE");
        return null;
    }

    /// <summary>The access method; none written is btree, and rtree is what gist was once called.</summary>
    public static string MethodName(Identifier? written) => written?.Name switch
    {
        null => "btree",
        "rtree" => "gist",
        { } name => name,
    };

    /// <summary>False with an error when an expression uses a virtual generated column, which has no stored value to index.</summary>
    public static bool AvoidsVirtual(DdlSession session, Relation relation, IEnumerable<Expression?> expressions)
    {
        if (!relation.Columns.Any(static column => column.Generated == ColumnGeneration.Virtual)) return true;
        foreach (Expression? expression in expressions)
        {
            if (expression is not null && ExpressionParts.Columns(expression, relation).Exists(static column => column.Generated == ColumnGeneration.Virtual))
                return session.Error("0A000", expression.Span, "indexes on virtual generated columns are not supported");
        }

        return true;
    }

    /// <summary>False with an error when a type has no default operator class for a method.</summary>
    public static bool RequireOperatorClass(DdlSession session, uint type, string method, TextSpan span) =>
        session.Catalog.HasDefaultOperatorClass(method, type)
        || session.Error("42704", span, $"data type {session.Catalog.FormatType(type)} has no default operator class for access method \"{method}\"");

    /// <summary>Names of the elements as they go into the index's name: columns, <c>expr</c> or the name of an expression, made unique (ChooseIndexColumnNames).</summary>
    public static IEnumerable<string> ElementNames(Relation relation, EquatableArray<int> columns, EquatableArray<int> included, EquatableArray<IndexElement> elements)
    {
        List<string> names = [];
        for (int i = 0; i < columns.Count + included.Count; i++)
        {
            int number = i < columns.Count ? columns[i] : included[i - columns.Count];
            string original = number == 0
                ? (i < elements.Count ? ExpressionParts.FigureName(elements[i].Value) : null) ?? "expr"
                : (relation.FindColumn(number) ?? throw new InvalidOperationException("An index of a missing column.")).Name;
            string name = original;
            for (int pass = 1; names.Contains(name); pass++)
            {
                string suffix = pass.ToString(CultureInfo.InvariantCulture);
                name = NameRules.Truncate(original, NameRules.MaxBytes - suffix.Length) + suffix;
            }

            names.Add(name);
        }

        return names;
    }

    private static string ChooseName(DdlSession session, Relation relation, EquatableArray<int> columns, EquatableArray<int> included, EquatableArray<IndexElement> elements) =>
        NameChooser.ChooseRelation(
            session.Catalog, relation.Schema, relation.Name, NameChooser.JoinColumns(ElementNames(relation, columns, included, elements)), "idx", isConstraint: false);

    private const int FirstVersionWithIncludesInSpGist = 14;

    private static bool IsSupported(DdlSession session, CreateIndexStatement create, string method)
    {
        if (!BuiltInMethods.Contains(method)) return true;
        if (create.IsUnique && method != "btree") return session.Error("0A000", create.Span, $"access method \"{method}\" does not support unique indexes");
        bool includes = method is "btree" or "gist" || (method == "spgist" && session.ServerVersion >= FirstVersionWithIncludesInSpGist);
        if (!create.Include.IsEmpty && !includes) return session.Error("0A000", create.Span, $"access method \"{method}\" does not support included columns");
        if (create.Elements.Count + create.Include.Count > MaximumColumns) return session.Error("54011", create.Span, $"cannot use more than {MaximumColumns} columns in an index");
        return create.Elements.Count == 1 || method is not ("hash" or "spgist") || session.Error("0A000", create.Span, $"access method \"{method}\" does not support multicolumn indexes");
    }

    private static bool UsesSystemColumn(Expression expression) =>
        ExpressionParts.SelfAndParts(expression).Any(static part => part is ColumnReference reference && SystemColumn.Find(reference.Name) is not null);

    /// <summary>Included columns are only stored: nothing says how they are compared.</summary>
    private static bool IsPlain(DdlSession session, IndexElement element)
    {
        string? what = element.Collation is not null ? "a collation"
            : element.OperatorClass is not null ? "an operator class"
            : element.Direction != SortDirection.Default ? "ASC/DESC options"
            : element.Nulls != NullsOrder.Default ? "NULLS FIRST/LAST options"
            : null;
        return what is null || session.Error("42P17", element.Span, $"including column does not support {what}");
    }

    /// <summary>Whether a method can index values of a type as the element says (ComputeIndexAttrs).</summary>
    private static bool FitsMethod(DdlSession session, IndexElement element, uint type, string method)
    {
        if (element.Collation is not null && session.ResolveCollation(element.Collation, type) == 0) return false;
        if (element.OperatorClass is { } name ? !RequireNamedClass(session, name, method, type) : !RequireOperatorClass(session, type, method, element.Value.Span)) return false;

        // Only btree keeps an order.
        if (method == "btree" || !BuiltInMethods.Contains(method)) return true;
        if (element.Direction != SortDirection.Default) return session.Error("0A000", element.Span, $"access method \"{method}\" does not support ASC/DESC options");
        return element.Nulls == NullsOrder.Default || session.Error("0A000", element.Span, $"access method \"{method}\" does not support NULLS FIRST/LAST options");
    }

    public static bool RequireNamedClass(DdlSession session, QualifiedName name, string method, uint type)
    {
        if (session.Catalog.FindOperatorClass(method, name.Schema, name.Name) is not { } found)
        {
            return (name.Schema is null || session.RequireSchema(name.Schema, name.Span))
                && session.Error("42704", name.Span, $"operator class \"{name}\" does not exist for access method \"{method}\"");
        }

        return session.Catalog.Accepts(found, type)
            || session.Error("42804", name.Span, $"operator class \"{name}\" does not accept data type {session.Catalog.FormatType(type)}");
    }
}
