namespace Perennial.Sql.Catalog;

/// <summary>Who may do what with an object: an <c>aclitem[]</c>. Whose rights an object has no word about, it has by default.</summary>
/// <param name="Items">Ordered by grantee; none without privileges.</param>
public sealed record AccessList(EquatableArray<AccessItem> Items)
{
    /// <summary>Everybody. No role can have this name.</summary>
    public const string Public = "public";

    /// <summary>Whoever owns the object: scripts seldom know the name.</summary>
    public const string Owner = "";

    private const Privileges AllOfTable = Privileges.Select | Privileges.Insert | Privileges.Update | Privileges.Delete | Privileges.Truncate | Privileges.References | Privileges.Trigger;

    public static AccessList Empty { get; } = new(EquatableArray<AccessItem>.Empty);

    /// <summary>What ALL PRIVILEGES stands for.</summary>
    /// <param name="kind">Kind of the object.</param>
    /// <param name="serverVersion">Major version: MAINTAIN came with 17.</param>
    public static Privileges All(AccessKind kind, int serverVersion) => kind switch
    {
        AccessKind.Table => serverVersion >= 17 ? AllOfTable | Privileges.Maintain : AllOfTable,
        AccessKind.Sequence => Privileges.Select | Privileges.Update | Privileges.Usage,
        AccessKind.Column => Privileges.Select | Privileges.Insert | Privileges.Update | Privileges.References,
        AccessKind.Routine => Privileges.Execute,
        AccessKind.Type => Privileges.Usage,
        _ => Privileges.Usage | Privileges.Create,
    };

    /// <summary>What an object has when nobody has granted or revoked anything (<c>acldefault</c>).</summary>
    public static AccessList Default(AccessKind kind, int serverVersion)
    {
        if (kind == AccessKind.Column) return Empty;
        AccessList owned = Empty.Grant(Owner, All(kind, serverVersion), Privileges.None);
        return kind is AccessKind.Routine or AccessKind.Type ? owned.Grant(Public, All(kind, serverVersion), Privileges.None) : owned;
    }

    /// <summary>The list with more privileges for a grantee.</summary>
    /// <param name="options">Those that it may pass on.</param>
    public AccessList Grant(string grantee, Privileges privileges, Privileges options) => Change(grantee, (Find(grantee) ?? new(grantee, Privileges.None, Privileges.None)) with
    {
        Privileges = (Find(grantee)?.Privileges ?? Privileges.None) | privileges,
        GrantOptions = (Find(grantee)?.GrantOptions ?? Privileges.None) | options,
    });

    /// <summary>The list with fewer privileges, or only fewer grant options, for a grantee.</summary>
    public AccessList Revoke(string grantee, Privileges privileges, bool onlyOptions = false) => Find(grantee) is not { } item ? this : Change(grantee, item with
    {
        Privileges = onlyOptions ? item.Privileges : item.Privileges & ~privileges,
        GrantOptions = item.GrantOptions & ~privileges,
    });

    /// <summary>All that either list allows.</summary>
    public AccessList Merge(AccessList other)
    {
        AccessList merged = this;
        foreach (AccessItem item in other.Items) merged = merged.Grant(item.Grantee, item.Privileges, item.GrantOptions);
        return merged;
    }

    /// <summary>What a grantee has; null when that is nothing.</summary>
    public AccessItem? Find(string grantee)
    {
        foreach (AccessItem item in Items)
        {
            if (string.Equals(item.Grantee, grantee, StringComparison.Ordinal)) return item;
        }

        return null;
    }

    private AccessList Change(string grantee, AccessItem changed)
    {
        IEnumerable<AccessItem> others = Items.Where(item => item.Grantee != grantee);
        return new((changed.Privileges == Privileges.None ? others : others.Append(changed).OrderBy(static item => item.Grantee, StringComparer.Ordinal)).ToEquatableArray());
    }
}
