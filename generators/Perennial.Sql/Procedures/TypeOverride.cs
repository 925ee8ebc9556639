namespace Perennial.Sql.Procedures;

/// <summary><c>-- type: payload MyApp.TaskPayload</c>: a C# type for an argument or result column.</summary>
/// <param name="Name">Of the argument and of the column, where both are there.</param>
/// <param name="CSharpType">As written.</param>
public sealed record TypeOverride(string Name, string CSharpType);
