using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>How a SQL type appears in generated code.</summary>
/// <param name="Name">The C# type without nullability: <c>string</c>, <c>global::System.Guid</c>, <c>TaskState</c>.</param>
/// <param name="IsValueType">Whether null needs <c>Nullable&lt;T&gt;</c>.</param>
/// <param name="WireName">The C# type that the driver reads and writes; equal to <paramref name="Name"/> but for converted types.</param>
/// <param name="DriverType">The driver's name of the type: <c>global::NpgsqlTypes.NpgsqlDbType.Text</c>.</param>
internal sealed record CSharpType(string Name, bool IsValueType, string WireName, string DriverType)
{
    /// <summary>Format of the conversion from the wire type, <c>{0}</c> being the value; null for none.</summary>
    public string? Read { get; init; }

    /// <summary>Format of the conversion to the wire type; null for none.</summary>
    public string? Write { get; init; }

    /// <summary>What follows <c>$n</c> in the call: <c>::queue.task_state</c>; empty for none.</summary>
    public string ParameterCast { get; init; } = "";

    /// <summary>What follows a column in the call's select list: <c>::text</c>; empty for none.</summary>
    public string ColumnCast { get; init; } = "";

    /// <summary>The driver reads and writes arrays of it.</summary>
    public bool HasArray { get; init; } = true;

    /// <summary>
    /// The driver has no form of it, such as arrays of composites: it is read as the bytes of its binary form and written as text, by <see cref="Unpack"/> and <see cref="Pack"/>.
    /// </summary>
    public bool IsPacked { get; init; }

    /// <summary>The driver's binary form of it is that of the SQL type, as COPY asks for: not so for a number that travels as text.</summary>
    public bool IsBinary { get; init; } = true;

    /// <summary>Format of the reading from bytes, <c>{0}</c> being a span; empty when there is none.</summary>
    public string Unpack { get; init; } = "";

    /// <summary>Format of the writing as text to <c>writer</c>, <c>{0}</c> being the value.</summary>
    public string Pack { get; init; } = "writer.Write({0})";

    /// <summary>What stands between the elements of its arrays' text form.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What the slim data source builder has to enable for it: <c>EnableArrays</c>.</summary>
    public EquatableArray<string> Features { get; init; }

    /// <summary>A composite type's fields. It has no wire form of its own: its fields travel one by one.</summary>
    public EquatableArray<CompositeField> Fields { get; init; }

    /// <summary>A type that the driver knows, as it is.</summary>
    public static CSharpType Plain(string name, bool isValueType, string npgsqlDbType, params string[] features) =>
        new(name, isValueType, name, "global::NpgsqlTypes.NpgsqlDbType." + npgsqlDbType)
        {
            Features = features.ToEquatableArray(),
            Unpack = $"global::Perennial.BinaryValue.Read{npgsqlDbType}({{0}})",
        };

    /// <summary>The type with a question mark when <paramref name="isNullable"/>.</summary>
    public string Declared(bool isNullable) => isNullable ? Name + "?" : Name;
}

/// <param name="Property">Name of the property in C#.</param>
/// <param name="Name">Name in the database.</param>
internal sealed record CompositeField(string Property, string Name, CSharpType Type);
