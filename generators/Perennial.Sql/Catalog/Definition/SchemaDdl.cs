using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class SchemaDdl
{
    public static void Create(DdlSession session, CreateSchemaStatement create)
    {
        // CREATE SCHEMA AUTHORIZATION names the schema after the role.
        Identifier? written = create.Name ?? (create.Authorization is { Special: null } role ? role.Name : null);
        if (written is not { } name) return;
        if (name.Name.StartsWith("pg_", StringComparison.Ordinal))
        {
            session.Error("42939", name.Span, $"unacceptable schema name \"{name.Name}\"");
            return;
        }

        if (session.Catalog.FindSchema(name.Name) is not null)
        {
            if (!create.IfNotExists) session.Error("42P06", name.Span, $"schema \"{name.Name}\" already exists");
            return;
        }

        UserObjects user = session.Editor.User;
        session.Editor.User = user with { Schemas = user.Schemas.Add(name.Name, new(session.Editor.NewOid(), name.Name)), NextOid = session.Editor.User.NextOid };
        if (create.Elements.IsEmpty) return;

        // The elements are created with the new schema in front of the path, tables before views before indexes, as the server sorts them.
        SearchPath before = session.Catalog.SearchPath;
        session.Editor.User = session.Editor.User with { SearchPath = new(before.Schemas.Prepend(name.Name).ToEquatableArray()) };
        foreach (Statement element in create.Elements.OrderBy(Order))
        {
            if (element is CreateViewStatement { Persistence: TablePersistence.Temporary } or CreateTableStatement { Persistence: TablePersistence.Temporary })
                session.Error("42P16", element.Span, "cannot create temporary relation in non-temporary schema");
            else
                DdlApplier.Apply(session, element);
        }

        session.Editor.User = session.Editor.User with { SearchPath = before };
    }

    private static int Order(Statement statement) => statement switch
    {
        CreateSequenceStatement => 0,
        CreateTableStatement => 1,
        CreateViewStatement => 2,
        CreateIndexStatement => 3,
        CreateTriggerStatement => 4,
        _ => 5,
    };
}
