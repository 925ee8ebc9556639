using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <param name="SqlName">Display name in the database.</param>
/// <param name="IsOpen">Whether unknown labels are read as a member <c>Unrecognized</c>.</param>
internal sealed record EnumModel(string Name, string SqlName, string? Comment, bool IsOpen, EquatableArray<EnumMemberModel> Members);

internal sealed record EnumMemberModel(string Name, string Label);

/// <summary>A composite type as a record.</summary>
/// <param name="SqlName">Display name in the database.</param>
/// <param name="Record">Its properties; all can be null, as PostgreSQL has it.</param>
/// <param name="Fields">How each property is read from and written to a packed form; empty when no array holds the type.</param>
internal sealed record CompositeModel(string SqlName, string? Comment, RowModel Record, EquatableArray<PackedField> Fields);

/// <param name="Type">C# type without nullability.</param>
/// <param name="Unpack">See <see cref="CSharpType.Unpack"/>.</param>
/// <param name="Pack">See <see cref="CSharpType.Pack"/>.</param>
internal sealed record PackedField(string Property, string Type, bool IsValueType, string Unpack, string Pack);

/// <summary>Types that belong to no group.</summary>
/// <param name="Errors">Names of the exceptions of declared errors.</param>
internal sealed record TypesModel(
    string ClassName,
    string Namespace,
    EquatableArray<EnumModel> Enums,
    EquatableArray<CompositeModel> Composites,
    EquatableArray<RowModel> Rows,
    EquatableArray<string> Errors)
{
    public bool IsEmpty => Enums.IsEmpty && Composites.IsEmpty && Rows.IsEmpty && Errors.IsEmpty;
}
