namespace Perennial.Sql.Syntax;

/// <param name="Statement">What is explained.</param>
public sealed record ExplainStatement(EquatableArray<UtilityOption> Options, Statement Statement) : Statement;

/// <summary>An option in parentheses of EXPLAIN and its relatives.</summary>
/// <param name="Name">Folded.</param>
/// <param name="Value">The word, number or string; null without.</param>
public sealed record UtilityOption(string Name, string? Value) : SqlNode;
