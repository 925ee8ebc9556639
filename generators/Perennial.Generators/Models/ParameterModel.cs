using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>A parameter of a generated method.</summary>
/// <param name="Name">C# name, keywords already escaped.</param>
/// <param name="DeclaredType">C# type with nullability, without the wrapper of an optional one.</param>
/// <param name="Wire">What is sent for it: one value, or several for a composite.</param>
/// <param name="IsOptional">The database has a default for it.</param>
internal sealed record ParameterModel(string Name, string DeclaredType, EquatableArray<WireParameter> Wire, bool IsOptional);

/// <summary>A parameter of the driver.</summary>
/// <param name="Type">Its type argument.</param>
/// <param name="DriverType">The driver's name of the SQL type.</param>
/// <param name="Value">The value in its wire form, as an expression over the method's parameter.</param>
internal sealed record WireParameter(string Type, string DriverType, string Value);
