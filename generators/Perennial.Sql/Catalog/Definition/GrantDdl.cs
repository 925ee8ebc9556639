using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>
/// GRANT and REVOKE of privileges on tables, columns, sequences, routines, types and schemas (aclchk.c). Roles live outside of a database, so that any name may be one.
/// Other objects are no part of a schema; of these grants nothing is kept.
/// </summary>
internal static class GrantDdl
{
    public static void Apply(DdlSession session, GrantStatement grant)
    {
        switch (grant.Target)
        {
            case GrantTarget.Table or GrantTarget.Sequence:
                OnRelations(session, grant, Relations(session, grant));
                break;
            case GrantTarget.AllTables:
                OnRelations(session, grant, InSchemas(session, grant, session.Catalog.UserRelations.Where(static relation => relation.Kind is not (RelationKind.Sequence or RelationKind.CompositeType)), static relation => relation.Schema));
                break;
            case GrantTarget.AllSequences:
                OnRelations(session, grant, InSchemas(session, grant, session.Catalog.UserRelations.Where(static relation => relation.Kind == RelationKind.Sequence), static relation => relation.Schema));
                break;
            case GrantTarget.Function or GrantTarget.Procedure or GrantTarget.Routine:
                OnRoutines(session, grant, Routines(session, grant));
                break;
            case GrantTarget.AllFunctions or GrantTarget.AllProcedures or GrantTarget.AllRoutines:
                OnRoutines(session, grant, InSchemas(session, grant, session.Catalog.UserRoutines.Where(routine => IsMeant(routine, grant.Target)), static routine => routine.Schema));
                break;
            case GrantTarget.Type or GrantTarget.Domain:
                OnTypes(session, grant);
                break;
            case GrantTarget.Schema:
                OnSchemas(session, grant);
                break;
        }
    }

    /// <summary>The list after a statement; null after an error.</summary>
    public static AccessList? Change(DdlSession session, GrantStatement grant, AccessList access, Privileges privileges)
    {
        foreach (RoleName role in grant.Grantees)
        {
            string grantee = GranteeOf(role);
            if (grantee == AccessList.Public && grant is { IsGrant: true, WithGrantOption: true })
            {
                session.Error("0LP01", role.Span, "grant options can only be granted to roles");
                return null;
            }

            access = grant.IsGrant ? access.Grant(grantee, privileges, grant.WithGrantOption ? privileges : Privileges.None) : access.Revoke(grantee, privileges, grant.GrantOptionFor);
        }

        return access;
    }

    public static string GranteeOf(RoleName role) => role.Special switch
    {
        "PUBLIC" => AccessList.Public,
        not null => AccessList.Owner,
        _ => role.Name.Name,
    };

    /// <summary>DROP OWNED takes away what was granted to the roles. What they own is not known.</summary>
    public static void DropOwned(DdlSession session, DropOwnedStatement drop)
    {
        foreach (string role in drop.Roles.Where(static role => role.Special is null).Select(GranteeOf))
        {
            const Privileges All = (Privileges)~0;
            foreach (Relation relation in session.Catalog.UserRelations.Where(relation => Names(relation.Access, role) || relation.Columns.Any(column => Names(column.Access, role))).ToList())
            {
                session.Editor.Put(relation with
                {
                    Access = relation.Access?.Revoke(role, All),
                    Columns = relation.Columns.Select(column => Names(column.Access, role) ? column with { Access = column.Access!.Revoke(role, All) } : column).ToEquatableArray(),
                });
            }

            foreach (Routine routine in session.Catalog.UserRoutines.Where(routine => Names(routine.Access, role)).ToList()) session.Editor.Put(routine with { Access = routine.Access!.Revoke(role, All) });
            foreach (SqlType type in session.Catalog.UserTypes.Where(type => Names(type.Access, role)).ToList()) session.Editor.Put(type with { Access = type.Access!.Revoke(role, All) });
            foreach (Schema schema in session.Catalog.UserSchemas.Where(schema => Names(schema.Access, role)).ToList()) Put(session, schema with { Access = schema.Access!.Revoke(role, All) });
            DefaultPrivilegesDdl.Revoke(session, role);
        }
    }

    private static bool Names(AccessList? access, string role) => access?.Find(role) is not null;

