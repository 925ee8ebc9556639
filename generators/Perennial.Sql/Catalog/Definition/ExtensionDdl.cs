using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class ExtensionDdl
{
    public static void Create(DdlSession session, CreateExtensionStatement create)
    {
        string name = create.Name.Name;
        if (name == "plpgsql" || session.Catalog.FindExtension(name) is not null)
        {
            if (!create.IfNotExists) session.Error("42710", create.Name.Span, $"extension \"{name}\" already exists");
            return;
        }

        if (create.Schema is { } written && !session.RequireSchema(written.Name, written.Span)) return;
        session.Error("0A000", create.Name.Span, $"extension \"{name}\" is not known");
    }
}
