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
        if (session.Catalog.BuiltIn.FindExtension(name) is not { } definition)
        {
            if (LanguageDdl.IsExtension(name))
            {
                Extension language = new(session.Editor.NewOid(), name, SchemaName.Catalog);
                session.Editor.User = session.Editor.User with { Extensions = session.Editor.User.Extensions.Add(name, language) };
                return;
            }

            session.NotUnderstood(create.Name.Span, $"extension \"{name}\" is not known: only those of PostgreSQL's own contrib folder are built in");
            return;
        }

        string? schema = definition.Schema.Length > 0
            ? definition.Schema
            : create.Schema?.Name ?? session.CreationSchema(new QualifiedName([create.Name]) { Span = create.Name.Span });
        if (schema is not null) Install(session, create, definition, schema);
    }

    private static void Install(DdlSession session, CreateExtensionStatement create, ExtensionDefinition definition, string schema)
    {
        foreach (string required in definition.Requires)
        {
            if (required == "plpgsql" || session.Catalog.FindExtension(required) is not null) continue;
            if (!create.Cascade || session.Catalog.BuiltIn.FindExtension(required) is not { } other)
            {
                session.Error("42704", create.Name.Span, $"required extension \"{required}\" is not installed: add CASCADE or create it first");
                return;
            }

            Install(session, create, other, schema);
        }

        ExtensionInstaller.Install(session, definition, schema, create.Name.Span);
    }
}
