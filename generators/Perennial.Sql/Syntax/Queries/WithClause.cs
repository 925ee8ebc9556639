namespace Perennial.Sql.Syntax;

public sealed record WithClause(bool IsRecursive, EquatableArray<CommonTableExpression> Tables) : SqlNode;

public enum Materialization { Default, Materialized, NotMaterialized }

/// <param name="Query">SELECT, INSERT, UPDATE, DELETE or MERGE.</param>
public sealed record CommonTableExpression(Identifier Name, EquatableArray<Identifier> Columns, Materialization Materialization, Statement Query) : SqlNode
{
    public SearchClause? Search { get; init; }

    public CycleClause? Cycle { get; init; }
}

public sealed record SearchClause(bool IsBreadthFirst, EquatableArray<Identifier> Columns, Identifier Set) : SqlNode;

/// <param name="Mark">Null when TO ... DEFAULT ... is not written.</param>
public sealed record CycleClause(EquatableArray<Identifier> Columns, Identifier Set, Expression? Mark, Expression? MarkDefault, Identifier Using) : SqlNode;
