using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class OperatorClassDdl
{
    public static void Create(DdlSession session, CreateOperatorClassStatement create)
    {
        if (session.CreationSchema(create.Name) is not { } schema || session.ResolveType(create.Type) is not { } type) return;
        string method = create.Method.Name;
        if (!IndexDdl.IsMethod(session.Catalog, method))
        {
            session.Error("42704", create.Method.Span, $"access method \"{method}\" does not exist");
            return;
        }

        if (session.Catalog.UserOperatorClasses.Any(found => found.Method == method && found.Schema == schema && found.Name == create.Name.Name))
        {
            session.Error("42710", create.Name.Span, $"operator class \"{create.Name}\" for access method \"{method}\" already exists");
            return;
        }

        OperatorClass added = new(session.Editor.NewOid(), schema, create.Name.Name, method, type.Oid, create.IsDefault);
        session.Editor.User = session.Editor.User with { OperatorClasses = session.Editor.User.OperatorClasses.SetItem(added.Oid, added) };
    }
}
