using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>One argument of a routine, in the order of its declaration, output arguments included.</summary>
/// <param name="Name">Empty when the argument has no name.</param>
/// <param name="Type">Oid of the type; for VARIADIC the array type (or "any").</param>
/// <param name="Mode">Direction.</param>
public sealed record Argument(string Name, uint Type, ParameterMode Mode = ParameterMode.In)
{
    /// <summary>Whether a call passes a value for it (CALL passes something for OUT arguments of procedures, too).</summary>
    public bool IsInput => Mode is ParameterMode.In or ParameterMode.InOut or ParameterMode.Variadic;

    /// <summary>Whether it is a column of the result.</summary>
    public bool IsOutput => Mode is ParameterMode.Out or ParameterMode.InOut or ParameterMode.Table;
}
