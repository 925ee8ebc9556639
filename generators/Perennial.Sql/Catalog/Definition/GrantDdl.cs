using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>GRANT and REVOKE: the objects must exist; the statements are kept in order for whoever compares or re-plays them.</summary>
internal static class GrantDdl
{
    public static void Apply(DdlSession session, GrantStatement grant)
    {
        foreach (QualifiedName name in grant.Names)
        {
            switch (grant.Target)
            {
                case GrantTarget.Table or GrantTarget.Sequence:
                    if (session.RequireRelation(name) is { } relation) CheckColumns(session, grant, relation);
                    break;
                case GrantTarget.Schema:
                    session.RequireSchema(name.Name, name.Span);
                    break;
                case GrantTarget.AllTables or GrantTarget.AllSequences or GrantTarget.AllFunctions or GrantTarget.AllProcedures or GrantTarget.AllRoutines:
                    session.RequireSchema(name.Name, name.Span);
                    break;
                case GrantTarget.Type or GrantTarget.Domain:
                    TypeDdl.Require(session, name, name.Span);
                    break;
            }
        }

        foreach (RoutineSignature routine in grant.Routines)
        {
            ObjectKind kind = grant.Target switch { GrantTarget.Procedure => ObjectKind.Procedure, GrantTarget.Routine => ObjectKind.Routine, _ => ObjectKind.Function };
            RoutineLookup.Require(session, kind == ObjectKind.Function ? ObjectKind.Routine : kind, routine, ifExists: false);
        }

        if (!session.HasErrors) session.Editor.User = session.Editor.User with { Grants = session.Editor.User.Grants.Add(grant) };
    }

    private static void CheckColumns(DdlSession session, GrantStatement grant, Relation relation)
    {
        foreach (Identifier column in grant.Privileges.SelectMany(static privilege => privilege.Columns))
        {
            if (relation.FindColumn(column.Name) is null && SystemColumn.Find(column.Name) is null)
                session.Error("42703", column.Span, $"column \"{column.Name}\" of relation \"{relation.Name}\" does not exist");
        }
    }
}
