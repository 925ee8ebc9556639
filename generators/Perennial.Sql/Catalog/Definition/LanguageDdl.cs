using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>The languages that functions may be written in: those of the server, of extensions, and of CREATE LANGUAGE.</summary>
internal static class LanguageDdl
{
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal) { "sql", "plpgsql", "internal", "c" };

    // Their extensions make nothing but the language and its functions, and need interpreters that few servers have.
    private static readonly HashSet<string> OfExtensions = new(StringComparer.Ordinal) { "plperl", "plperlu", "plpython3u", "pltcl", "pltclu" };

    /// <summary>Whether an extension of the server's own makes a language of its name.</summary>
    public static bool IsExtension(string name) => OfExtensions.Contains(name);

    public static bool IsBuiltIn(string name) => BuiltIn.Contains(name);

    public static bool Exists(DatabaseCatalog catalog, string name) => BuiltIn.Contains(name) || catalog.User.Languages.Contains(name) || (IsExtension(name) && catalog.FindExtension(name) is not null);

    public static void Create(DdlSession session, CreateLanguageStatement create)
    {
        if (create.Handler is null)
        {
            ExtensionDdl.Create(session, new CreateExtensionStatement(create.Name, create.OrReplace) { Span = create.Span });
            return;
        }

        foreach ((QualifiedName? name, uint argument) in new[] { (create.Handler, 0u), (create.Inline, TypeOid.Internal), (create.Validator, TypeOid.Oid) })
        {
            if (name is not null && !RequireFunction(session, name, argument)) return;
        }

        if (Exists(session.Catalog, create.Name.Name))
        {
            if (!create.OrReplace) session.Error("42710", create.Name.Span, $"language \"{create.Name.Name}\" already exists");
            return;
        }

        session.Editor.User = session.Editor.User with { Languages = session.Editor.User.Languages.Add(create.Name.Name) };
    }

    /// <summary>The extension that a language belongs to, with which alone it goes; null for one of CREATE LANGUAGE.</summary>
    public static string? OwningExtension(DatabaseCatalog catalog, string name) =>
        name == "plpgsql" || (IsExtension(name) && catalog.FindExtension(name) is not null) ? name : null;

    /// <summary>Whether there is such a language; an error if not.</summary>
    public static bool Require(DdlSession session, QualifiedName name) =>
        Exists(session.Catalog, name.Name) || session.Error("42704", name.Span, $"language \"{name}\" does not exist");

    /// <summary>ALTER LANGUAGE ... RENAME TO. Those of the server and its extensions keep their names here.</summary>
    public static void Rename(DdlSession session, QualifiedName name, Identifier newName)
    {
        if (!Require(session, name)) return;
        if (Exists(session.Catalog, newName.Name))
        {
            session.Error("42710", newName.Span, $"language \"{newName.Name}\" already exists");
            return;
        }

        UserObjects user = session.Editor.User;
        if (!user.Languages.Contains(name.Name)) return;
        session.Editor.User = user with { Languages = user.Languages.Remove(name.Name).Add(newName.Name) };
        foreach (Routine routine in user.Routines.Values.Where(routine => routine.Language == name.Name)) session.Editor.Put(routine with { Language = newName.Name });
    }

    /// <summary>The handler takes nothing (0) and gives a language_handler.</summary>
    private static bool RequireFunction(DdlSession session, QualifiedName name, uint argument)
    {
        uint[] arguments = argument == 0 ? [] : [argument];
        if (session.Catalog.FindRoutines(name.Schema, name.Name).FirstOrDefault(routine => routine.ArgumentTypes.SequenceEqual(arguments)) is not { } function)
            return session.Error("42883", name.Span, $"function {name}({string.Join(", ", arguments.Select(type => session.Catalog.FormatType(type)))}) does not exist");
        return argument != 0 || function.ReturnType == TypeOid.LanguageHandler || session.Error("42809", name.Span, $"function {name} must return type language_handler");
    }
}
