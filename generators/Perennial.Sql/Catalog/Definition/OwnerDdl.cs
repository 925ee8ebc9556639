using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>ALTER ... OWNER TO. Roles are the cluster's and not the catalog's, so that only the object is looked up.</summary>
internal static class OwnerDdl
{
    public static void Change(DdlSession session, ChangeOwnerStatement change)
    {
        ObjectName target = change.Object;
        switch (target.Kind)
        {
            case ObjectKind.Schema:
                session.RequireSchema(target.Name.Name, target.Name.Span);
                break;
            case ObjectKind.Type or ObjectKind.Domain:
                TypeDdl.Require(session, target.Type?.Name ?? target.Name, target.Span);
                break;
            case ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate when target.Routine is not null:
                RoutineLookup.Require(session, target.Kind, target.Routine, ifExists: false);
                break;
            case ObjectKind.TextSearchConfiguration or ObjectKind.TextSearchDictionary:
                TextSearchDdl.Require(session, TextSearchDdl.KindOf(target.Kind)!.Value, target.Name);
                break;
            case ObjectKind.Language:
                LanguageDdl.Require(session, target.Name);
                break;
            case ObjectKind.Statistics:
                StatisticsDdl.Require(session, target.Name, ifExists: false);
                break;
        }
    }
}
