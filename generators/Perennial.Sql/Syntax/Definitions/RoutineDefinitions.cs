namespace Perennial.Sql.Syntax;

public enum ParameterMode { In, Out, InOut, Variadic, Table }

/// <summary>A parameter of a routine as declared.</summary>
public sealed record RoutineParameter(ParameterMode Mode, Identifier? Name, TypeName Type, Expression? Default) : SqlNode;

public enum RoutineKind { Function, Procedure }

/// <summary>CREATE FUNCTION or CREATE PROCEDURE.</summary>
public sealed record CreateRoutineStatement(RoutineKind Kind, QualifiedName Name) : Statement
{
    public bool OrReplace { get; init; }

    /// <summary>In order; columns of RETURNS TABLE follow with <see cref="ParameterMode.Table"/>.</summary>
    public EquatableArray<RoutineParameter> Parameters { get; init; }

    /// <summary>Null when RETURNS is not written or is RETURNS TABLE.</summary>
    public TypeName? Returns { get; init; }

    public bool ReturnsTable { get; init; }

    public EquatableArray<RoutineOption> Options { get; init; }

    /// <summary>The statements of BEGIN ATOMIC, or the one RETURN; null for a body in a string.</summary>
    public RoutineBody? Body { get; init; }
}

public abstract record RoutineBody : SqlNode;

/// <summary><c>return expression</c> (since 14).</summary>
public sealed record ReturnBody(Expression Value) : RoutineBody;

/// <summary><c>begin atomic ... end</c> (since 14).</summary>
public sealed record AtomicBody(EquatableArray<Statement> Statements) : RoutineBody;

/// <summary><c>return expression</c> as a statement of an atomic body.</summary>
public sealed record ReturnStatement(Expression Value) : Statement;

public abstract record RoutineOption : SqlNode;

/// <summary><c>as 'body'</c> or <c>as 'object file', 'symbol'</c>. The literal's span covers its quotes.</summary>
public sealed record RoutineAs(StringLiteral Definition, StringLiteral? LinkSymbol) : RoutineOption
{
    /// <summary>Offset in the file of the body's first character, behind the opening quotes. Like the span no part of the node's value.</summary>
    public int BodyStart { get; init; }

    public bool Equals(RoutineAs? other) => base.Equals(other) && Definition == other!.Definition && LinkSymbol == other.LinkSymbol;

    public override int GetHashCode() => Definition.GetHashCode();
}

public sealed record RoutineLanguage(Identifier Name) : RoutineOption;

public enum RoutineVolatility { Volatile, Stable, Immutable }

public sealed record RoutineVolatilityOption(RoutineVolatility Volatility) : RoutineOption;

/// <summary><c>strict</c> and <c>returns null on null input</c>, or <c>called on null input</c>.</summary>
public sealed record RoutineStrictOption(bool IsStrict) : RoutineOption;

public sealed record RoutineSecurityOption(bool IsDefiner) : RoutineOption;

public sealed record RoutineLeakproofOption(bool IsLeakproof) : RoutineOption;

public sealed record RoutineWindowOption : RoutineOption;

/// <param name="Value">SAFE, RESTRICTED or UNSAFE as written, folded.</param>
public sealed record RoutineParallelOption(Identifier Value) : RoutineOption;

public sealed record RoutineCostOption(string Value) : RoutineOption;

public sealed record RoutineRowsOption(string Value) : RoutineOption;

public sealed record RoutineSupportOption(QualifiedName Function) : RoutineOption;

public sealed record RoutineTransformOption(EquatableArray<TypeName> Types) : RoutineOption;

public sealed record RoutineSetOption(SetStatement Setting) : RoutineOption;

/// <summary>A routine named with its argument types, as in DROP FUNCTION and COMMENT.</summary>
/// <param name="Parameters">Null when no parentheses are written.</param>
public sealed record RoutineSignature(QualifiedName Name, EquatableArray<RoutineParameter>? Parameters) : SqlNode
{
    /// <summary>For aggregates: the parameters after ORDER BY.</summary>
    public EquatableArray<RoutineParameter> OrderedParameters { get; init; }

    /// <summary>For aggregates: <c>(*)</c>.</summary>
    public bool IsStar { get; init; }
}

/// <summary>CREATE AGGREGATE.</summary>
/// <param name="Signature">Null parameters in the old form, whose options name a basetype.</param>
public sealed record CreateAggregateStatement(RoutineSignature Signature, EquatableArray<DefinitionOption> Options, bool OrReplace) : Statement;

/// <summary>ALTER FUNCTION, PROCEDURE or ROUTINE with new options.</summary>
public sealed record AlterRoutineStatement(ObjectKind Kind, RoutineSignature Routine, EquatableArray<RoutineOption> Options) : Statement;

/// <summary><c>do $$ ... $$</c>.</summary>
public sealed record DoStatement(StringLiteral Body, Identifier? Language) : Statement
{
    /// <summary>Offset in the file of the body's first character, behind the opening quotes. Like the span no part of the node's value.</summary>
    public int BodyStart { get; init; }

    public bool Equals(DoStatement? other) => base.Equals(other) && Body == other!.Body && Nullable.Equals(Language, other.Language);

    public override int GetHashCode() => Body.GetHashCode();
}

public sealed record CallStatement(FunctionCall Call) : Statement;
