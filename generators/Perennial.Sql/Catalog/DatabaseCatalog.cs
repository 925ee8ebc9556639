namespace Perennial.Sql.Catalog;

/// <summary>
/// All that a server knows about a database's objects: the built-in objects of one server version, shared by all catalogs of that version,
/// below a layer of the user's objects. Immutable; a change makes a new catalog that shares what it does not change.
/// </summary>
/// <remarks>Not called Catalog, because a type named as its namespace cannot be named from the namespaces beside it.</remarks>
public sealed partial class DatabaseCatalog
{
    /// <summary>The first oid of a user's object (<c>FirstNormalObjectId</c>). Ours are handed out in order from here, so equal DDL gives equal oids.</summary>
    public const uint FirstUserOid = 16384;

    private readonly BuiltInCatalog _builtIn;
    private readonly UserObjects _user;

    private DatabaseCatalog(BuiltInCatalog builtIn, UserObjects user)
    {
        _builtIn = builtIn;
        _user = user;
    }

    /// <summary>Major version of the server, such as 18.</summary>
    public int ServerVersion => _builtIn.ServerVersion;

    /// <summary>The search path in force after the DDL applied so far; look-ups use it unless they are given another.</summary>
    public SearchPath SearchPath => _user.SearchPath;

    /// <summary>An empty database of that server version: <c>public</c>, plpgsql, and what initdb makes.</summary>
    /// <param name="serverVersion">Major version, from <see cref="BuiltInCatalog.OldestVersion"/> to <see cref="BuiltInCatalog.NewestVersion"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no built-in catalog of that version.</exception>
    public static DatabaseCatalog Empty(int serverVersion)
    {
        BuiltInCatalog builtIn = BuiltInCatalog.ForVersion(serverVersion);
        return new(builtIn, UserObjects.Empty with { TextSearch = builtIn.TextSearch });
    }

    /// <summary>The same catalog with another search path.</summary>
    public DatabaseCatalog WithSearchPath(SearchPath searchPath) => With(_user with { SearchPath = searchPath });

    /// <summary>The same catalog as a session finds it that has just begun.</summary>
    internal DatabaseCatalog WithNewSession() => With(_user with { SearchPath = SearchPath.Default, Prepared = _user.Prepared.Clear() });

    /// <summary>The same catalog where the statements to come are one transaction.</summary>
    internal DatabaseCatalog WithTransaction() => With(_user with { TransactionStart = _user.NextOid, UnusableLabels = _user.UnusableLabels.Clear() });

    /// <summary>The same catalog when the transaction has ended.</summary>
    internal DatabaseCatalog WithoutTransaction() => With(_user with { TransactionStart = null, UnusableLabels = _user.UnusableLabels.Clear() });

    /// <summary>Whether a label was added to an enum by the transaction that runs, which cannot use it yet.</summary>
    internal bool IsUnusable(uint type, string label) => _user.UnusableLabels.Contains((type, label));

    internal DatabaseCatalog With(UserObjects user) => ReferenceEquals(user, _user) ? this : new(_builtIn, user);

    /// <summary>The objects that initdb makes.</summary>
    public BuiltInCatalog BuiltIn => _builtIn;

    internal UserObjects User => _user;
}
