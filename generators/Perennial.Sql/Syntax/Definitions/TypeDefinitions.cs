namespace Perennial.Sql.Syntax;

public sealed record CreateEnumStatement(QualifiedName Name, EquatableArray<StringLiteral> Labels) : Statement;

/// <summary>An attribute of a composite type is a column without constraints.</summary>
public sealed record CreateCompositeTypeStatement(QualifiedName Name, EquatableArray<ColumnDefinition> Attributes) : Statement;

public sealed record CreateRangeTypeStatement(QualifiedName Name, EquatableArray<DefinitionOption> Options) : Statement;

/// <summary>A base type, or a shell type when <paramref name="Options"/> is null.</summary>
public sealed record CreateBaseTypeStatement(QualifiedName Name, EquatableArray<DefinitionOption>? Options) : Statement;

public sealed record AlterEnumAddValueStatement(QualifiedName Name, StringLiteral Label, bool IfNotExists) : Statement
{
    /// <summary>The label BEFORE or AFTER which the new one goes; null for the end.</summary>
    public StringLiteral? Neighbor { get; init; }

    public bool IsAfter { get; init; }
}

public sealed record AlterEnumRenameValueStatement(QualifiedName Name, StringLiteral From, StringLiteral To) : Statement;

public sealed record CreateDomainStatement(QualifiedName Name, TypeName Type) : Statement
{
    public QualifiedName? Collation { get; init; }

    public EquatableArray<ColumnConstraint> Constraints { get; init; }
}

public sealed record AlterDomainStatement(QualifiedName Name, AlterDomainAction Action) : Statement;

public abstract record AlterDomainAction : SqlNode;

public sealed record AlterDomainDefault(Expression? Value) : AlterDomainAction;

public sealed record AlterDomainNotNull(bool IsNotNull) : AlterDomainAction;

/// <summary>A check or (since 17) a not-null constraint; see the concrete column constraint.</summary>
public sealed record AddDomainConstraint(ColumnConstraint Constraint) : AlterDomainAction;

public sealed record DropDomainConstraint(Identifier Constraint, bool IfExists, DropBehavior Behavior) : AlterDomainAction;

public sealed record ValidateDomainConstraint(Identifier Constraint) : AlterDomainAction;

public enum SequenceOptionKind { As, Cache, Cycle, NoCycle, Increment, MaxValue, NoMaxValue, MinValue, NoMinValue, OwnedBy, SequenceName, Start, Restart, Logged, Unlogged }

/// <summary>An option of a sequence or identity column.</summary>
/// <param name="Value">The number, signed, as text; null without.</param>
/// <param name="Name">Of OWNED BY (NONE is a name) and SEQUENCE NAME.</param>
/// <param name="Type">Of AS.</param>
public sealed record SequenceOption(SequenceOptionKind Kind, string? Value, QualifiedName? Name, TypeName? Type) : SqlNode;

public sealed record CreateSequenceStatement(QualifiedName Name, EquatableArray<SequenceOption> Options) : Statement
{
    public TablePersistence Persistence { get; init; }

    public bool IfNotExists { get; init; }
}

public sealed record AlterSequenceStatement(QualifiedName Name, EquatableArray<SequenceOption> Options, bool IfExists) : Statement;

/// <param name="Name">Null when only AUTHORIZATION is written.</param>
public sealed record CreateSchemaStatement(Identifier? Name, RoleName? Authorization, bool IfNotExists, EquatableArray<Statement> Elements) : Statement;

public sealed record CreateExtensionStatement(Identifier Name, bool IfNotExists) : Statement
{
    public Identifier? Schema { get; init; }

    public string? Version { get; init; }

    public bool Cascade { get; init; }
}

public sealed record CreateCollationStatement(QualifiedName Name, bool IfNotExists, EquatableArray<DefinitionOption> Options, QualifiedName? From) : Statement;

public enum CastContext { Explicit, Assignment, Implicit }

/// <param name="Function">Null for WITHOUT FUNCTION and WITH INOUT.</param>
public sealed record CreateCastStatement(TypeName Source, TypeName Target, RoutineSignature? Function, bool IsInOut, CastContext Context) : Statement;

public sealed record CreateOperatorStatement(OperatorName Name, EquatableArray<DefinitionOption> Options) : Statement;
