namespace Perennial.Sql.Syntax;

public enum TablePersistence { Permanent, Temporary, Unlogged }

public enum OnCommitAction { None, PreserveRows, DeleteRows, Drop }

/// <summary>A storage parameter or similar option, <c>[namespace.]name [= value]</c>.</summary>
/// <param name="Value">As written: an identifier or keyword, a number, a string or a type name, printed; null without.</param>
public sealed record DefinitionOption(Identifier? Namespace, Identifier Name, OptionValue? Value) : SqlNode;

/// <summary>The value of an option in one of the forms that the grammar knows.</summary>
public abstract record OptionValue : SqlNode;

public sealed record OptionLiteral(Expression Value) : OptionValue;

public sealed record OptionName(TypeName Name) : OptionValue;

public sealed record OptionKeyword(string Keyword) : OptionValue;

public sealed record OptionOperator(OperatorName Operator) : OptionValue;

public sealed record CreateTableStatement(QualifiedName Name) : Statement
{
    public TablePersistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    public EquatableArray<TableElement> Elements { get; init; }

    public EquatableArray<QualifiedName> Inherits { get; init; }

    /// <summary>The composite type of CREATE TABLE OF, or null.</summary>
    public TypeName? OfType { get; init; }

    /// <summary>The parent of PARTITION OF, or null.</summary>
    public QualifiedName? PartitionOf { get; init; }

    public PartitionBound? Bound { get; init; }

    public PartitionKey? PartitionBy { get; init; }

    public Identifier? AccessMethod { get; init; }

    public EquatableArray<DefinitionOption> Options { get; init; }

    public OnCommitAction OnCommit { get; init; }

    public Identifier? Tablespace { get; init; }

    /// <summary>The server of CREATE FOREIGN TABLE, or null.</summary>
    public Identifier? ForeignServer { get; init; }

    public EquatableArray<GenericOption> ForeignOptions { get; init; }
}

/// <summary><c>create table t as query</c>, and CREATE MATERIALIZED VIEW.</summary>
/// <param name="Query">A query or an EXECUTE statement.</param>
public sealed record CreateTableAsStatement(QualifiedName Name, Statement Query) : Statement
{
    public bool IsMaterializedView { get; init; }

    public TablePersistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    public EquatableArray<Identifier> Columns { get; init; }

    public Identifier? AccessMethod { get; init; }

    public EquatableArray<DefinitionOption> Options { get; init; }

    public OnCommitAction OnCommit { get; init; }

    public Identifier? Tablespace { get; init; }

    public bool WithNoData { get; init; }
}

/// <summary>A column, a constraint or a LIKE clause.</summary>
public abstract record TableElement : SqlNode;

/// <summary>A column. In CREATE TABLE OF and PARTITION OF it has no type and only adds constraints.</summary>
public sealed record ColumnDefinition(Identifier Name, TypeName? Type) : TableElement
{
    public EquatableArray<ColumnConstraint> Constraints { get; init; }

    public QualifiedName? Collation { get; init; }

    public Identifier? Storage { get; init; }

    public Identifier? Compression { get; init; }

    public EquatableArray<GenericOption> ForeignOptions { get; init; }
}

/// <param name="Options">Included and excluded properties in order.</param>
public sealed record LikeClause(QualifiedName Table, EquatableArray<LikeOption> Options) : TableElement;

public enum LikeProperty { All, Comments, Compression, Constraints, Defaults, Generated, Identity, Indexes, Statistics, Storage }

public sealed record LikeOption(LikeProperty Property, bool IsIncluded) : SqlNode;

/// <summary><c>NAME 'value'</c> of foreign objects; with an action in ALTER.</summary>
public sealed record GenericOption(GenericOptionAction Action, Identifier Name, string? Value) : SqlNode;

public enum GenericOptionAction { Unspecified, Add, Set, Drop }

public enum PartitionStrategy { List, Range, Hash }

/// <param name="Strategy">The word as written, folded; the server knows list, range and hash.</param>
public sealed record PartitionKey(Identifier Strategy, EquatableArray<PartitionElement> Elements) : SqlNode;

/// <param name="Value">A column reference or an expression.</param>
public sealed record PartitionElement(Expression Value, QualifiedName? Collation, QualifiedName? OperatorClass) : SqlNode;

public abstract record PartitionBound : SqlNode;

public sealed record DefaultPartitionBound : PartitionBound;

public sealed record ListPartitionBound(EquatableArray<Expression> Values) : PartitionBound;

/// <summary>MINVALUE and MAXVALUE are column references of these names, as the grammar has them.</summary>
public sealed record RangePartitionBound(EquatableArray<Expression> From, EquatableArray<Expression> To) : PartitionBound;

public sealed record HashPartitionBound(int Modulus, int Remainder) : PartitionBound;
