using System.Globalization;
using System.Text;
using Perennial.Sql.Catalog;

namespace Perennial.Generators.Models;

/// <summary>
/// How values travel. Most are one parameter or one column. A composite travels as a flag, which tells null from a value whose fields are all
/// null, and its fields: the driver's own mapping of composites needs reflection, which trimming breaks.
/// </summary>
internal static class WireForm
{
    /// <summary>The text of an argument in a call, a dollar sign for each parameter.</summary>
    /// <param name="value">The value as an expression.</param>
    /// <param name="parameters">Receives the parameters in order.</param>
    public static string Argument(CSharpType type, string value, bool isNullable, List<WireParameter> parameters)
    {
        if (type.Fields.IsEmpty)
        {
            parameters.Add(new WireParameter(type.WireName + (isNullable ? "?" : ""), type.DriverType, Written(type, value, isNullable, parameters.Count)));
            return "$" + type.ParameterCast;
        }

        if (isNullable) parameters.Add(new WireParameter("bool", "global::NpgsqlTypes.NpgsqlDbType.Boolean", value + " is not null"));
        string access = value + (isNullable ? "?." : ".");
        string row = "row(" + string.Join(", ", type.Fields.Select(field => Argument(field.Type, access + field.Property, isNullable: true, parameters))) + ")" + type.ParameterCast;
        return isNullable ? $"case when $ then {row} end" : row;
    }

    /// <summary>Appends a form with its dollar signs numbered. The runtime does the same when arguments are left out.</summary>
    public static void Number(StringBuilder text, string form, ref int number)
    {
        bool isQuoted = false;
        foreach (char c in form)
        {
            text.Append(c);
            if (c == '"') isQuoted = !isQuoted;
            if (c == '$' && !isQuoted) text.Append((++number).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What the call selects for a column.</summary>
    public static IEnumerable<string> SelectItems(CSharpType type, string column)
    {
        // The name is what an exception tells of the column.
        if (type.IsPacked) return [$"pg_catalog.array_send({column}{type.ColumnCast}) as {column.Substring(column.LastIndexOf(").", StringComparison.Ordinal) is var end and >= 0 ? end + 2 : 0)}"];
        if (type.Fields.IsEmpty) return [column + type.ColumnCast];
        return [column + " is distinct from null", .. type.Fields.SelectMany(field => SelectItems(field.Type, $"({column}).{NameRules.Quote(field.Name)}"))];
    }

    /// <summary>The expression that reads a column.</summary>
    /// <param name="ordinal">Where the column begins; moved behind it.</param>
    public static string Read(CSharpType type, bool isNullable, ref int ordinal)
    {
        string number = ordinal.ToString(CultureInfo.InvariantCulture);
        // The first ordinal is what the variable starts with.
        string first = ordinal == 0 ? number : "column = " + number;
        ordinal++;
        if (type.Fields.IsEmpty)
        {
            string value = $"reader.GetFieldValue<{(type.IsPacked ? "byte[]" : type.WireName)}>({(isNullable ? number : first)})";
            if (type.Read is not null) value = string.Format(CultureInfo.InvariantCulture, type.Read, value);
            return isNullable ? $"reader.IsDBNull({first}) ? {(type.IsValueType ? $"({type.Name}?)null" : "null")} : {value}" : value;
        }

        List<string> fields = [];
        foreach (CompositeField field in type.Fields) fields.Add(Read(field.Type, isNullable: true, ref ordinal));
        string made = $"new {type.Name}({string.Join(", ", fields)})";
        return isNullable ? $"reader.GetFieldValue<bool>({first}) ? {made} : null" : made;
    }

    private static string Written(CSharpType type, string value, bool isNullable, int index)
    {
        if (type.Write is null) return value;
        // No parameter of the method can be called so: theirs have no underscore within. The value's own name is in it, because all arguments share one block.
        string present = string.Concat("present_", index.ToString(CultureInfo.InvariantCulture), "_", new string([.. value.Where(static c => char.IsLetterOrDigit(c) || c == '_')]));
        return isNullable
            ? $"{value} is {{ }} {present} ? {string.Format(CultureInfo.InvariantCulture, type.Write, present)} : null"
            : string.Format(CultureInfo.InvariantCulture, type.Write, value);
    }
}
