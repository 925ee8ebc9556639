using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Finds the objects that DROP, RENAME and COMMENT name, of the kind that they say.</summary>
internal static class ObjectLookup
{
    /// <summary>The relation of that kind; null after an error, or when it is missing and may be.</summary>
    public static Relation? RequireRelation(DdlSession session, ObjectKind kind, QualifiedName name, bool ifExists = false)
    {
        Relation? relation = session.Catalog.FindRelation(name.Schema, name.Name);
        if (session.IsIndex(name))
        {
            session.Error("42809", name.Span, $"\"{name.Name}\" is not a {Word(kind)}");
            return null;
        }

        if (relation is null)
        {
            // DROP ... IF EXISTS forgives a missing schema, too.
            if (!ifExists && (name.Schema is not { } schema || session.RequireSchema(schema, name.Span)))
                session.Error("42P01", name.Span, $"{(kind == ObjectKind.Table ? "table" : Word(kind))} \"{name}\" does not exist");
            return null;
        }

        if (IsKind(relation, kind)) return relation;
        session.Error("42809", name.Span, $"\"{name.Name}\" is not a {Word(kind)}");
        return null;
    }

    /// <summary>The table of an index of that name; null after an error, or when it is missing and may be.</summary>
    public static Relation? RequireIndex(DdlSession session, QualifiedName name, bool ifExists = false, bool isDrop = false)
    {
        if (session.Catalog.FindIndexTable(name.Schema, name.Name) is { } table) return table;
        if (session.Catalog.FindRelation(name.Schema, name.Name) is not null) session.Error("42809", name.Span, $"\"{name.Name}\" is not an index");
        else if (!ifExists && (name.Schema is not { } schema || session.RequireSchema(schema, name.Span))) session.Error(isDrop ? "42704" : "42P01", name.Span, $"{(isDrop ? "index" : "relation")} \"{name}\" does not exist");
        return null;
    }

    /// <summary>Whether a relation has the constraint, trigger or policy that is named; an error if not, unless it may be missing.</summary>
    public static bool RequirePart(DdlSession session, Relation relation, ObjectName target, bool ifExists)
    {
        string name = target.Name.Name;
        bool exists = target.Kind switch
        {
            ObjectKind.Constraint => relation.Constraints.Any(part => part.Name == name),
            ObjectKind.Trigger => relation.Triggers.Any(part => part.Name == name),
            _ => relation.Policies.Any(part => part.Name == name),
        };
        if (exists) return true;
        if (!ifExists) session.Error("42704", target.Name.Span, $"{target.Kind.ToString().ToLowerInvariant()} \"{name}\" for table \"{relation.Name}\" does not exist");
        return false;
    }

    public static string Word(ObjectKind kind) => kind switch
    {
        ObjectKind.MaterializedView => "materialized view",
        ObjectKind.ForeignTable => "foreign table",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static bool IsKind(Relation relation, ObjectKind kind) => kind switch
    {
        ObjectKind.Table => relation.Kind is RelationKind.Table or RelationKind.PartitionedTable,
        ObjectKind.View => relation.Kind == RelationKind.View,
        ObjectKind.MaterializedView => relation.Kind == RelationKind.MaterializedView,
        ObjectKind.Sequence => relation.Kind == RelationKind.Sequence,
        ObjectKind.ForeignTable => relation.Kind == RelationKind.ForeignTable,
        _ => true,
    };
}