    private static List<Relation>? Relations(DdlSession session, GrantStatement grant)
    {
        List<Relation> relations = [];
        foreach (QualifiedName name in grant.Names)
        {
            if (session.Catalog.FindIndexTable(name.Schema, name.Name) is not null) session.Error("42809", name.Span, $"\"{name.Name}\" is an index");
            else if (session.RequireRelation(name) is { } relation) relations.Add(relation);
        }

        return session.HasErrors ? null : relations;
    }

    private static List<T>? InSchemas<T>(DdlSession session, GrantStatement grant, IEnumerable<T> objects, Func<T, string> schemaOf)
    {
        foreach (QualifiedName name in grant.Names) session.RequireSchema(name.Name, name.Span);
        return session.HasErrors ? null : objects.Where(found => grant.Names.Any(name => name.Name == schemaOf(found))).ToList();
    }

    private static void OnRelations(DdlSession session, GrantStatement grant, List<Relation>? relations)
    {
        if (relations is null) return;
        bool isOfSequences = grant.Target is GrantTarget.Sequence or GrantTarget.AllSequences;
        Privileges sequence = AccessList.All(AccessKind.Sequence, session.ServerVersion), table = AccessList.All(AccessKind.Table, session.ServerVersion);
        if (PrivilegeReader.OfObject(session, grant, isOfSequences ? sequence : table | sequence, isOfSequences ? "sequence" : "relation") is not { } privileges) return;
        if (ColumnPrivileges(session, grant) is not { } columns) return;
        bool isAll = grant.Privileges.Any(static privilege => privilege is { Name: "all", Columns.IsEmpty: true });
        foreach (Relation relation in relations)
        {
            if (!CheckKind(session, grant, relation, isOfSequences, isAll ? Privileges.None : privileges)) return;

            // GRANT ... ON TABLE of a sequence passes over what a sequence does not have.
            Privileges meant = privileges & (relation.Kind == RelationKind.Sequence ? sequence : table);
            if (Change(session, grant, session.Catalog.AccessOf(relation), meant) is not { } access) return;
            Relation changed = privileges == Privileges.None ? relation : relation with { Access = access };
            if (!grant.IsGrant && !grant.GrantOptionFor) changed = WithoutColumns(changed, grant, meant);
            foreach ((Identifier column, Privileges onColumn) in columns)
            {
                if (ChangeColumn(session, grant, changed, column, onColumn) is not { } withColumn) return;
                changed = withColumn;
            }

            if (changed.IsUserDefined && !ReferenceEquals(changed, relation)) session.Editor.Put(changed);
        }
    }

    private static bool CheckKind(DdlSession session, GrantStatement grant, Relation relation, bool isOfSequences, Privileges privileges)
    {
        if (relation.Kind == RelationKind.CompositeType) return session.Error("42809", grant.Span, $"\"{relation.Name}\" is a composite type");
        if (isOfSequences && relation.Kind != RelationKind.Sequence) return session.Error("42809", grant.Span, $"\"{relation.Name}\" is not a sequence");
        return relation.Kind == RelationKind.Sequence || (privileges & Privileges.Usage) == Privileges.None || session.Error("0LP01", grant.Span, "invalid privilege type USAGE for table");
    }

    private static List<(Identifier Column, Privileges Privileges)>? ColumnPrivileges(DdlSession session, GrantStatement grant)
    {
        List<(Identifier Column, Privileges Privileges)> columns = [];
        foreach (Privilege written in grant.Privileges.Where(static privilege => !privilege.Columns.IsEmpty))
        {
            if (grant.Target != GrantTarget.Table)
            {
                session.Error("0LP01", written.Span, "column privileges are only valid for relations");
                return null;
            }

            if (PrivilegeReader.Find(session, written, AccessList.All(AccessKind.Column, session.ServerVersion), "column") is not { } privileges) return null;
            columns.AddRange(written.Columns.Select(column => (column, privileges)));
        }

        return columns;
    }

    private static Relation? ChangeColumn(DdlSession session, GrantStatement grant, Relation relation, Identifier name, Privileges privileges)
    {
        if (relation.FindColumn(name.Name) is not { } column)
        {
            if (SystemColumn.Find(name.Name) is not null || relation.Kind == RelationKind.Sequence) return relation;
            session.Error("42703", name.Span, $"column \"{name.Name}\" of relation \"{relation.Name}\" does not exist");
            return null;
        }

        return Change(session, grant, column.Access ?? AccessList.Empty, privileges) is { } access ? ColumnDdl.Replace(relation, column with { Access = access }) : null;
    }

