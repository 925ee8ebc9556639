namespace Perennial.Sql.Catalog;

public sealed partial class DatabaseCatalog
{
    /// <summary>What ALTER DEFAULT PRIVILEGES says of objects to come: with an empty schema all that they get, in a schema what they get besides.</summary>
    public IEnumerable<KeyValuePair<DefaultPrivilegesKey, AccessList>> DefaultPrivileges => _user.DefaultPrivileges;

    /// <summary>Who may do what with a table, view or sequence.</summary>
    public AccessList AccessOf(Relation relation) => relation.Access ?? AccessList.Default(relation.AccessKind, ServerVersion);

    /// <summary>Who may execute a routine.</summary>
    public AccessList AccessOf(Routine routine) => routine.Access ?? AccessList.Default(AccessKind.Routine, ServerVersion);

    /// <summary>Who may use a type.</summary>
    public AccessList AccessOf(SqlType type) => type.Access ?? AccessList.Default(AccessKind.Type, ServerVersion);

    /// <summary>Who may use a schema and create objects in it. In public everybody could create until 14.</summary>
    public AccessList AccessOf(Schema schema)
    {
        if (schema.Access is { } access) return access;
        AccessList usual = AccessList.Default(AccessKind.Schema, ServerVersion);
        if (schema.Name != SchemaName.Public) return usual;
        return usual.Grant(AccessList.Public, ServerVersion < 15 ? Privileges.Usage | Privileges.Create : Privileges.Usage, Privileges.None);
    }

    /// <summary>Who may do what with an object that is created now.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="schema">Where it is created; empty for a schema itself.</param>
    public AccessList AccessOfNew(AccessKind kind, string schema)
    {
        AccessList access = _user.DefaultPrivileges.TryGetValue(new("", "", kind), out AccessList? everywhere) ? everywhere : AccessList.Default(kind, ServerVersion);
        return schema.Length > 0 && _user.DefaultPrivileges.TryGetValue(new("", schema, kind), out AccessList? there) ? access.Merge(there) : access;
    }
}
