using Perennial.Sql.Binding;

namespace Perennial.Sql.Routines;

/// <summary>A variable of a PL/pgSQL body.</summary>
/// <param name="name">Empty for an argument without one.</param>
/// <param name="type">Record where it is not known.</param>
/// <param name="isNotNull">Whether it refuses null.</param>
internal sealed class PlpgsqlVariable(string name, TypeReference type, bool isNotNull)
{
    public string Name { get; } = name;

    public TypeReference Type { get; } = type;

    public bool IsNotNull { get; } = isNotNull;

    /// <summary>The rows of a cursor that is declared with its query, whatever else the body stores before it is opened; null for others.</summary>
    public BoundStatement? Rows { get; init; }

    /// <summary>The variable that this is another name for (ALIAS FOR); null for one of its own.</summary>
    public PlpgsqlVariable? Original { get; init; }
}

/// <summary>A field of the row that a variable holds.</summary>
internal sealed record PlpgsqlField(string Name, TypeReference Type, bool IsNullable);
