namespace Perennial.Sql.Catalog;

/// <summary>
/// Default privileges are those of a role. Who runs scripts is not known: a script that names no role means him, and pg_dump names him always. So the only role that one catalog names for
/// some objects is taken for the one that another catalog does not name.
/// </summary>
internal static class ScriptRunner
{
    /// <summary>The default privileges of a catalog, with no role where <paramref name="other"/> means the same one without its name.</summary>
    public static Dictionary<DefaultPrivilegesKey, AccessList> DefaultPrivileges(DatabaseCatalog catalog, DatabaseCatalog other)
    {
        Dictionary<DefaultPrivilegesKey, AccessList> privileges = catalog.DefaultPrivileges.ToDictionary(static entry => entry.Key, static entry => entry.Value);
        List<DefaultPrivilegesKey> elsewhere = other.DefaultPrivileges.Select(static entry => entry.Key).ToList();
        foreach (DefaultPrivilegesKey unnamed in elsewhere.Where(static key => key.Role.Length == 0))
        {
            List<DefaultPrivilegesKey> named = privileges.Keys.Where(key => key.Role.Length > 0 && key with { Role = "" } == unnamed && !elsewhere.Contains(key)).ToList();
            if (named.Count != 1 || privileges.ContainsKey(unnamed)) continue;
            privileges[unnamed] = privileges[named[0]];
            privileges.Remove(named[0]);
        }

        return privileges;
    }
}
