using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Reads the list of privileges of GRANT and REVOKE (string_to_privilege and its checks).</summary>
internal static class PrivilegeReader
{
    /// <summary>The privileges on the object as a whole; null after an error.</summary>
    /// <param name="allowed">What there is for objects of this kind.</param>
    /// <param name="kind">The kind in the server's messages.</param>
    public static Privileges? OfObject(DdlSession session, GrantStatement grant, Privileges allowed, string kind)
    {
        Privileges privileges = Privileges.None;
        foreach (Privilege written in grant.Privileges.Where(static privilege => privilege.Columns.IsEmpty))
        {
            if (Find(session, written, allowed, kind) is not { } found) return null;
            privileges |= found;
        }

        return privileges;
    }

    /// <summary>The privilege that a word stands for, all of <paramref name="allowed"/> for ALL; null after an error.</summary>
    public static Privileges? Find(DdlSession session, Privilege written, Privileges allowed, string kind)
    {
        if (written.Name == "all") return allowed;
        Privileges? privilege = Of(written.Name, session.ServerVersion);
        if (privilege is null)
        {
            // Of other kinds of objects.
            bool isKnown = written.Name is "temporary" or "temp" or "connect" or "set" or "alter system";
            session.Error(isKnown ? "0LP01" : "42601", written.Span, isKnown ? $"invalid privilege type {written.Name.ToUpperInvariant()} for {kind}" : $"unrecognized privilege type \"{written.Name}\"");
            return null;
        }

        if ((privilege & ~allowed) == Privileges.None) return privilege;
        session.Error("0LP01", written.Span, $"invalid privilege type {written.Name.ToUpperInvariant()} for {kind}");
        return null;
    }

    /// <summary>The words of privileges, in the order in which the documentation has them.</summary>
    public static IEnumerable<string> Words(Privileges privileges) =>
        Order.Where(privilege => (privileges & privilege) != Privileges.None).Select(static privilege => privilege.ToString().ToLowerInvariant());

    private static readonly Privileges[] Order =
    [
        Privileges.Select, Privileges.Insert, Privileges.Update, Privileges.Delete, Privileges.Truncate, Privileges.References, Privileges.Trigger, Privileges.Maintain,
        Privileges.Execute, Privileges.Usage, Privileges.Create,
    ];

    private static Privileges? Of(string word, int serverVersion) => word switch
    {
        "select" => Privileges.Select,
        "insert" => Privileges.Insert,
        "update" => Privileges.Update,
        "delete" => Privileges.Delete,
        "truncate" => Privileges.Truncate,
        "references" => Privileges.References,
        "trigger" => Privileges.Trigger,
        "maintain" when serverVersion >= 17 => Privileges.Maintain,
        "execute" => Privileges.Execute,
        "usage" => Privileges.Usage,
        "create" => Privileges.Create,
        _ => null,
    };
}
