using System.Globalization;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Finds the type that a <see cref="TypeName"/> means (the server's typenameType).</summary>
public static class TypeNameResolver
{
    /// <summary>The type's oid and modifier; oid 0 with <paramref name="error"/> set when there is none.</summary>
    /// <param name="catalog">Where to look.</param>
    /// <param name="name">The name as written; SETOF is the caller's business.</param>
    /// <param name="error">SQLSTATE and message of the server's refusal, or null.</param>
    /// <param name="searchPath">Null for the catalog's own.</param>
    public static (uint Oid, int Typmod) Resolve(DatabaseCatalog catalog, TypeName name, out (string SqlState, string Message)? error, SearchPath? searchPath = null)
    {
        error = null;
        if (name.IsColumnType) return ResolveColumnType(catalog, name, out error, searchPath);
        SqlType? type = catalog.FindType(name.Name.Schema, name.Name.Name, searchPath);
        if (type is null)
        {
            string? schema = name.Name.Schema;
            error = schema is not null && catalog.FindSchema(schema) is null
                ? ("3F000", UnknownSchema.Message(catalog, schema))
                : ("42704", $"type \"{name.Name}\" does not exist{UnknownTypeAdvice.For(catalog, name, searchPath)}");
            return default;
        }

        int typmod = ResolveTypmod(catalog, type, name, out error);
        if (error is not null || name.ArrayBounds.IsEmpty) return (type.Oid, typmod);
        if (type.ArrayType == 0 && !type.IsArray)
        {
            error = ("42704", $"could not find array type for data type {catalog.FormatType(type.Oid)}");
            return default;
        }

        return (type.IsArray ? type.Oid : type.ArrayType, typmod);
    }

    private static (uint Oid, int Typmod) ResolveColumnType(
        DatabaseCatalog catalog, TypeName name, out (string SqlState, string Message)? error, SearchPath? searchPath)
    {
        error = null;
        EquatableArray<Identifier> parts = name.Name.Parts;
        string column = parts[parts.Count - 1].Name;
        string relationName = parts.Count > 1 ? parts[parts.Count - 2].Name : "";
        Relation? relation = catalog.FindRelation(parts.Count > 2 ? parts[parts.Count - 3].Name : null, relationName, searchPath);
        if (relation is null)
        {
            error = ("42P01", $"relation \"{string.Join(".", parts.Take(parts.Count - 1).Select(p => p.Name))}\" does not exist");
            return default;
        }

        if (relation.FindColumn(column) is not { } found)
        {
            error = ("42703", $"column \"{column}\" of relation \"{relationName}\" does not exist");
            return default;
        }

        // %TYPE keeps the type but not its modifier.
        return (found.Type, TypeModifier.None);
    }

    private static int ResolveTypmod(DatabaseCatalog catalog, SqlType type, TypeName name, out (string SqlState, string Message)? error)
    {
        error = null;
        string? refusal;
        if (name.Interval is not null && type.Oid == TypeOid.Interval)
        {
            int interval = TypeModifier.PackInterval(name.Interval, out refusal);
            if (refusal is not null) error = ("22023", refusal);
            return interval;
        }

        if (name.Modifiers.IsEmpty) return TypeModifier.None;
        if (!type.TakesTypmod)
        {
            error = ("42601", $"type modifier is not allowed for type \"{name.Name}\"");
            return TypeModifier.None;
        }

        int[] numbers = new int[name.Modifiers.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (Number(name.Modifiers[i]) is { } number)
            {
                numbers[i] = number;
                continue;
            }

            // Types of extensions read words and strings; only they know how to pack them.
            if (type.IsUserDefined && name.Modifiers[i] is ColumnReference or StringLiteral) return TypeModifier.None;
            error = name.Modifiers[i] is ColumnReference or StringLiteral
                ? ("22P02", "invalid input syntax for type integer: \"" + (name.Modifiers[i] is StringLiteral text ? text.Value : ((ColumnReference)name.Modifiers[i]).Name) + "\"")
                : ("42601", "type modifiers must be simple constants or identifiers");
            return TypeModifier.None;
        }

        if (type.IsUserDefined) return numbers.Length == 1 ? numbers[0] : TypeModifier.None;
        int typmod = TypeModifier.Pack(type.Oid, new(numbers), catalog.ServerVersion, out refusal);
        if (refusal is not null) error = ("22023", refusal);
        return typmod;
    }

    private static int? Number(Expression expression) => expression switch
    {
        IntegerLiteral literal => literal.Value,
        UnaryOperation { Operator.Symbol: "-", Operand: IntegerLiteral literal } => -literal.Value,
        StringLiteral literal when int.TryParse(literal.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) => value,
        _ => null,
    };
}
