using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>ALTER TABLE ... OF.</summary>
internal static class TypedTableDdl
{
    /// <summary>A table takes a composite type whose attributes its columns are, in name, type and order (ATExecAddOf).</summary>
    public static void SetType(DdlSession session, Relation relation, QualifiedName name)
    {
        if (TypeDdl.Require(session, name, name.Span) is not { } type) return;
        if (type.Kind != TypeKind.Composite || session.Catalog.FindRelation(type.Relation) is not { Kind: RelationKind.CompositeType } source)
        {
            session.Error("42809", name.Span, $"type {session.Catalog.FormatType(type.Oid)} is not a composite type");
            return;
        }

        if (!relation.Parents.IsEmpty)
        {
            session.Error("42809", name.Span, "typed tables cannot inherit");
            return;
        }

        for (int i = 0; i < Math.Max(source.Columns.Count, relation.Columns.Count); i++)
        {
            Column? expected = i < source.Columns.Count ? source.Columns[i] : null, own = i < relation.Columns.Count ? relation.Columns[i] : null;
            string? refusal =
                own is null ? $"table is missing column \"{expected!.Name}\""
                : expected is null ? $"table has extra column \"{own.Name}\""
                : own.Name != expected.Name ? $"table has column \"{own.Name}\" where type requires \"{expected.Name}\""
                : own.Type != expected.Type || own.Typmod != expected.Typmod ? $"table \"{relation.Name}\" has different type for column \"{own.Name}\""
                : null;
            if (refusal is null) continue;
            session.Error("42804", name.Span, refusal);
            return;
        }

        session.Editor.Put(relation with { OfType = type.Oid });
    }
}
