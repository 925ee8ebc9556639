namespace Perennial.Sql.Syntax;

/// <summary>CREATE STATISTICS.</summary>
/// <param name="Name">Null when the server is to choose it (since 16).</param>
/// <param name="Kinds">ndistinct, dependencies, mcv; empty for all.</param>
/// <param name="Elements">Columns and expressions; a plain column is a <see cref="ColumnReference"/> of one part.</param>
public sealed record CreateStatisticsStatement(QualifiedName? Name, EquatableArray<Identifier> Kinds, EquatableArray<Expression> Elements, EquatableArray<FromItem> From) : Statement
{
    public bool IfNotExists { get; init; }
}

/// <summary>ALTER STATISTICS ... SET STATISTICS.</summary>
/// <param name="Target">Null for DEFAULT.</param>
public sealed record AlterStatisticsStatement(QualifiedName Name, int? Target, bool IfExists) : Statement;
