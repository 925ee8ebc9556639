namespace Perennial.Sql.Procedures;

public enum ProcedureKind { Function, Procedure }

public enum ArgumentMode { In, Out, InOut, Variadic }

public enum ResultCardinality { None, One, ZeroOrOne, Many }

/// <summary>Whether a call may run on a read-only connection.</summary>
public enum AccessMode { Reads, Writes }

public enum Volatility { Volatile, Stable, Immutable }

public enum SecurityMode { Definer, Invoker }

/// <param name="Name">As in the database; empty for an unnamed argument.</param>
/// <param name="IsNullable">Whether callers may pass null.</param>
public sealed record ProcedureArgument(string Name, ArgumentMode Mode, SignatureType Type, bool IsNullable, bool HasDefault)
{
    /// <summary>A null leads to an error: declared so (<c>@name!</c>), a domain that refuses it, or a column that must not be null. More than <see cref="IsNullable"/> being false.</summary>
    public bool RefusesNull { get; init; }
}

/// <param name="Name">As in the database.</param>
public sealed record ResultColumn(string Name, SignatureType Type, bool IsNullable);

/// <param name="SqlState">Five characters.</param>
/// <param name="Name">The exception's name without the suffix.</param>
public sealed record DeclaredError(string SqlState, string Name);

/// <summary>All that callers of a procedure rely on. One line of the contract file holds exactly this.</summary>
public sealed record ProcedureSignature(ProcedureKind Kind, string Schema, string Name)
{
    /// <summary>Kept by the contract: <see cref="Contract.ContractReader.Key"/>.</summary>
    internal Memo<string> Key;

    /// <summary>Kept by the versions: <see cref="Versions.FoldCheck.Identity(ProcedureSignature)"/>.</summary>
    internal Memo<string> Identity;

    public EquatableArray<ProcedureArgument> Arguments { get; init; }

    public ResultCardinality Cardinality { get; init; }

    /// <summary>The result's columns, OUT arguments included. A scalar result is one column whose <see cref="IsScalar"/> is true.</summary>
    public EquatableArray<ResultColumn> Columns { get; init; }

    /// <summary>The result is a bare value, not a row: <c>returns integer</c>, <c>returns setof text</c>.</summary>
    public bool IsScalar { get; init; }

    /// <summary>The function is declared SETOF or TABLE.</summary>
    public bool ReturnsSet { get; init; }

    public AccessMode Mode { get; init; }

    public Volatility Volatility { get; init; }

    public bool IsStrict { get; init; }

    public SecurityMode Security { get; init; }

    /// <summary>The owning service, or null when it belongs to all.</summary>
    public string? Service { get; init; }

    /// <summary>Null, or the advice that the deprecation gives (may be empty).</summary>
    public string? Deprecated { get; init; }

    public EquatableArray<DeclaredError> Raises { get; init; }

    /// <summary>The arguments that a caller passes values for, in order: all but OUT.</summary>
    public EquatableArray<ProcedureArgument> InputArguments => Arguments.Where(static argument => argument.Mode != ArgumentMode.Out).ToEquatableArray();

    /// <summary><c>schema.name</c>, unquoted: for messages.</summary>
    public string QualifiedName => Schema + "." + Name;
}
