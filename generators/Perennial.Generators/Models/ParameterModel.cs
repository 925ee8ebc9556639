namespace Perennial.Generators.Models;

/// <summary>A parameter of a generated method.</summary>
/// <param name="Name">C# name, keywords already escaped.</param>
/// <param name="DeclaredType">C# type with nullability, without the wrapper of an optional one.</param>
/// <param name="WireType">Type argument of the driver's parameter.</param>
/// <param name="ParameterType">Initializer that names the driver's type.</param>
/// <param name="WireValue">The value in its wire form, as an expression over the parameter (or over its <c>Value</c> when optional).</param>
/// <param name="IsOptional">The database has a default for it.</param>
internal sealed record ParameterModel(string Name, string DeclaredType, string WireType, string ParameterType, string WireValue, bool IsOptional);
