using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Descriptions;

/// <summary>What is known of a function or procedure.</summary>
/// <param name="Oid">Oid in the catalog.</param>
public sealed record RoutineDescription(uint Oid, string Schema, string Name, string Language)
{
    /// <summary>All arguments in order, OUT arguments and the columns of RETURNS TABLE included.</summary>
    public EquatableArray<RoutineArgument> Arguments { get; init; }

    /// <summary>The result as <c>pg_get_function_result</c> prints it; null for a procedure.</summary>
    public string? Returns { get; init; }

    /// <summary>What <c>select * from f()</c> gives; empty for void, and for a record whose columns each call names.</summary>
    public EquatableArray<RoutineColumn> Columns { get; init; }

    /// <summary>What the server refuses of the body.</summary>
    public EquatableArray<Finding> Errors { get; init; }
}

/// <param name="Name">Empty without a name.</param>
/// <param name="Type">As <c>format_type</c> prints it.</param>
/// <param name="IsNullable">False for a domain that refuses null.</param>
public sealed record RoutineArgument(string Name, string Type, ParameterMode Mode, bool HasDefault, bool IsNullable);

/// <param name="Type">As <c>format_type</c> prints it.</param>
/// <param name="IsNullable">False only where the body proves that the value is never null.</param>
public sealed record RoutineColumn(string Name, string Type, bool IsNullable);
