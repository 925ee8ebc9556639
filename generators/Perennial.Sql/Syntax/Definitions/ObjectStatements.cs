namespace Perennial.Sql.Syntax;

/// <summary>An object named in DROP, COMMENT, ALTER ... RENAME and their relatives. Which parts are present depends on the kind.</summary>
/// <param name="Name">The object's name; for a column, constraint, trigger, policy or rule the name of that thing alone.</param>
public sealed record ObjectName(ObjectKind Kind, QualifiedName Name) : SqlNode
{
    /// <summary>The table (or domain) that a column, constraint, trigger, policy or rule belongs to.</summary>
    public QualifiedName? Owner { get; init; }

    /// <summary>For functions, procedures, routines and aggregates.</summary>
    public RoutineSignature? Routine { get; init; }

    /// <summary>For types and domains, where the grammar takes a type name.</summary>
    public TypeName? Type { get; init; }

    /// <summary>For casts and transforms (source or type), operators (left, null for none) and operator classes.</summary>
    public TypeName? LeftType { get; init; }

    /// <summary>For casts (target) and operators (right).</summary>
    public TypeName? RightType { get; init; }

    /// <summary>For operators.</summary>
    public OperatorName? Operator { get; init; }

    /// <summary>For operator classes and families: the index access method; for transforms: the language.</summary>
    public Identifier? Method { get; init; }
}

public sealed record DropStatement(ObjectKind Kind, EquatableArray<ObjectName> Objects, DropBehavior Behavior) : Statement
{
    public bool IfExists { get; init; }

    public bool IsConcurrent { get; init; }

    /// <summary>DROP DATABASE ... WITH (FORCE).</summary>
    public bool IsForced { get; init; }
}

/// <summary>ALTER ... RENAME [what] TO name. For a column, constraint or attribute the object names it with its owner.</summary>
public sealed record RenameStatement(ObjectName Object, Identifier NewName) : Statement
{
    public bool IfExists { get; init; }

    public DropBehavior Behavior { get; init; }

    /// <summary>ONLY is written before the table.</summary>
    public bool IsOnly { get; init; }

    /// <summary>For columns: the kind of relation that was written (table, view, type ...).</summary>
    public ObjectKind OwnerKind { get; init; }
}

public sealed record SetSchemaStatement(ObjectName Object, Identifier Schema, bool IfExists) : Statement
{
    /// <summary>ONLY is written before the table.</summary>
    public bool IsOnly { get; init; }
}

public sealed record ChangeOwnerStatement(ObjectName Object, RoleName Owner) : Statement;

/// <param name="Text">Null removes the comment.</param>
public sealed record CommentStatement(ObjectName Object, string? Text) : Statement;

/// <summary>SET and RESET.</summary>
/// <param name="Name">
/// As written, lower case, parts joined by dots: <c>search_path</c>; <c>all</c> for RESET ALL. Phrases give the parameter that they set: TIME ZONE
/// <c>timezone</c>, SCHEMA <c>search_path</c>, NAMES <c>client_encoding</c>, SESSION AUTHORIZATION <c>session_authorization</c>, XML OPTION <c>xmloption</c>.
/// Three are no parameters and have spaces: <c>transaction</c> (and <c>session characteristics</c>), whose values are the modes in upper case, and
/// <c>transaction snapshot</c>.
/// </param>
public sealed record SetStatement(string Name) : Statement
{
    public bool IsLocal { get; init; }

    public bool IsSession { get; init; }

    /// <summary>Values in order, as strings; a bare word and a quoted string give the same. Empty with <see cref="IsDefault"/> or <see cref="FromCurrent"/>.</summary>
    public EquatableArray<Expression> Values { get; init; }

    public bool IsDefault { get; init; }

    public bool FromCurrent { get; init; }

    /// <summary>The statement is RESET.</summary>
    public bool IsReset { get; init; }
}

public enum GrantTarget
{
    Table, AllTables, Sequence, AllSequences, Function, AllFunctions, Procedure, AllProcedures, Routine, AllRoutines, Schema, Database, Domain,
    ForeignDataWrapper, ForeignServer, Language, LargeObject, Parameter, Tablespace, Type,
}

/// <param name="Name">Lower case; <c>all</c> for ALL [PRIVILEGES].</param>
public sealed record Privilege(string Name, EquatableArray<Identifier> Columns) : SqlNode;

/// <summary>GRANT or REVOKE of privileges on objects.</summary>
public sealed record GrantStatement(bool IsGrant, EquatableArray<Privilege> Privileges, GrantTarget Target, EquatableArray<RoleName> Grantees) : Statement
{
    public EquatableArray<QualifiedName> Names { get; init; }

    /// <summary>For functions, procedures and routines by signature.</summary>
    public EquatableArray<RoutineSignature> Routines { get; init; }

    public bool WithGrantOption { get; init; }

    /// <summary>REVOKE GRANT OPTION FOR.</summary>
    public bool GrantOptionFor { get; init; }

    public RoleName? GrantedBy { get; init; }

    public DropBehavior Behavior { get; init; }
}

/// <summary>TRUNCATE.</summary>
public sealed record TruncateStatement(EquatableArray<RelationName> Tables, bool? RestartIdentity, DropBehavior Behavior) : Statement;

/// <summary>LOCK TABLE.</summary>
public sealed record LockStatement(EquatableArray<RelationName> Tables, string Mode, bool NoWait) : Statement;

public sealed record RefreshMaterializedViewStatement(QualifiedName Name, bool IsConcurrent, bool WithNoData) : Statement;
