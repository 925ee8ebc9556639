namespace Perennial.Sql.Syntax;

/// <summary>ALTER OPERATOR ... SET (...).</summary>
public sealed record AlterOperatorStatement(OperatorSignature Operator, EquatableArray<DefinitionOption> Options) : Statement;

/// <summary>An operator with its argument types.</summary>
/// <param name="Left">Null for NONE.</param>
/// <param name="Right">Null for NONE, which the server refuses since 14.</param>
public sealed record OperatorSignature(OperatorName Name, TypeName? Left, TypeName? Right) : SqlNode;

public sealed record CreateOperatorClassStatement(QualifiedName Name, TypeName Type, Identifier Method, EquatableArray<OperatorClassItem> Items) : Statement
{
    public bool IsDefault { get; init; }

    public QualifiedName? Family { get; init; }
}

public sealed record CreateOperatorFamilyStatement(QualifiedName Name, Identifier Method) : Statement;

/// <summary>ALTER OPERATOR FAMILY ... ADD or DROP.</summary>
public sealed record AlterOperatorFamilyStatement(QualifiedName Name, Identifier Method, bool IsAdded, EquatableArray<OperatorClassItem> Items) : Statement;

/// <summary>A member of an operator class or family.</summary>
public abstract record OperatorClassItem : SqlNode;

/// <param name="Types">The two argument types; empty when they are the class's own.</param>
/// <param name="SortFamily">Of FOR ORDER BY; null for searching.</param>
public sealed record OperatorClassOperator(int Strategy, OperatorName Operator, EquatableArray<TypeName?> Types, QualifiedName? SortFamily) : OperatorClassItem;

/// <param name="Types">Types of the support function's class arguments, where written.</param>
public sealed record OperatorClassFunction(int Number, EquatableArray<TypeName> Types, RoutineSignature Function) : OperatorClassItem;

public sealed record OperatorClassStorage(TypeName Type) : OperatorClassItem;

/// <summary>A member of ALTER OPERATOR FAMILY ... DROP.</summary>
public sealed record OperatorClassDroppedItem(bool IsFunction, int Number, EquatableArray<TypeName> Types) : OperatorClassItem;

/// <summary>CREATE LANGUAGE. Without a handler it means CREATE EXTENSION.</summary>
/// <param name="Inline">The function that runs DO blocks, or null.</param>
/// <param name="Validator">The function that looks at bodies, or null.</param>
public sealed record CreateLanguageStatement(Identifier Name, bool OrReplace, bool IsTrusted, QualifiedName? Handler, QualifiedName? Inline, QualifiedName? Validator) : Statement;

/// <param name="FromSql">The function of FROM SQL WITH FUNCTION, or null.</param>
/// <param name="ToSql">The function of TO SQL WITH FUNCTION, or null.</param>
public sealed record CreateTransformStatement(TypeName Type, Identifier Language, RoutineSignature? FromSql, RoutineSignature? ToSql, bool OrReplace) : Statement;
