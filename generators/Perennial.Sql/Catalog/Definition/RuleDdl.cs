using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Rewrite rules. Only their names are kept: what a rule does is looked at by nobody after it was made.</summary>
internal static class RuleDdl
{
    // The rule that makes a view of a table.
    private const string ViewRule = "_RETURN";

    private const int FirstVersionWithoutTablesBecomingViews = 16;

    public static void Create(DdlSession session, CreateRuleStatement create)
    {
        if (RequireRelation(session, create.Table) is not { } relation) return;
        if (relation.Kind == RelationKind.MaterializedView)
        {
            session.Error("0A000", create.Table.Span, "rules on materialized views are not supported");
            return;
        }

        if (create.Where is { } condition)
        {
            session.Bind(condition, new DefinitionScope { Construct = "RULE", Relation = relation, RuleEvent = create.Event.ToLowerInvariant(), Target = TypeOid.Bool });
            if (session.HasErrors) return;
        }

        bool isSelect = create.Event.Equals("select", StringComparison.OrdinalIgnoreCase);
        if (relation.Kind is not (RelationKind.Table or RelationKind.PartitionedTable or RelationKind.View))
        {
            session.Error("42809", create.Table.Span, $"relation \"{relation.Name}\" cannot have rules");
            return;
        }

        if (isSelect && relation.Kind != RelationKind.View && session.ServerVersion >= FirstVersionWithoutTablesBecomingViews)
        {
            session.Error("42809", create.Table.Span, $"relation \"{relation.Name}\" cannot have ON SELECT rules");
            return;
        }

        string name = create.Name.Name;
        if (relation.Rules.Contains(name))
        {
            if (!create.OrReplace) session.Error("42710", create.Name.Span, $"rule \"{name}\" for relation \"{relation.Name}\" already exists");
            return;
        }

        // The server lets a superuser hang rules on the system's views, and those stay the server's own.
        if (!isSelect && relation.IsUserDefined) session.Editor.Put(relation with { Rules = relation.Rules.Append(name).ToEquatableArray() });
    }

    public static void Drop(DdlSession session, Relation relation, string name) =>
        session.Editor.Put(relation with { Rules = relation.Rules.Where(rule => rule != name).ToEquatableArray() });

    public static void Rename(DdlSession session, ObjectName target, Identifier newName)
    {
        if (Require(session, target) is not { } relation) return;
        if (newName.Name == ViewRule ? relation.Kind == RelationKind.View : relation.Rules.Contains(newName.Name))
            session.Error("42710", newName.Span, $"rule \"{newName.Name}\" for relation \"{relation.Name}\" already exists");
        else if (target.Name.Name == ViewRule)
            session.Error("42P17", target.Name.Span, "renaming an ON SELECT rule is not allowed");
        else
            session.Editor.Put(relation with { Rules = relation.Rules.Select(rule => rule == target.Name.Name ? newName.Name : rule).ToEquatableArray() });
    }

    /// <summary>The relation whose rule is named; null after an error, or when the rule is missing and may be.</summary>
    public static Relation? Require(DdlSession session, ObjectName target, bool ifExists = false)
    {
        if (ifExists && session.Catalog.FindRelation(target.Owner!.Schema, target.Owner.Name) is null) return null;
        if (RequireRelation(session, target.Owner!) is not { } relation) return null;
        string name = target.Name.Name;
        if (relation.Rules.Contains(name) || (name == ViewRule && relation.Kind is RelationKind.View or RelationKind.MaterializedView)) return relation;
        if (!ifExists) session.Error("42704", target.Name.Span, $"rule \"{name}\" for relation \"{relation.Name}\" does not exist");
        return null;
    }

    /// <summary>Whether a rule may be dropped; an error if it is a view's own.</summary>
    public static bool IsDroppable(DdlSession session, Relation relation, ObjectName target) =>
        target.Name.Name != ViewRule || relation.Rules.Contains(ViewRule)
        || session.Error("2BP01", target.Span, $"cannot drop rule _RETURN on view {relation.Name} because view {relation.Name} requires it");

    private static Relation? RequireRelation(DdlSession session, QualifiedName name)
    {
        if (!session.IsIndex(name)) return session.RequireRelation(name);
        session.Error("42809", name.Span, $"\"{name.Name}\" is an index and has no rules");
        return null;
    }
}
