namespace Perennial.Sql.Syntax;

/// <summary>A column or an expression of an index, with how it is indexed.</summary>
/// <param name="Value">A plain column is a <see cref="ColumnReference"/> of one part.</param>
public sealed record IndexElement(Expression Value) : SqlNode
{
    public QualifiedName? Collation { get; init; }

    public QualifiedName? OperatorClass { get; init; }

    public EquatableArray<DefinitionOption> OperatorClassOptions { get; init; }

    public SortDirection Direction { get; init; }

    public NullsOrder Nulls { get; init; }
}

public sealed record CreateIndexStatement(RelationName Table, EquatableArray<IndexElement> Elements) : Statement
{
    public bool IsUnique { get; init; }

    public bool IsConcurrent { get; init; }

    public bool IfNotExists { get; init; }

    public Identifier? Name { get; init; }

    public Identifier? AccessMethod { get; init; }

    public EquatableArray<IndexElement> Include { get; init; }

    public bool? NullsNotDistinct { get; init; }

    public EquatableArray<DefinitionOption> Options { get; init; }

    public Identifier? Tablespace { get; init; }

    public Expression? Where { get; init; }
}