    // Who loses a privilege on a table loses it on its columns.
    private static Relation WithoutColumns(Relation relation, GrantStatement grant, Privileges privileges) => relation.Columns.All(static column => column.Access is null) ? relation : relation with
    {
        Columns = relation.Columns.Select(column => column.Access is null
            ? column
            : column with { Access = grant.Grantees.Aggregate(column.Access, (access, role) => access.Revoke(GranteeOf(role), privileges)) }).ToEquatableArray(),
    };

    private static List<Routine>? Routines(DdlSession session, GrantStatement grant)
    {
        List<Routine> routines = [];
        foreach (RoutineSignature signature in grant.Routines)
        {
            ObjectKind kind = grant.Target switch { GrantTarget.Procedure => ObjectKind.Procedure, GrantTarget.Routine => ObjectKind.Routine, _ => ObjectKind.Function };
            Routine? found = RoutineLookup.Require(session, kind == ObjectKind.Function ? ObjectKind.Routine : kind, signature, ifExists: false);
            if (found is null) continue;
            if (kind == ObjectKind.Function && found.Kind == RoutineForm.Procedure) session.Error("42809", signature.Span, $"{found.Name} is not a function");
            routines.Add(found);
        }

        return session.HasErrors ? null : routines;
    }

    private static bool IsMeant(Routine routine, GrantTarget target) => target switch
    {
        GrantTarget.AllFunctions => routine.Kind != RoutineForm.Procedure,
        GrantTarget.AllProcedures => routine.Kind == RoutineForm.Procedure,
        _ => true,
    };

    private static void OnRoutines(DdlSession session, GrantStatement grant, List<Routine>? routines)
    {
        if (routines is null || !CheckColumns(session, grant) || PrivilegeReader.OfObject(session, grant, Privileges.Execute, "function") is not { } privileges) return;
        foreach (Routine routine in routines)
        {
            if (Change(session, grant, session.Catalog.AccessOf(routine), privileges) is not { } access) return;
            if (routine.IsUserDefined) session.Editor.Put(routine with { Access = access });
        }
    }

    private static void OnTypes(DdlSession session, GrantStatement grant)
    {
        List<SqlType> types = [];
        foreach (QualifiedName name in grant.Names)
        {
            if (TypeDdl.Require(session, name, name.Span) is not { } type) continue;
            if (grant.Target == GrantTarget.Domain && type.Kind != TypeKind.Domain) session.Error("42809", name.Span, $"\"{name}\" is not a domain");
            else if (type.IsArray) session.Error("0LP01", name.Span, "cannot set privileges of array types");
            else types.Add(type);
        }

        if (session.HasErrors || !CheckColumns(session, grant) || PrivilegeReader.OfObject(session, grant, Privileges.Usage, grant.Target == GrantTarget.Domain ? "domain" : "type") is not { } privileges) return;
        foreach (SqlType type in types)
        {
            if (Change(session, grant, session.Catalog.AccessOf(type), privileges) is not { } access) return;
            if (type.IsUserDefined) session.Editor.Put(type with { Access = access });
        }
    }

    private static void OnSchemas(DdlSession session, GrantStatement grant)
    {
        foreach (QualifiedName name in grant.Names) session.RequireSchema(name.Name, name.Span);
        if (session.HasErrors || !CheckColumns(session, grant) || PrivilegeReader.OfObject(session, grant, AccessList.All(AccessKind.Schema, session.ServerVersion), "schema") is not { } privileges) return;
        foreach (QualifiedName name in grant.Names)
        {
            if (session.Catalog.User.Schemas.TryGetValue(name.Name, out Schema? schema) && Change(session, grant, session.Catalog.AccessOf(schema), privileges) is { } access) Put(session, schema with { Access = access });
        }
    }

    private static bool CheckColumns(DdlSession session, GrantStatement grant)
    {
        foreach (Privilege privilege in grant.Privileges)
        {
            if (!privilege.Columns.IsEmpty) return session.Error("0LP01", privilege.Span, "column privileges are only valid for relations");
        }

        return true;
    }

    private static void Put(DdlSession session, Schema schema) =>
        session.Editor.User = session.Editor.User with { Schemas = session.Editor.User.Schemas.SetItem(schema.Name, schema) };
}
