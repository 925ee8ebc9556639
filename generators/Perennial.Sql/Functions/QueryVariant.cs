namespace Perennial.Sql.Functions;

/// <summary>One of the forms that a query with <c>-- optional:</c>, <c>-- order:</c> or <c>-- page:</c> takes. Each has a plan of its own.</summary>
/// <param name="Condition">When it is the one to run, as SQL over the arguments; empty for always.</param>
/// <param name="Sql">The query.</param>
internal sealed record QueryVariant(string Condition, string Sql);
