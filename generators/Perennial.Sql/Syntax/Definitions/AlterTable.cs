namespace Perennial.Sql.Syntax;

/// <summary>Kinds of objects that DROP, COMMENT, RENAME and their relatives name.</summary>
public enum ObjectKind
{
    AccessMethod, Aggregate, Cast, Collation, Column, Constraint, Conversion, Database, Domain, DomainConstraint, EventTrigger, Extension,
    ForeignDataWrapper, ForeignServer, ForeignTable, Function, Index, Language, LargeObject, MaterializedView, Operator, OperatorClass,
    OperatorFamily, Policy, Procedure, Publication, Role, Routine, Rule, Schema, Sequence, Statistics, Subscription, Table, Tablespace,
    TextSearchConfiguration, TextSearchDictionary, TextSearchParser, TextSearchTemplate, Transform, Trigger, Type, TypeAttribute, UserMapping, View,
}

/// <summary>ALTER TABLE, and ALTER INDEX, SEQUENCE, VIEW, MATERIALIZED VIEW, FOREIGN TABLE and TYPE (composite) with such actions.</summary>
public sealed record AlterTableStatement(ObjectKind Kind, RelationName Relation, EquatableArray<AlterTableAction> Actions) : Statement
{
    public bool IfExists { get; init; }
}

public abstract record AlterTableAction : SqlNode;

/// <summary>ADD COLUMN, and ADD ATTRIBUTE of a composite type.</summary>
public sealed record AddColumn(ColumnDefinition Column, bool IfNotExists) : AlterTableAction
{
    /// <summary>Of ADD ATTRIBUTE.</summary>
    public DropBehavior Behavior { get; init; }
}

public enum DropBehavior { Unspecified, Restrict, Cascade }

public sealed record DropColumn(Identifier Column, bool IfExists, DropBehavior Behavior) : AlterTableAction;

public sealed record AlterColumnType(Identifier Column, TypeName Type, QualifiedName? Collation, Expression? Using, DropBehavior Behavior) : AlterTableAction;

/// <param name="Value">Null for DROP DEFAULT.</param>
public sealed record AlterColumnDefault(Identifier Column, Expression? Value) : AlterTableAction;

/// <summary><c>set not null</c> or <c>drop not null</c>.</summary>
public sealed record AlterColumnNotNull(Identifier Column, bool IsNotNull) : AlterTableAction;

/// <summary><c>set expression as (...)</c> (since 17).</summary>
public sealed record AlterColumnExpression(Identifier Column, Expression Value) : AlterTableAction;

public sealed record DropColumnExpression(Identifier Column, bool IfExists) : AlterTableAction;

public sealed record AddColumnIdentity(Identifier Column, bool IsAlways, EquatableArray<SequenceOption> Options) : AlterTableAction;

/// <param name="IsAlways">Null when SET GENERATED is not among the changes.</param>
public sealed record AlterColumnIdentity(Identifier Column, bool? IsAlways, EquatableArray<SequenceOption> Options) : AlterTableAction;

public sealed record DropColumnIdentity(Identifier Column, bool IfExists) : AlterTableAction;

public sealed record AddTableConstraint(TableConstraint Constraint) : AlterTableAction;

public sealed record DropTableConstraint(Identifier Constraint, bool IfExists, DropBehavior Behavior) : AlterTableAction;

public sealed record ValidateConstraint(Identifier Constraint) : AlterTableAction;

public sealed record AlterConstraint(Identifier Constraint, ConstraintAttributes Attributes) : AlterTableAction
{
    /// <summary><c>[no] inherit</c> (since 18), or null.</summary>
    public bool? IsInherit { get; init; }
}

public sealed record AttachPartition(QualifiedName Partition, PartitionBound? Bound) : AlterTableAction;

public sealed record DetachPartition(QualifiedName Partition, bool IsConcurrent, bool IsFinalize) : AlterTableAction;

public sealed record ChangeInheritance(QualifiedName Parent, bool IsAdded) : AlterTableAction;

public sealed record ChangeOwner(RoleName Owner) : AlterTableAction;

public enum RowSecurityChange { Enable, Disable, Force, NoForce }

public sealed record ChangeRowSecurity(RowSecurityChange Change) : AlterTableAction;

public enum TriggerEnablement { Enable, EnableAlways, EnableReplica, Disable }

/// <param name="IsRule">True for ENABLE RULE and DISABLE RULE.</param>
/// <param name="Name">Null for ALL and USER, which <paramref name="Group"/> then tells.</param>
public sealed record ChangeTrigger(TriggerEnablement Enablement, bool IsRule, Identifier? Name, string? Group) : AlterTableAction;

/// <summary>
/// An action that changes storage or bookkeeping only (SET STORAGE, SET STATISTICS, CLUSTER ON, SET TABLESPACE, REPLICA IDENTITY, SET (options) ...):
/// no names and no types depend on it.
/// </summary>
/// <param name="Verb">The keywords that name the action, upper case.</param>
/// <param name="Tokens">The action's text as written.</param>
public sealed record StorageAction(string Verb, string Tokens) : AlterTableAction
{
    /// <summary>Of ALTER COLUMN; null otherwise, and for a column that is named by its number.</summary>
    public Identifier? Column { get; init; }

    /// <summary>What SET and RESET have in parentheses.</summary>
    public EquatableArray<DefinitionOption> Options { get; init; }

    /// <summary>The name behind the verb: an index, a storage, a compression method, an access method, a tablespace; <c>default</c> for the word.</summary>
    public Identifier? Name { get; init; }

    /// <summary>The type of OF; null for other actions.</summary>
    public QualifiedName? Type { get; init; }

    /// <summary>Of SET STATISTICS; null for DEFAULT.</summary>
    public int? Target { get; init; }
}

/// <summary>A role, or one of CURRENT_USER, SESSION_USER, CURRENT_ROLE, PUBLIC.</summary>
public sealed record RoleName(Identifier Name) : SqlNode
{
    /// <summary>The special word in upper case, or null for a role by name.</summary>
    public string? Special { get; init; }
}
