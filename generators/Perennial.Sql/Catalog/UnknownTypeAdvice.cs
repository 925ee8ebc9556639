using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>What to write instead of a type's name that is nobody's. An addition to the server's message.</summary>
internal static class UnknownTypeAdvice
{
    private static readonly string[] Serials = ["serial", "bigserial", "smallserial", "serial4", "serial8", "serial2"];

    // Names that people write for what the grammar calls otherwise.
    private static readonly string[] SystemNames =
    [
        "text", "int4", "int8", "int2", "bool", "uuid", "json", "jsonb", "bytea", "date", "timestamptz", "timetz", "float8", "float4", "money", "inet", "cidr", "macaddr", "xml", "point", "polygon", "circle", "name",
        "tsvector", "tsquery", "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange", "int4multirange", "int8multirange", "nummultirange", "datemultirange", "tsmultirange", "tstzmultirange",
        "regclass", "varbit", "void", "trigger", "record", "jsonpath",
    ];

    /// <summary><c>. Did you mean "integer"?</c> and its like; with a leading full stop or semicolon.</summary>
    /// <param name="catalog">Where the name was looked for.</param>
    /// <param name="type">As written.</param>
    /// <param name="path">Null for the catalog's own.</param>
    public static string For(DatabaseCatalog catalog, TypeName type, SearchPath? path)
    {
        QualifiedName name = type.Name;
        string written = name.Name;
        bool isGrammars = TypeNames.ToSystemName(written) is not null;
        if (name.Schema is not null && (isGrammars || (name.Schema != SchemaName.Catalog && catalog.FindType(SchemaName.Catalog, written) is not null))) return $"; {written} is written without a schema";
        if (isGrammars) return $"; double quotes make it a name of your own: write {written} without them";
        if (Serials.Contains(written)) return "; that is for columns in CREATE TABLE only: elsewhere write integer or bigint";
        List<string> elsewhere = [];
        List<string> candidates = [];
        List<SqlType> hidden = [];
        EquatableArray<string> visible = (path ?? catalog.SearchPath).Effective;
        foreach (SqlType found in catalog.UserTypes)
        {
            if (found.Kind == TypeKind.Array || found.Schema == SchemaName.Catalog) continue;
            bool isVisible = name.Schema is null ? visible.Contains(found.Schema) : found.Schema == name.Schema;
            if (isVisible) candidates.Add(found.Name);
            else if (found.Name == written) elsewhere.Add(Qualified(found));
            else hidden.Add(found);
        }

        if (elsewhere.Count > 0) return $". There is {string.Join(" and ", elsewhere.OrderBy(static place => place, StringComparer.Ordinal))}: write the schema before the name";
        if (ForeignNames.ForType(written) is { Length: > 0 } own) return own;
        if (name.Schema is null or SchemaName.Catalog) candidates.AddRange(SystemNames);
        if (name.Schema is null) candidates.AddRange(TypeNames.Written);
        if (ForeignNames.ForExtensionType(written) is { Length: > 0 } extension) return extension;

        // MySQL's KEY name (column) reads as a column that is called key.
        if (type.Modifiers.Count > 0 && type.Modifiers.All(static modifier => modifier is ColumnReference)) return $"; if that is an index, it has a statement of its own behind the table's: CREATE INDEX {SqlPrinter.QuoteIdentifier(written)} ON ...";
        string near = NameSuggestion.For(written, candidates);
        if (near.Length > 0) return "." + near;
        return Spelling.Nearest(written, hidden.Select(static found => found.Name)) is { } nearest ? $". Did you mean \"{Qualified(hidden.Find(found => found.Name == nearest)!)}\"?" : NameSuggestion.CreateType;
    }

    private static string Qualified(SqlType type) => $"{SqlPrinter.QuoteIdentifier(type.Schema)}.{SqlPrinter.QuoteIdentifier(type.Name)}";
}
