namespace Perennial.Sql.Catalog;

/// <summary>How a difference names what has no name of its own kind everywhere: operators, casts, text search objects, default privileges. DROP names them the same way.</summary>
internal static class ObjectNames
{
    /// <summary>How a difference names a text search object, and DROP as well.</summary>
    public static string Of(TextSearchObject found) => $"{TextSearchDdl.Word(found.Kind)} {found.QualifiedName}";

    /// <summary>How a difference names an operator, and DROP as well.</summary>
    public static string Of(DatabaseCatalog catalog, Operator found) =>
        $"operator {NameRules.Quote(found.Schema)}.{found.Name} ({(found.Left == 0 ? "none" : catalog.FormatType(found.Left, TypeModifier.None, SearchPath.Empty))}, {catalog.FormatType(found.Right, TypeModifier.None, SearchPath.Empty)})";

    /// <summary>How a difference names a cast, and DROP as well.</summary>
    public static string Of(DatabaseCatalog catalog, TypeCast cast) =>
        $"cast ({catalog.FormatType(cast.Source, TypeModifier.None, SearchPath.Empty)} as {catalog.FormatType(cast.Target, TypeModifier.None, SearchPath.Empty)})";

    /// <summary>How a difference names what ALTER DEFAULT PRIVILEGES is about.</summary>
    public static string Of(DefaultPrivilegesKey key) =>
        $"default privileges on {Plural(key.Kind)}{(key.Schema.Length == 0 ? "" : " in schema " + NameRules.Quote(key.Schema))}{(key.Role.Length == 0 ? "" : " of role " + NameRules.Quote(key.Role))}";

    /// <summary>The word of ALTER DEFAULT PRIVILEGES.</summary>
    public static string Plural(AccessKind kind) => kind.ToString().ToLowerInvariant() + "s";
}
