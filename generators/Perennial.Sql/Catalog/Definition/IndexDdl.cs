using System.Globalization;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

internal static class IndexDdl
{
    private static readonly HashSet<string> BuiltInMethods = new(StringComparer.Ordinal) { "btree", "hash", "gist", "gin", "spgist", "brin" };

    public static void Create(DdlSession session, CreateIndexStatement create)
    {
        if (session.RequireRelation(create.Table.Name) is not { } relation) return;
        if (!relation.IsTable && relation.Kind != RelationKind.MaterializedView)
        {
            session.Error("42809", create.Table.Span, $"cannot create index on relation \"{relation.Name}\"");
            return;
        }

        string method = create.AccessMethod?.Name ?? "btree";
        if (!IsMethod(session.Catalog, method))
        {
            session.Error("42704", create.AccessMethod!.Value.Span, $"access method \"{method}\" does not exist");
            return;
        }

        if (create.Name is { } written)
        {
            bool exists = NameChooser.RelationExists(session.Catalog, relation.Schema, written.Name);
            if (exists && create.IfNotExists) return;
            if (exists && !session.RequireNewRelation(relation.Schema, written.Name, written.Span)) return;
        }

        if (!IsSupported(session, create, method)) return;
        if (StorageOptionDdl.Create(session, create.Options, StorageOptionRules.OfMethod(method)) is not { } options) return;
        List<int> columns = [];
        List<ObjectReference> references = [];
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

        if (create.Where is not null)
        {
            DefinitionExpression? bound = session.Bind(create.Where, new DefinitionScope { Construct = "WHERE", Relation = relation, Target = TypeOid.Bool });
            if (bound is { Findings.IsEmpty: true } && session.IsMutable(bound))
                session.Error("42P17", create.Where.Span, "functions in index predicate must be marked IMMUTABLE");
            references.AddRange(bound?.References ?? []);
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
            InheritanceDdl.ClonePartitionObjects(session, child.Oid, relation.Oid);
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

            if (element.OperatorClass is not null ? !RequireNamedClass(session, element.OperatorClass, method) : method is not null && !RequireOperatorClass(session, column.Type, method, reference.Span)) return null;
            if (element.Collation is not null) session.ResolveCollation(element.Collation, column.Type);
            return column.Number;
        }

        if (method is null)
        {
            session.Error("0A000", element.Span, "expressions are not supported in included columns");
            return null;
        }

        DefinitionExpression? bound = session.Bind(element.Value, new DefinitionScope { Construct = "INDEX", Relation = relation });
        if (bound is { Findings.IsEmpty: false }) return null;
        if (bound is not null && session.IsMutable(bound))
        {
            session.Error("42P17", element.Value.Span, "functions in index expression must be marked IMMUTABLE");
            return null;
        }

        references.AddRange(bound?.References ?? []);
        bool usable = element.OperatorClass is not null
            ? RequireNamedClass(session, element.OperatorClass, method)
            : bound is null || bound.Type == 0 || RequireOperatorClass(session, bound.Type, method, element.Value.Span);
        return usable ? 0 : null;
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

    private static bool IsSupported(DdlSession session, CreateIndexStatement create, string method)
    {
        if (!BuiltInMethods.Contains(method)) return true;
        if (create.IsUnique && method != "btree") return session.Error("0A000", create.Span, $"access method \"{method}\" does not support unique indexes");
        if (!create.Include.IsEmpty && method is not ("btree" or "gist" or "spgist")) return session.Error("0A000", create.Span, $"access method \"{method}\" does not support included columns");
        return create.Elements.Count == 1 || method is not ("hash" or "spgist") || session.Error("0A000", create.Span, $"access method \"{method}\" does not support multicolumn indexes");
    }

    private static bool RequireNamedClass(DdlSession session, QualifiedName name, string? method) =>
        session.Catalog.HasOperatorClass(method ?? "btree", name.Schema, name.Name)
        || session.Error("42704", name.Span, $"operator class \"{name}\" does not exist for access method \"{method}\"");
}
