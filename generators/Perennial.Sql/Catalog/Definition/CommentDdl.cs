using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class CommentDdl
{
    public static void Comment(DdlSession session, CommentStatement comment)
    {
        ObjectName target = comment.Object;
        string? text = comment.Text is { Length: > 0 } written ? written : null;
        switch (target.Kind)
        {
            case ObjectKind.Schema:
                OnSchema(session, target, text);
                break;
            case ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable or ObjectKind.Sequence:
                if (ObjectLookup.RequireRelation(session, target.Kind, target.Name) is { IsUserDefined: true } relation) session.Editor.Put(relation with { Comment = text });
                break;
            case ObjectKind.Column when target.Owner is not null:
                OnColumn(session, target, text);
                break;
            case ObjectKind.Index:
                OnIndex(session, target, text);
                break;
            case ObjectKind.Statistics:
                StatisticsDdl.Comment(session, target.Name, text);
                break;
            case ObjectKind.Constraint or ObjectKind.Trigger or ObjectKind.Policy when target.Owner is not null:
                OnPart(session, target, text);
                break;
            case ObjectKind.Rule when target.Owner is not null:
                RuleDdl.Comment(session, target, text);
                break;
            case ObjectKind.DomainConstraint when target.Owner is not null:
                OnDomainConstraint(session, target, text);
                break;
            case ObjectKind.Type or ObjectKind.Domain:
                OnType(session, target, text);
                break;
            case ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate when target.Routine is not null:
                if (RoutineLookup.Require(session, target.Kind, target.Routine, ifExists: false) is { IsUserDefined: true } routine) session.Editor.Put(routine with { Comment = text });
                break;
            case ObjectKind.Operator when target.Operator is not null:
                OperatorDdl.Require(session, target.Operator, target.LeftType, target.RightType, target.Span);
                break;
            case ObjectKind.Collation:
                if (session.Catalog.FindCollation(target.Name.Schema, target.Name.Name) is null) session.Error("42704", target.Span, $"collation \"{target.Name}\" for encoding \"UTF8\" does not exist");
                break;
            case ObjectKind.TextSearchConfiguration or ObjectKind.TextSearchDictionary or ObjectKind.TextSearchParser or ObjectKind.TextSearchTemplate:
                TextSearchDdl.Comment(session, TextSearchDdl.KindOf(target.Kind)!.Value, target.Name, text);
                break;
            case ObjectKind.Language:
                LanguageDdl.Require(session, target.Name);
                break;
            case ObjectKind.Extension:
                if (session.Catalog.FindExtension(target.Name.Name) is { } extension)
                    session.Editor.User = session.Editor.User with { Extensions = session.Editor.User.Extensions.SetItem(extension.Name, extension with { Comment = text }) };
                else if (target.Name.Name != "plpgsql")
                    session.Error("42704", target.Span, $"extension \"{target.Name}\" does not exist");
                break;
        }
    }

    private static void OnSchema(DdlSession session, ObjectName target, string? text)
    {
        if (!session.RequireSchema(target.Name.Name, target.Name.Span)) return;
        UserObjects user = session.Editor.User;
        if (user.Schemas.TryGetValue(target.Name.Name, out Schema? schema))
            session.Editor.User = user with { Schemas = user.Schemas.SetItem(schema.Name, schema with { Comment = text }) };
    }

    private static void OnColumn(DdlSession session, ObjectName target, string? text)
    {
        QualifiedName owner = target.Owner!;
        if (session.Catalog.FindRelation(owner.Schema, owner.Name) is null && session.Catalog.FindIndexTable(owner.Schema, owner.Name) is { } table)
        {
            bool isColumn = table.Indexes.First(index => index.Name == owner.Name).Columns.Any(number => number > 0 && table.FindColumn(number)?.Name == target.Name.Name);
            session.Error(isColumn ? "42809" : "42703", target.Name.Span, isColumn ? $"cannot set comment on relation \"{owner.Name}\": it is an index" : $"column \"{target.Name}\" of relation \"{owner.Name}\" does not exist");
            return;
        }

        if (session.RequireRelation(owner) is not { } relation) return;
        if (relation.FindColumn(target.Name.Name) is not { } column)
        {
            session.Error("42703", target.Name.Span, $"column \"{target.Name}\" of relation \"{relation.Name}\" does not exist");
            return;
        }

        if (relation.Kind == RelationKind.Sequence) session.Error("42809", target.Name.Span, $"cannot set comment on relation \"{relation.Name}\": it is a sequence");
        else if (relation.IsUserDefined) session.Editor.Put(ColumnDdl.Replace(relation, column with { Comment = text }));
    }

    private static void OnIndex(DdlSession session, ObjectName target, string? text)
    {
        if (ObjectLookup.RequireIndex(session, target.Name) is not { } table) return;
        session.Editor.Put(table with { Indexes = table.Indexes.Select(index => index.Name == target.Name.Name ? index with { Comment = text } : index).ToEquatableArray() });
    }

    private static void OnPart(DdlSession session, ObjectName target, string? text)
    {
        if (session.RequireRelation(target.Owner!) is not { } relation || !ObjectLookup.RequirePart(session, relation, target, ifExists: false)) return;
        string name = target.Name.Name;
        session.Editor.Put(target.Kind switch
        {
            ObjectKind.Constraint => relation with { Constraints = relation.Constraints.Select(part => part.Name == name ? part with { Comment = text } : part).ToEquatableArray() },
            ObjectKind.Trigger => relation with { Triggers = relation.Triggers.Select(part => part.Name == name ? part with { Comment = text } : part).ToEquatableArray() },
            _ => relation with { Policies = relation.Policies.Select(part => part.Name == name ? part with { Comment = text } : part).ToEquatableArray() },
        });
    }

    private static void OnDomainConstraint(DdlSession session, ObjectName target, string? text)
    {
        if (TypeDdl.Require(session, target.Owner!, target.Owner!.Span) is not { IsUserDefined: true } domain) return;
        if (domain.Constraints.All(c => c.Name != target.Name.Name))
        {
            session.Error("42704", target.Name.Span, $"constraint \"{target.Name}\" for domain \"{domain.Name}\" does not exist");
            return;
        }

        session.Editor.Put(domain with { Constraints = domain.Constraints.Select(c => c.Name == target.Name.Name ? c with { Comment = text } : c).ToEquatableArray() });
    }

    private static void OnType(DdlSession session, ObjectName target, string? text)
    {
        QualifiedName name = target.Type?.Name ?? target.Name;
        if (TypeDdl.Require(session, name, target.Span) is not { IsUserDefined: true } type) return;
        if (target.Kind == ObjectKind.Domain && type.Kind != TypeKind.Domain) session.Error("42809", target.Span, $"\"{name}\" is not a domain");
        else session.Editor.Put(type with { Comment = text });
    }
}
