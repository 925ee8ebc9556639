using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>What a session holds and the catalogs of the server do not: prepared statements, and tables that end with the transaction.</summary>
internal static class SessionDdl
{
    public static void Prepare(DdlSession session, PrepareStatement prepare)
    {
        UserObjects user = session.Editor.User;
        if (user.Prepared.ContainsKey(prepare.Name.Name)) session.Error("42P05", prepare.Name.Span, $"prepared statement \"{prepare.Name.Name}\" already exists");
        else session.Editor.User = user with { Prepared = user.Prepared.Add(prepare.Name.Name, prepare) };
    }

    public static void Deallocate(DdlSession session, DeallocateStatement deallocate)
    {
        UserObjects user = session.Editor.User;
        session.Editor.User = user with { Prepared = deallocate.Name is { } name ? user.Prepared.Remove(name.Name) : user.Prepared.Clear() };
    }

    /// <summary>COMMIT drops the temporary tables that say so, with all that depends on them.</summary>
    public static void Commit(DdlSession session)
    {
        List<DropTarget> targets = [.. session.Catalog.User.Relations.Values.Where(static relation => relation.DropsOnCommit).Select(static relation => new DropTarget(DropKind.Relation, relation.Oid))];
        if (targets.Count > 0) Removal.Remove(session, targets, DropBehavior.Cascade, default);
    }
}
