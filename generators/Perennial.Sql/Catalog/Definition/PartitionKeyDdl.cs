using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>PARTITION BY (transformPartitionSpec, ComputePartitionAttrs).</summary>
internal static class PartitionKeyDdl
{
    public static void Check(DdlSession session, uint oid, PartitionKey key)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
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
            if (TypeOf(session, relation, element) is not { } type) return;
            if (element.OperatorClass is { } named)
            {
                if (session.Catalog.HasOperatorClass(method, named.Schema, named.Name)) continue;
                session.Error("42704", named.Span, $"operator class \"{named}\" does not exist for access method \"{method}\"");
                return;
            }

            if (type != 0 && !IndexDdl.RequireOperatorClass(session, type, method, element.Value.Span)) return;
        }
    }

    /// <summary>Whether a column is in the key, by itself or in an expression.</summary>
    public static bool Uses(Relation relation, Column column) =>
        relation.PartitionKey is { } key && key.Elements.Any(element => ExpressionParts.Columns(element.Value, relation).Any(used => used.Number == column.Number));

    /// <summary>The type of an element, 0 when it is not known; null after an error.</summary>
    private static uint? TypeOf(DdlSession session, Relation relation, PartitionElement element)
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
        if (session.Catalog.FindType(bound.Type) is { Kind: TypeKind.Pseudo })
            return Refuse(session, "42P16", element.Value.Span, $"a partition key column has pseudo-type {session.Catalog.FormatType(bound.Type)}");
        if (session.IsMutable(bound))
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
