using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Columns whose new type is of another kind: what is written for the old one need not have a meaning any more.</content>
internal sealed partial class DraftWriter
{
    // The server keeps operators and constants of the old type in what names the column, and refuses the change where these do not fit.
    private bool LosesMeaning(Relation old, params Expression?[] expressions) =>
        expressions.OfType<Expression>().SelectMany(expression => ExpressionParts.Columns(expression, old)).Distinct()
            .Any(column => DifferencesOf(old, column).Any(static difference => difference is { Kind: CatalogDifferenceKind.Changed, Property: "type" })
                && _to.FindRelation(old.Schema, old.Name)?.FindColumn(column.Name) is { } now && HasOtherKindOfType(column, now));

    private bool HasOtherKindOfType(Column old, Column now)
    {
        SqlType? before = _from.FindType(old.Type), after = _to.FindType(now.Type);
        return before is not null && after is not null && before.QualifiedName != after.QualifiedName
            && (before.Category != after.Category || (before.IsUserDefined && before.Kind != TypeKind.Domain) || (after.IsUserDefined && after.Kind != TypeKind.Domain));
    }

    // An enum becomes another one by its labels, and what has parts becomes a document of them; else the server's cast is asked.
    private string Converted(string column, Column old, Column now)
    {
        SqlType? before = _from.FindType(old.Type), after = _to.FindType(now.Type);
        if (before is { Kind: TypeKind.Enum } && after is { Kind: TypeKind.Enum }) return column + "::text";
        return after is { Oid: TypeOid.Jsonb } && (before is { IsArray: true } or { Kind: TypeKind.Composite }) ? $"to_jsonb({column})" : column;
    }

    private string WarningOf(Relation table, Column column) =>
        _isSafe && column is { NotNull: true, Default: null, Identity: ColumnIdentity.None } && _from.FindType(column.Type) is not { Kind: TypeKind.Domain }
            ? $"-- Refused where {table.QualifiedName} has rows: for these add it without NOT NULL, fill it, and set NOT NULL in online.sql.\n" : "";
}
