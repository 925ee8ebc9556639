using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions.Drafting;

/// <content>GRANT, REVOKE and ALTER DEFAULT PRIVILEGES: what differs by effect, however it came about.</content>
internal sealed partial class DraftWriter
{
    private readonly List<string> _grants = [];

    private void DraftGrants()
    {
        // What an extension brings is not described.
        IReadOnlyDictionary<string, ObjectDescription> described = CatalogDescription.Of(_to, includeComments: false);
        foreach (Schema schema in _to.UserSchemas)
        {
            string name = "schema " + CatalogText.Quote(schema.Name);
            Schema? old = IsMissing(name) ? null : _from.UserSchemas.FirstOrDefault(old => old.Name == schema.Name);
            Grant(name, old is null ? _from.AccessOfNew(AccessKind.Schema, "") : _from.AccessOf(old), _to.AccessOf(schema), AccessKind.Schema, isForServices: true);
        }

        foreach (SqlType type in _to.UserTypes.OrderBy(static type => type.Oid))
        {
            string name = (type.Kind == TypeKind.Domain ? "domain " : "type ") + type.QualifiedName;
            if (!described.ContainsKey(name)) continue;
            SqlType? old = IsMissing(name) ? null : _from.FindType(type.Schema, type.Name);
            Grant("type " + type.QualifiedName, old is null ? _from.AccessOfNew(AccessKind.Type, type.Schema) : _from.AccessOf(old), _to.AccessOf(type), AccessKind.Type);
        }

        foreach (Relation relation in _to.UserRelations.OrderBy(static relation => relation.Oid))
        {
            if (described.ContainsKey(NameOf(relation))) DraftGrants(relation);
        }

        Dictionary<string, Routine> routines = _from.UserRoutines.ToDictionary(routine => FoldCheck.Identity(_from, routine), StringComparer.Ordinal);
        foreach (Routine routine in _to.UserRoutines.OrderBy(static routine => routine.Oid))
        {
            string name = FoldCheck.Identity(_to, routine);
            if (!described.ContainsKey(name) || _procedures.Contains(name)) continue;
            AccessList before = !_remade.Contains(name) && routines.TryGetValue(name, out Routine? old) ? _from.AccessOf(old) : _from.AccessOfNew(AccessKind.Routine, routine.Schema);
            Grant($"routine {name.Substring(name.IndexOf(' ') + 1)}", WithoutPublic(before), WithoutPublic(_to.AccessOf(routine)), AccessKind.Routine, isForServices: true);
        }

        DraftDefaultPrivileges();
    }

    private void DraftGrants(Relation relation)
    {
        string name = NameOf(relation);
        Relation? old = IsMissing(name) || _remade.Contains(name) ? null : _from.FindRelation(relation.Schema, relation.Name);
        AccessList before = old is null ? _from.AccessOfNew(relation.AccessKind, relation.Schema) : _from.AccessOf(old), after = _to.AccessOf(relation);
        string target = (relation.Kind == RelationKind.Sequence ? "sequence " : "table ") + relation.QualifiedName;
        Grant(target, before, after, relation.AccessKind);
        foreach (Column column in relation.Columns)
        {
            bool isRemade = _remade.Contains(NameOf(relation, column));
            AccessList onColumn = (isRemade ? null : old?.FindColumn(column.Name)?.Access) ?? AccessList.Empty;

            // What a role loses on the table it loses on each column.
            foreach (AccessItem item in before.Items) onColumn = onColumn.Revoke(item.Grantee, item.Privileges & ~(after.Find(item.Grantee)?.Privileges ?? Privileges.None));
            Grant(target, onColumn, column.Access ?? AccessList.Empty, AccessKind.Column, column: CatalogText.Quote(column.Name));
        }
    }

    private void DraftDefaultPrivileges()
    {
        Dictionary<DefaultPrivilegesKey, AccessList> from = ScriptRunner.DefaultPrivileges(_from, _to), to = ScriptRunner.DefaultPrivileges(_to, _from);
        foreach (DefaultPrivilegesKey key in from.Keys.Union(to.Keys).OrderBy(ObjectNames.Of, StringComparer.Ordinal))
        {
            // A schema that goes takes them with it.
            if (key.Schema.Length > 0 && _to.FindSchema(key.Schema) is null) continue;
            string prefix = $"alter default privileges{(key.Role.Length == 0 ? "" : " for role " + CatalogText.Quote(key.Role))}{(key.Schema.Length == 0 ? "" : " in schema " + CatalogText.Quote(key.Schema))} ";
            AccessList before = from.TryGetValue(key, out AccessList? was) ? was : DefaultPrivilegesDdl.Usual(key, _from.ServerVersion);
            AccessList after = to.TryGetValue(key, out AccessList? becomes) ? becomes : DefaultPrivilegesDdl.Usual(key, _to.ServerVersion);
            Grant(ObjectNames.Plural(key.Kind), before, after, key.Kind, prefix: prefix);
        }
    }

    private void Grant(string target, AccessList before, AccessList after, AccessKind kind, bool isForServices = false, string? column = null, string prefix = "")
    {
        foreach (string grantee in before.Items.Concat(after.Items).Select(static item => item.Grantee).Distinct().OrderBy(static grantee => grantee, StringComparer.Ordinal))
        {
            if (isForServices && _generated.IsServiceRole(grantee)) continue;
            AccessItem none = new(grantee, Privileges.None, Privileges.None), had = before.Find(grantee) ?? none, has = after.Find(grantee) ?? none;
            string role = grantee switch { AccessList.Owner => "current_user", AccessList.Public => "public", _ => CatalogText.Quote(grantee) };
            Privileges options = has.GrantOptions & ~had.GrantOptions;
            Add("revoke", had.Privileges & ~has.Privileges, "from " + role);
            Add("revoke grant option for", had.GrantOptions & ~has.GrantOptions & has.Privileges, "from " + role);
            Add("grant", has.Privileges & ~had.Privileges & ~options, "to " + role, isOwn: grantee == AccessList.Owner);
            Add("grant", options, $"to {role} with grant option");
        }

        // ALL is more on a later server than the catalog knows: it may be taken, and the owner has it anyway, but nobody else gets what was not asked for.
        void Add(string verb, Privileges privileges, string role, bool isOwn = false)
        {
            if (privileges == Privileges.None) return;
            bool isAll = privileges == AccessList.All(kind, _to.ServerVersion) && (verb == "revoke" || isOwn);
            IEnumerable<string> words = isAll ? ["all"] : PrivilegeReader.Words(privileges);
            _grants.Add($"{prefix}{verb} {string.Join(", ", words.Select(word => column is null ? word : $"{word} ({column})"))} on {target} {role}");
        }
    }

    // The runner takes the rights of PUBLIC on every routine.
    private static AccessList WithoutPublic(AccessList access) => access.Revoke(AccessList.Public, Privileges.Execute);
}
