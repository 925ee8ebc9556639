using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>PARTITION BY (transformPartitionSpec, ComputePartitionAttrs).</summary>
internal static class PartitionKeyDdl
{
    public static void Check(DdlSession session, uint oid, PartitionKey key)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        HashSet<ObjectReference> references = [];
        string strategy = key.Strategy.Name;
        if (strategy is not ("list" or "range" or "hash"))
        {
            session.Error("42P16", key.Strategy.Span, $"unrecognized partitioning strategy \"{strategy}\"");
            return;
        }

        if (strategy == "list" && key.Elements.Count > 1)
        {
            session.Error("42P17", key.Span, "cannot use \"list\" partition strategy with more than one column");
            return;
        }

        if (relation.Constraints.FirstOrDefault(static c => c is { Kind: ConstraintKind.Check or ConstraintKind.NotNull, NoInherit: true }) is { } local)
            session.Error("42P16", key.Span, $"cannot add NO INHERIT constraint \"{local.Name}\" to partitioned table \"{relation.Name}\"");
        string method = strategy == "hash" ? "hash" : "btree";
        foreach (PartitionElement element in key.Elements)
        {
            if (TypeOf(session, relation, element, references) is not { } type) return;
            if (element.Collation is not null && type != 0 && session.ResolveCollation(element.Collation, type) == 0) return;
            if (element.OperatorClass is { } named)
            {
                if (!IndexDdl.RequireNamedClass(session, named, method, type)) return;
                continue;
            }

            if (type != 0 && !IndexDdl.RequireOperatorClass(session, type, method, element.Value.Span)) return;
        }

        if (references.Count > 0) session.Editor.Put(session.Catalog.FindRelation(oid)! with { References = references.ToEquatableArray() });
    }

    /// <summary>Whether an index or constraint that keeps rows apart covers the key, so that each partition can keep them apart by itself (DefineIndex).</summary>
    /// <param name="operators">Of an exclusion constraint, paired with the columns; null for equality.</param>
    public static bool IsCoveredBy(DdlSession session, Relation relation, IReadOnlyList<int> columns, IReadOnlyList<string>? operators, string word, TextSpan span)
    {
        if (relation.PartitionKey is null) return true;
        foreach (PartitionElement element in relation.PartitionKey.Elements)
        {
            if (element.Value is not ColumnReference reference || relation.FindColumn(reference.Name) is not { } column)
                return session.Error("0A000", span, $"unsupported {word} constraint with partition key definition: the key is an expression");
            bool isCovered = false;
            for (int i = 0; i < columns.Count && !isCovered; i++)
            {
                if (columns[i] != column.Number) continue;
                if (operators is not null && operators[i] != "=")
                    return session.Error("0A000", span, $"cannot match partition key to index on column \"{column.Name}\" using non-equal operator \"{operators[i]}\"");
                isCovered = true;
            }

            if (!isCovered)
                return session.Error("0A000", span, $"unique constraint on partitioned table must include all partitioning columns: column \"{column.Name}\" of \"{relation.Name}\" is missing");
        }

        return true;
    }

    /// <summary>Whether a column is in the key, by itself or in an expression.</summary>
    public static bool Uses(Relation relation, Column column) =>
        relation.PartitionKey is { } key && key.Elements.Any(element => ExpressionParts.Columns(element.Value, relation).Any(used => used.Number == column.Number));

    /// <summary>The type of an element, 0 when it is not known; null after an error.</summary>
    private static uint? TypeOf(DdlSession session, Relation relation, PartitionElement element, HashSet<ObjectReference> references)
    {
        if (element.Value is ColumnReference { Parts.Count: 1 } reference && reference.Name != relation.Name)
        {
            if (relation.FindColumn(reference.Name) is { Generated: ColumnGeneration.None } column) return column.Type;
            if (relation.FindColumn(reference.Name) is { } generated) return Refuse(session, "42P17", reference.Span, $"cannot use generated column \"{generated.Name}\" in partition key");
            return SystemColumn.Find(reference.Name) is null
                ? Refuse(session, "42703", reference.Span, $"column \"{reference.Name}\" named in partition key does not exist")
                : Refuse(session, "42P17", reference.Span, $"cannot use system column \"{reference.Name}\" in partition key");
        }

        DefinitionExpression? bound = session.Bind(element.Value, new DefinitionScope { Construct = "PARTITION BY", Relation = relation });
        if (bound is null) return 0;
        if (!bound.Findings.IsEmpty) return null;
        references.UnionWith(bound.References);
        if (ExpressionParts.SystemColumnIn(element.Value, relation) is { } system) return Refuse(session, "42P17", system.Span, "partition key expressions cannot contain system column references");
        if (ExpressionParts.Columns(element.Value, relation).Find(static column => column.Generated != ColumnGeneration.None) is { } used)
            return Refuse(session, "42P17", element.Value.Span, $"cannot use generated column \"{used.Name}\" in partition key");
        if (element.Value is StringLiteral or NullLiteral) return Refuse(session, "42P16", element.Value.Span, "a partition key column has pseudo-type unknown");
        if (session.Catalog.FindType(bound.Type) is { Kind: TypeKind.Pseudo })
            return Refuse(session, "42P16", element.Value.Span, $"a partition key column has pseudo-type {session.Catalog.FormatType(bound.Type)}");
        if (DdlSession.IsMutable(bound))
            return Refuse(session, "42P17", element.Value.Span, "functions in partition key expression must be marked IMMUTABLE");
        return ExpressionParts.SelfAndParts(element.Value).Any(static part => part is ColumnReference)
            ? bound.Type
            : Refuse(session, "42P17", element.Value.Span, "cannot use constant expression as partition key");
    }

    private static uint? Refuse(DdlSession session, string sqlState, TextSpan span, string message)
    {
        session.Error(sqlState, span, message);
        return null;
    }
}
