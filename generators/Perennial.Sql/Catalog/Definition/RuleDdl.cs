using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Rewrite rules (rewriteDefine.c).</summary>
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

        string @event = create.Event.ToLowerInvariant();
        bool isSelect = @event == "select";
        RewriteRule rule = new() { Name = create.Name.Name, Event = @event, IsInstead = create.IsInstead, Where = create.Where, Actions = create.Actions };
        DefinitionScope scope = new() { Construct = "RULE", Relation = relation, RuleEvent = @event, Target = TypeOid.Bool };
        if (RuleActions.Bind(session, create, relation, rule, scope) is not { } bound) return;
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

        if (isSelect)
        {
            CheckSelect(session, create, relation);
            return;
        }

        if (relation.Rules.FirstOrDefault(old => old.Name == rule.Name) is { } replaced)
        {
            if (!create.OrReplace) session.Error("42710", create.Name.Span, $"rule \"{rule.Name}\" for relation \"{relation.Name}\" already exists");
            else Put(session, relation, replaced, bound with { Enabled = replaced.Enabled, Comment = replaced.Comment });
            return;
        }

        // The server lets a superuser hang rules on the system's views, and those stay the server's own.
        if (relation.IsUserDefined) session.Editor.Put(relation with { Rules = relation.Rules.Append(bound).ToEquatableArray() });
    }

    public static void Comment(DdlSession session, ObjectName target, string? text)
    {
        if (Require(session, target)?.Rules.FirstOrDefault(rule => rule.Name == target.Name.Name) is { } rule) Put(session, session.Catalog.FindRelation(target.Owner!.Schema, target.Owner.Name)!, rule, rule with { Comment = text });
    }

    /// <summary>ENABLE and DISABLE RULE.</summary>
    public static void Enable(DdlSession session, Relation relation, Identifier name, char enabled)
    {
        if (relation.Rules.FirstOrDefault(rule => rule.Name == name.Name) is { } rule) Put(session, relation, rule, rule with { Enabled = enabled });
        else if (name.Name != ViewRule || relation.Kind != RelationKind.View) session.Error("42704", name.Span, $"rule \"{name.Name}\" for relation \"{relation.Name}\" does not exist");
    }

    private static void Put(DdlSession session, Relation relation, RewriteRule old, RewriteRule changed) =>
        session.Editor.Put(relation with { Rules = relation.Rules.Select(rule => ReferenceEquals(rule, old) ? changed : rule).ToEquatableArray() });

    public static void Rename(DdlSession session, ObjectName target, Identifier newName)
    {
        if (Require(session, target) is not { } relation) return;
        if (newName.Name == ViewRule ? relation.Kind == RelationKind.View : Has(relation, newName.Name))
            session.Error("42710", newName.Span, $"rule \"{newName.Name}\" for relation \"{relation.Name}\" already exists");
        else if (target.Name.Name == ViewRule)
            session.Error("42P17", target.Name.Span, "renaming an ON SELECT rule is not allowed");
        else
            session.Editor.Put(relation with { Rules = relation.Rules.Select(rule => rule.Name == target.Name.Name ? rule with { Name = newName.Name } : rule).ToEquatableArray() });
    }

    /// <summary>The relation whose rule is named; null after an error, or when the rule is missing and may be.</summary>
    public static Relation? Require(DdlSession session, ObjectName target, bool ifExists = false)
    {
        if (ifExists && session.Catalog.FindRelation(target.Owner!.Schema, target.Owner.Name) is null) return null;
        if (RequireRelation(session, target.Owner!) is not { } relation) return null;
        string name = target.Name.Name;
        if (Has(relation, name) || (name == ViewRule && relation.Kind is RelationKind.View or RelationKind.MaterializedView)) return relation;
        if (!ifExists) session.Error("42704", target.Name.Span, $"rule \"{name}\" for relation \"{relation.Name}\" does not exist");
        return null;
    }

    /// <summary>Whether a rule may be dropped; an error if it is a view's own.</summary>
    public static bool IsDroppable(DdlSession session, Relation relation, ObjectName target) =>
        target.Name.Name != ViewRule || Has(relation, ViewRule)
        || session.Error("2BP01", target.Span, $"cannot drop rule _RETURN on view {relation.Name} because view {relation.Name} requires it");

    private static bool Has(Relation relation, string name) => relation.Rules.Any(rule => rule.Name == name);

    // The rule that makes a view: the view has one, and only that can be written in its place.
    private static void CheckSelect(DdlSession session, CreateRuleStatement create, Relation relation)
    {
        TextSpan span = create.Span;
        if (create.Actions.IsEmpty) session.Error("0A000", span, "INSTEAD NOTHING rules on SELECT are not implemented: use views instead");
        else if (create.Actions.Count > 1) session.Error("0A000", span, "multiple actions for rules on SELECT are not implemented: use views instead");
        else if (create.Actions[0] is not SelectStatement || !create.IsInstead) session.Error("0A000", span, "rules on SELECT must have action INSTEAD SELECT: use views instead");
        else if (create.Where is not null) session.Error("0A000", span, "event qualifications are not implemented for rules on SELECT");
        else if (session.Context.Binder is { } binder) ReplaceQuery(session, create, relation, binder.BindQuery(session.Catalog, create.Actions[0], session.Context.Source));
    }

    private static void ReplaceQuery(DdlSession session, CreateRuleStatement create, Relation relation, DefinitionQuery bound)
    {
        EquatableArray<DefinitionColumn> columns = bound.Columns;
        TextSpan span = create.Span;
        for (int i = 0; i < columns.Count; i++)
        {
            bool isKept = i < relation.Columns.Count && columns[i].Name == relation.Columns[i].Name && columns[i].Type == relation.Columns[i].Type;
            if (isKept) continue;
            session.Error("42P17", span, i >= relation.Columns.Count ? "SELECT rule's target list has too many entries" : $"SELECT rule's target entry {i + 1} differs from column \"{relation.Columns[i].Name}\" in name or type");
            return;
        }

        if (columns.Count < relation.Columns.Count) session.Error("42P17", span, "SELECT rule's target list has too few entries");
        else if (!create.OrReplace && relation.Kind == RelationKind.View) session.Error("55000", create.Table.Span, $"\"{relation.Name}\" is already a view");
        else if (create.Name.Name != ViewRule) session.Error("42P17", create.Name.Span, $"view rule for \"{relation.Name}\" must be named \"{ViewRule}\"");
        else if (relation is { Kind: RelationKind.View, IsUserDefined: true })
            session.Editor.Put(ViewDdl.WithQuery(session, relation, create.Actions[0], bound));
    }

    private static Relation? RequireRelation(DdlSession session, QualifiedName name)
    {
        if (!session.IsIndex(name)) return session.RequireRelation(name);
        session.Error("42809", name.Span, $"\"{name.Name}\" is an index and has no rules");
        return null;
    }
}
