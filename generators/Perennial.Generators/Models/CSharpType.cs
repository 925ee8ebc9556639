namespace Perennial.Generators.Models;

/// <summary>How a SQL type appears in generated code.</summary>
/// <param name="Name">The C# type without nullability: <c>string</c>, <c>global::System.Guid</c>, <c>TaskState</c>.</param>
/// <param name="IsValueType">Whether null needs <c>Nullable&lt;T&gt;</c>.</param>
/// <param name="WireName">The C# type that the driver reads and writes; equal to <paramref name="Name"/> but for converted types.</param>
/// <param name="ParameterType">Initializer of a parameter's type: <c>NpgsqlDbType = ...</c> or <c>DataTypeName = "..."</c>.</param>
/// <param name="Read">Format of the conversion from the wire type, <c>{0}</c> being the value; null for none.</param>
/// <param name="Write">Format of the conversion to the wire type; null for none.</param>
/// <param name="ParameterCast">What follows <c>$n</c> in the call: <c>::queue.task_state</c>; empty for none.</param>
/// <param name="ColumnCast">What follows a column in the call's select list: <c>::text</c>; empty for none.</param>
/// <param name="IsWireValueType">Whether the wire type is a value type.</param>
internal sealed record CSharpType(
    string Name, bool IsValueType, string WireName, bool IsWireValueType, string ParameterType, string? Read, string? Write, string ParameterCast, string ColumnCast)
{
    public static CSharpType Plain(string name, bool isValueType, string npgsqlDbType) =>
        new(name, isValueType, name, isValueType, "NpgsqlDbType = " + DbType(npgsqlDbType), null, null, "", "");

    /// <summary>The type with a question mark when <paramref name="isNullable"/>.</summary>
    public string Declared(bool isNullable) => isNullable ? Name + "?" : Name;

    public static string DbType(string name) => "global::NpgsqlTypes.NpgsqlDbType." + name;
}
