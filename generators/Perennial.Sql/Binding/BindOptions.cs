namespace Perennial.Sql.Binding;

/// <summary>What binding depends on besides catalog and statement.</summary>
public sealed record BindOptions
{
    /// <summary>The catalog's own search path, types of parameters inferred, no variables.</summary>
    public static BindOptions Default { get; } = new();

    /// <summary>Schemas to resolve names against; null for the catalog's search path.</summary>
    public EquatableArray<string>? SearchPath { get; init; }

    /// <summary>Names in scope behind the columns: the arguments of a <c>language sql</c> routine. In their order they are also <c>$1</c>, <c>$2</c>, ...</summary>
    public EquatableArray<BoundVariable> Variables { get; init; }

    /// <summary>The routine whose name may qualify a variable, as in <c>f.argument</c>; null without.</summary>
    public string? RoutineName { get; init; }

    /// <summary>True when <see cref="Variables"/> are all the parameters there are, and none is inferred.</summary>
    public bool ParametersAreDeclared { get; init; }

    /// <summary>Whether a bare name that is a column and a variable, too, is refused, as PL/pgSQL does unless told otherwise.</summary>
    public bool RefusesAmbiguousVariables { get; init; }

    /// <summary>Whether the query files' extensions hold: <c>sqlc.arg(x)</c> and its relatives, and aliases that end in <c>!</c> or <c>?</c>.</summary>
    public bool QueryAnnotations { get; init; }
}

/// <summary>A variable that a statement may name.</summary>
/// <param name="Name">Empty for an unnamed argument, which only <c>$n</c> reaches.</param>
/// <param name="IsNullable">Whether it may hold null.</param>
public sealed record BoundVariable(string Name, TypeReference Type, bool IsNullable = true);
