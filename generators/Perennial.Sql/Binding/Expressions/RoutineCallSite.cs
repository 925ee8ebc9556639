using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>A call as written, apart from its argument values.</summary>
/// <param name="Node">The expression; errors are reported at its start.</param>
/// <param name="Schema">Null for the search path.</param>
internal sealed record RoutineCallSite(SqlNode Node, string? Schema, string Name)
{
    /// <summary>The whole call with its clauses; null for constructs that are calls underneath.</summary>
    public FunctionCall? Call { get; init; }

    /// <summary>Names of the last arguments.</summary>
    public string[] ArgumentNames { get; init; } = [];

    /// <summary>Written as <c>row.name</c>: finding nothing is no error.</summary>
    public bool IsColumnNotation { get; init; }

    /// <summary>The statement CALL.</summary>
    public bool IsCallStatement { get; init; }

    public string ShownName => Schema is null ? Name : Schema + "." + Name;
}
