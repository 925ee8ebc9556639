using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>Types as written.</summary>
internal sealed partial class Binder
{
    /// <summary>The type that a name stands for, with its modifier.</summary>
    public TypeReference ResolveType(TypeName node)
    {
        TypeReference type = node.IsColumnType ? ResolveColumnType(node) : ResolveScalarType(node);
        if (node.IsSetOf) throw Mismatch(node.Span, "a set of values is not allowed here");
        if (node.ArrayBounds.IsEmpty) return type;
        uint array = _types.ArrayType(type.Oid);
        return array != 0 ? new(array, type.Typmod) : throw UnknownName(node.Span, "42704", $"type \"{TypeName(type.Oid)}[]\" does not exist");
    }

    private TypeReference ResolveScalarType(TypeName node)
    {
        string? schema = node.Name.Schema;
        if (schema is not null && !SchemaExists(schema)) throw UnknownName(node.Name.Span, "3F000", UnknownSchema.Message(_catalog, schema));
        SqlType type = _catalog.FindType(schema, node.Name.Name, _types.SearchPath)
            ?? throw UnknownName(node.Name.Span, "42704", $"type \"{node.Name}\" does not exist{UnknownTypeAdvice.For(_catalog, node, _types.SearchPath)}");
        // A relation's row type has the relation's name; its array type is not renamed with it, so it is never written.
        Replacements.Qualify(node.Name.Span, schema, type.Schema, type.Name);
        return new(type.Oid, ReadModifiers(node, type));
    }

    private TypeReference ResolveColumnType(TypeName node)
    {
        EquatableArray<Identifier> parts = node.Name.Parts;
        string? schema = parts.Count > 2 ? parts[parts.Count - 3].Name : null;
        string table = parts[parts.Count - 2].Name;
        Relation relation = _catalog.FindRelation(schema, table, _types.SearchPath) ?? throw UnknownName(node.Span, "42P01", $"relation \"{table}\" does not exist{AdviseOnRelation(null, schema, table)}");
        CatalogColumn column = relation.FindColumn(parts[parts.Count - 1].Name)
            ?? throw UnknownName(node.Span, "42703", $"column \"{parts[parts.Count - 1].Name}\" of relation \"{table}\" does not exist.{NameSuggestion.For(parts[parts.Count - 1].Name, relation.Columns.Select(static found => found.Name))}".TrimEnd('.'));
        return new(column.Type);
    }

    private bool SchemaExists(string schema) => schema is SchemaName.Catalog or SchemaName.InformationSchema or SchemaName.Temporary || _catalog.FindSchema(schema) is not null;

    private int ReadModifiers(TypeName node, SqlType type)
    {
        string? error = null;
        int typmod = TypeModifier.None;
        if (node.Interval is { } qualifier)
        {
            typmod = TypeModifier.PackInterval(qualifier, out error);
        }
        else if (!node.Modifiers.IsEmpty)
        {
            if (!type.TakesTypmod) throw Refused(node.Span, "42601", $"type modifier is not allowed for type \"{type.Name}\"");
            // What the modifiers of an extension's type mean only the extension knows.
            if (type.IsUserDefined) return TypeModifier.None;
            List<int> values = [];
            foreach (Expression modifier in node.Modifiers) values.Add(ReadModifier(node, modifier));
            typmod = TypeModifier.Pack(type.Oid, values.ToEquatableArray(), _catalog.ServerVersion, out error);
        }

        return error is null ? typmod : throw Refused(node.Span, "22023", error);
    }

    // Constants are read as integers, wherever they come from.
    private int ReadModifier(TypeName type, Expression modifier) => modifier switch
    {
        IntegerLiteral literal => literal.Value,
        UnaryOperation { Operator.Symbol: "-", Operand: IntegerLiteral negated } => -negated.Value,
        StringLiteral text when int.TryParse(text.Value, out int value) => value,
        StringLiteral or NumericLiteral or ColumnReference { Parts.Count: 1 } => throw Mismatch(type.Span, $"invalid input syntax for type integer: \"{(modifier as StringLiteral)?.Value ?? _source.ToString(modifier.Span)}\"", "22P02"),
        _ => throw Refused(type.Span, "42601", "type modifiers must be simple constants or identifiers"),
    };
}
