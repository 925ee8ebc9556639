using System.Globalization;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>How a property of the items of <c>:copyfrom</c> travels: all items' values in one array.</summary>
internal static class ItemWire
{
    private const string TextArray = "global::NpgsqlTypes.NpgsqlDbType.Text | global::NpgsqlTypes.NpgsqlDbType.Array";

    /// <param name="itemName">The items' record.</param>
    public static WireParameter Array(CSharpType type, ResultColumn item, string itemName, string property)
    {
        string value = "item." + property;
        // Arrays travel as an array of their texts, which the procedure casts; what was chosen to be text is one already.
        bool isText = type.WireName == "string" && !type.IsPacked;
        if (item.Type.Kind == SignatureTypeKind.Array && !isText)
            return new WireParameter(ItemType("string", item) + "[]", TextArray, Column(itemName, ItemType("string", item), Literal(type, value, item.IsNullable)));

        bool isArray = type.IsPacked || (type.WireName.EndsWith("[]", StringComparison.Ordinal) && type.WireName != "byte[]");
        if (isArray || !type.HasArray || !type.Fields.IsEmpty)
        {
            string element = ItemType(type.Name, item);
            string nonNull = type.IsValueType ? element : type.Name;
            string written = string.Format(CultureInfo.InvariantCulture, type.Pack, item.IsNullable && type.IsValueType ? "item!.Value" : "item");
            return new WireParameter(
                "string", BaseTypes.Text.DriverType, $"global::Perennial.LiteralWriter.Array<{nonNull}>({Column(itemName, element, value)}, static (writer, item) => {written})");
        }

        List<WireParameter> wire = [];
        WireForm.Argument(type, value, item.IsNullable, wire);
        return new WireParameter(wire[0].Type + "[]", wire[0].DriverType + " | global::NpgsqlTypes.NpgsqlDbType.Array", Column(itemName, wire[0].Type, wire[0].Value));
    }

    private static string ItemType(string name, ResultColumn item) => item.IsNullable ? name + "?" : name;

    private static string Column(string itemName, string type, string value) => $"global::Perennial.WireValues.Column<{itemName}, {type}>(items, static item => {value})";

    private static string Literal(CSharpType type, string value, bool isNullable)
    {
        string pack = string.Format(CultureInfo.InvariantCulture, type.Pack, "value");
        return isNullable
            ? $"{value} is {{ }} present ? global::Perennial.LiteralWriter.Literal(present, static (writer, value) => {pack}) : null"
            : $"global::Perennial.LiteralWriter.Literal({value}, static (writer, value) => {pack})";
    }
}
