using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>
/// The dependencies as a script's last DROP has left them. A DROP takes away and adds nothing, so that the next one can go by the same index, as long as no other statement came in
/// between; what is gone by then is passed over.
/// </summary>
internal sealed class KnownDependencies
{
    private readonly DependencyIndex _index;
    private UserObjects _left;

    private KnownDependencies(DependencyIndex index, UserObjects left)
    {
        _index = index;
        _left = left;
    }

    /// <summary>The index for a session's catalog: that of the DROP before, or a new one.</summary>
    public static DependencyIndex Of(DdlSession session) =>
        session.Context.Dependencies.Get(session.Context) is { } known && known.IsLeftBy(session.Editor.User) ? known._index : new DependencyIndex(session.Catalog, (relation, expression) => TypeOf(session, relation, expression));

    // What did not bind was told where it was made.
    private static uint TypeOf(DdlSession session, Relation relation, Expression expression) =>
        session.Context.Binder?.BindExpression(session.Catalog, expression, new DefinitionScope { Construct = "INDEX", Relation = relation }, session.Context.Source) is { Findings.IsEmpty: true } bound ? bound.Type : 0;

    /// <summary>Keeps the index for the script's next statement.</summary>
    public static void Keep(DdlSession session, DependencyIndex index)
    {
        if (session.Context.Dependencies.Get(session.Context) is { } known && ReferenceEquals(known._index, index)) known._left = session.Editor.User;
        else session.Context.Dependencies.Set(session.Context, new KnownDependencies(index, session.Editor.User));
    }

    private bool IsLeftBy(UserObjects user) => ReferenceEquals(user, _left)
        || (ReferenceEquals(user.Relations, _left.Relations) && ReferenceEquals(user.Types, _left.Types) && ReferenceEquals(user.Routines, _left.Routines)
            && ReferenceEquals(user.Operators, _left.Operators) && ReferenceEquals(user.Casts, _left.Casts) && ReferenceEquals(user.Collations, _left.Collations)
            && ReferenceEquals(user.Extensions, _left.Extensions) && ReferenceEquals(user.TextSearch, _left.TextSearch) && ReferenceEquals(user.Schemas, _left.Schemas) && Equals(user.SearchPath, _left.SearchPath));
}
