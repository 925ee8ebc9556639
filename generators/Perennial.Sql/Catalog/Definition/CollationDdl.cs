using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class CollationDdl
{
    public static void Create(DdlSession session, CreateCollationStatement create)
    {
        if (session.CreationSchema(create.Name) is not { } schema) return;
        if (session.Catalog.FindCollation(schema, create.Name.Name) is not null)
        {
            if (!create.IfNotExists) session.Error("42710", create.Name.Span, $"collation \"{create.Name.Name}\" already exists");
            return;
        }

        bool isDeterministic = DefinitionOptions.Find(create.Options, "deterministic") is null || DefinitionOptions.Boolean(create.Options, "deterministic");
        if (create.From is { } from)
        {
            if (session.Catalog.FindCollation(from.Schema, from.Name) is not { } source)
            {
                session.Error("42704", from.Span, $"collation \"{from}\" for encoding \"UTF8\" does not exist");
                return;
            }

            isDeterministic = source.IsDeterministic;
        }

        CatalogName name = new(schema, create.Name.Name);
        Collation collation = new(session.Editor.NewOid(), name.Schema, name.Name, isDeterministic);
        session.Editor.User = session.Editor.User with { Collations = session.Editor.User.Collations.SetItem(name, collation) };
    }
}
