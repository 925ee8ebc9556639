using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <param name="SqlName">Display name in the database.</param>
/// <param name="IsOpen">Whether unknown labels are read as a member <c>Unrecognized</c>.</param>
internal sealed record EnumModel(string Name, string SqlName, string? Comment, bool IsOpen, EquatableArray<EnumMemberModel> Members);

internal sealed record EnumMemberModel(string Name, string Label);

/// <summary>Types that belong to no group: enums and shared rows.</summary>
internal sealed record TypesModel(string ClassName, string Namespace, EquatableArray<EnumModel> Enums, EquatableArray<RowModel> Rows);
