using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Names in literals of <c>regclass</c> and its relatives, which are looked up while the statement is read (PostgreSQL documentation, "Object Identifier Types").</summary>
internal static class ObjectNameInput
{
    // Since then input functions look names up without an error of their own.
    private const int FirstVersionWithSoftNames = 16;

    private static readonly LiteralError InvalidName = new("42602", "invalid name syntax");

    // A number is taken for an oid, and a hyphen for none.
    private static bool IsOid(string text) => text == "-" || (text.Length > 0 && text.All(static c => c is >= '0' and <= '9'));

    public static LiteralError? CheckTextSearch(TypeSystem types, TextSearchKind kind, string text)
    {
        if (IsOid(text)) return null;
        if (LiteralName.Split(text) is null) return InvalidName;
        if (LiteralName.Parse(text) is not { } name || types.Catalog.FindTextSearch(kind, name.Schema, name.Name, types.SearchPath) is not null) return null;
        if (types.Catalog.ServerVersion < FirstVersionWithSoftNames && MissingSchema(types, name.Schema) is { } missing) return missing;
        return new("42704", $"{TextSearchDdl.Word(kind)} \"{text}\" does not exist.{NameSuggestion.For(name.Name, types.Catalog.TextSearchNames(kind))}".TrimEnd('.'));
    }

    public static LiteralError? CheckRelation(TypeSystem types, string text)
    {
        if (IsOid(text)) return null;
        if (LiteralName.Split(text) is not { } parts) return InvalidName;
        if (parts.Count > 3) return new("42601", $"improper relation name (too many dotted names): {string.Join(".", parts)}");
        // The first of three names is the database's, which a build does not know.
        string name = parts[parts.Count - 1];
        string? schema = parts.Count > 1 ? parts[parts.Count - 2] : null;
        bool found = types.Catalog.FindRelation(schema, name, types.SearchPath) is not null || types.Catalog.FindIndexTable(schema, name, types.SearchPath) is not null;
        return found ? null : new("42P01", $"relation \"{(schema is null ? "" : schema + ".")}{name}\" does not exist");
    }

    public static LiteralError? CheckRoutine(TypeSystem types, string text)
    {
        if (IsOid(text)) return null;
        if (LiteralName.Split(text) is null) return InvalidName;
        if (LiteralName.Parse(text) is not { } name) return null;
        if (MissingSchema(types, name.Schema) is { } missing && types.Catalog.ServerVersion < FirstVersionWithSoftNames) return missing;
        return types.Catalog.FindRoutines(name.Schema, name.Name, types.SearchPath).Length switch
        {
            0 => new("42883", $"function \"{text}\" does not exist"),
            1 => null,
            _ => new("42725", $"more than one function named \"{text}\": use regprocedure, which takes the arguments"),
        };
    }

    public static LiteralError? CheckType(TypeSystem types, string text)
    {
        if (IsOid(text)) return null;
        if (SqlParser.ParseTypeName(text, new ParseOptions(types.Catalog.ServerVersion), out _) is not { } name) return new("42601", $"invalid type name \"{text}\"");
        TypeNameResolver.Resolve(types.Catalog, name, out (string SqlState, string Message)? error, types.SearchPath);
        return error is { } found ? new(found.SqlState, found.Message) : null;
    }

    public static LiteralError? CheckSchema(TypeSystem types, string text)
    {
        if (IsOid(text)) return null;
        return LiteralName.Split(text) is { Count: 1 } parts ? MissingSchema(types, parts[0]) : InvalidName;
    }

    public static LiteralError? CheckCollation(TypeSystem types, string text)
    {
        if (IsOid(text)) return null;
        if (LiteralName.Split(text) is null) return InvalidName;
        return LiteralName.Parse(text) is { } name && types.Catalog.FindCollation(name.Schema, name.Name, types.SearchPath) is null
            ? new("42704", $"collation \"{text}\" for encoding \"UTF8\" does not exist")
            : null;
    }

    private static LiteralError? MissingSchema(TypeSystem types, string? name) =>
        name is null or SchemaName.Catalog or SchemaName.InformationSchema or SchemaName.Temporary || types.Catalog.FindSchema(name) is not null ? null : new("3F000", $"schema \"{name}\" does not exist");
}
