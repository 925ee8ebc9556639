using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <param name="SqlName">Display name in the database.</param>
/// <param name="IsOpen">Whether unknown labels are read as a member <c>Unrecognized</c>.</param>
internal sealed record EnumModel(string Name, string SqlName, string? Comment, bool IsOpen, EquatableArray<EnumMemberModel> Members);

internal sealed record EnumMemberModel(string Name, string Label);

/// <summary>A composite type as a record.</summary>
/// <param name="SqlName">Display name in the database.</param>
/// <param name="Record">Its properties; all can be null, as PostgreSQL has it.</param>
internal sealed record CompositeModel(string SqlName, string? Comment, RowModel Record);

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
