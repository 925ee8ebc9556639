using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <param name="Type">C# type with nullability.</param>
/// <param name="Column">The result column's name, for documentation.</param>
internal sealed record PropertyModel(string Name, string Type, string Column);

/// <summary>A record for result rows.</summary>
/// <param name="IsShared">Several methods name it with <c>-- row:</c>.</param>
internal sealed record RowModel(string Name, EquatableArray<PropertyModel> Properties, bool IsShared);
