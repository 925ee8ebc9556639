namespace Perennial.Sql.Procedures;

/// <summary>Result columns that are one record to callers.</summary>
/// <param name="Name">The relation's name in the query.</param>
/// <param name="Table">The table whose columns they are, <c>schema.table</c>, and all queries' record of it is the same; null when the record is this query's own.</param>
/// <param name="TableName">The table's name without its schema; empty without a table.</param>
/// <param name="First">Index of the first column.</param>
/// <param name="IsNullable">The record is missing when its columns are all null.</param>
/// <param name="Columns">The columns as they are in a record that is there.</param>
public sealed record EmbeddedRecord(string Name, string? Table, string TableName, int First, bool IsNullable, EquatableArray<ResultColumn> Columns);
