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
}

/// <summary>A field of the row that a variable holds.</summary>
internal sealed record PlpgsqlField(string Name, TypeReference Type, bool IsNullable);
