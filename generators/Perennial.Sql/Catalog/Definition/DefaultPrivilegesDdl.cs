using System.Collections.Immutable;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>ALTER DEFAULT PRIVILEGES, and what it gives to objects that are created later.</summary>
internal static class DefaultPrivilegesDdl
{
    public static void Alter(DdlSession session, AlterDefaultPrivilegesStatement alter)
    {
        GrantStatement grant = alter.Grant;
        if (KindOf(grant.Target) is not { } kind) return;
        if (kind == AccessKind.Schema && !alter.InSchemas.IsEmpty)
        {
            session.Error("0LP01", alter.Span, "cannot use IN SCHEMA clause when using GRANT/REVOKE ON SCHEMAS");
            return;
        }

        if (grant.Privileges.Any(static privilege => !privilege.Columns.IsEmpty))
        {
            session.Error("0LP01", grant.Span, "default privileges cannot be set for columns");
            return;
        }

        string word = kind switch { AccessKind.Table => "relation", AccessKind.Routine => "function", _ => kind.ToString().ToLowerInvariant() };
        if (PrivilegeReader.OfObject(session, grant, AccessList.All(kind, session.ServerVersion), word) is not { } privileges) return;
        foreach (Identifier schema in alter.InSchemas) session.RequireSchema(schema.Name, schema.Span);
        if (session.HasErrors) return;
        foreach (DefaultPrivilegesKey key in Keys(alter))
        {
            ImmutableDictionary<DefaultPrivilegesKey, AccessList> known = session.Editor.User.DefaultPrivileges;
            AccessList usual = Usual(key, session.ServerVersion);
            if (GrantDdl.Change(session, grant, known.TryGetValue(key, out AccessList? before) ? before : usual, privileges) is not { } access) return;
            session.Editor.User = session.Editor.User with { DefaultPrivileges = access == usual ? known.Remove(key) : known.SetItem(key, access) };
        }
    }

    /// <summary>The objects to come that a statement is about; none for kinds that are no part of a schema.</summary>
    public static IEnumerable<DefaultPrivilegesKey> Keys(AlterDefaultPrivilegesStatement alter)
    {
        if (KindOf(alter.Grant.Target) is not { } kind) return [];
        IEnumerable<string> roles = alter.ForRoles.IsEmpty ? [""] : alter.ForRoles.Select(GrantDdl.GranteeOf);
        string[] schemas = alter.InSchemas.IsEmpty ? [""] : [.. alter.InSchemas.Select(static schema => schema.Name)];
        return roles.SelectMany(role => schemas.Select(schema => new DefaultPrivilegesKey(role, schema, kind)));
    }

    /// <summary>What is so without ALTER DEFAULT PRIVILEGES. In a schema only additions are kept.</summary>
    public static AccessList Usual(DefaultPrivilegesKey key, int serverVersion) => key.Schema.Length > 0 ? AccessList.Empty : AccessList.Default(key.Kind, serverVersion);

    /// <summary>Gives the objects that a statement has made what they get by default.</summary>
    /// <param name="firstOid">The first oid that was free before the statement.</param>
    public static void Assign(DdlSession session, uint firstOid)
    {
        if (session.Editor.User.DefaultPrivileges.IsEmpty) return;
        DatabaseCatalog catalog = session.Catalog;
        for (uint oid = firstOid; oid < catalog.User.NextOid; oid++)
        {
            if (catalog.User.Relations.TryGetValue(oid, out Relation? relation))
            {
                if (relation is { Kind: not RelationKind.CompositeType, Access: null } && relation.Schema != SchemaName.Temporary)
                    session.Editor.Put(relation with { Access = catalog.AccessOfNew(relation.AccessKind, relation.Schema) });
            }
            else if (catalog.User.Routines.TryGetValue(oid, out Routine? routine))
            {
                if (routine.Access is null) session.Editor.Put(routine with { Access = catalog.AccessOfNew(AccessKind.Routine, routine.Schema) });
            }
            else if (catalog.User.Types.TryGetValue(oid, out SqlType? type))
            {
                if (type is { Kind: not TypeKind.Array, Access: null } && (type.Relation == 0 || catalog.FindRelation(type.Relation) is { Kind: RelationKind.CompositeType }))
                    session.Editor.Put(type with { Access = catalog.AccessOfNew(AccessKind.Type, type.Schema) });
            }
            else if (catalog.UserSchemas.FirstOrDefault(schema => schema.Oid == oid) is { Access: null } schema)
            {
                session.Editor.User = session.Editor.User with { Schemas = session.Editor.User.Schemas.SetItem(schema.Name, schema with { Access = catalog.AccessOfNew(AccessKind.Schema, "") }) };
            }
        }
    }

    /// <summary>A schema that goes takes its defaults with it.</summary>
    public static void RemoveSchema(DdlSession session, string schema) => Replace(session, key => key.Schema == schema ? null : key);

    public static void RenameSchema(DdlSession session, string from, string to) => Replace(session, key => key.Schema == from ? key with { Schema = to } : key);

    /// <summary>Takes from a role what it would be granted, and from its own objects what others would be.</summary>
    public static void Revoke(DdlSession session, string role)
    {
        Replace(session, key => key.Role == role ? null : key);
        ImmutableDictionary<DefaultPrivilegesKey, AccessList> known = session.Editor.User.DefaultPrivileges;
        foreach (KeyValuePair<DefaultPrivilegesKey, AccessList> entry in known.Where(entry => entry.Value.Find(role) is not null).ToList())
        {
            AccessList without = entry.Value.Revoke(role, (Privileges)~0);
            known = without == Usual(entry.Key, session.ServerVersion) ? known.Remove(entry.Key) : known.SetItem(entry.Key, without);
        }

        session.Editor.User = session.Editor.User with { DefaultPrivileges = known };
    }

    private static void Replace(DdlSession session, Func<DefaultPrivilegesKey, DefaultPrivilegesKey?> replace)
    {
        ImmutableDictionary<DefaultPrivilegesKey, AccessList> known = session.Editor.User.DefaultPrivileges;
        foreach (KeyValuePair<DefaultPrivilegesKey, AccessList> entry in known.ToList())
        {
            DefaultPrivilegesKey? key = replace(entry.Key);
            if (key == entry.Key) continue;
            known = known.Remove(entry.Key);
            if (key is not null) known = known.SetItem(key, entry.Value);
        }

        session.Editor.User = session.Editor.User with { DefaultPrivileges = known };
    }

    private static AccessKind? KindOf(GrantTarget target) => target switch
    {
        GrantTarget.Table => AccessKind.Table,
        GrantTarget.Sequence => AccessKind.Sequence,
        GrantTarget.Function or GrantTarget.Routine => AccessKind.Routine,
        GrantTarget.Type => AccessKind.Type,
        GrantTarget.Schema => AccessKind.Schema,
        _ => null,
    };
}
