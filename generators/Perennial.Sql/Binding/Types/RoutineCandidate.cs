using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>A routine as it would be called with a number of arguments, some perhaps by name.</summary>
internal sealed class RoutineCandidate(Routine routine, uint[] argumentTypes) : ICandidate
{
    public Routine Routine { get; } = routine;

    /// <summary>Another routine of the same schema takes the same arguments and neither is preferable: choosing this one is an error.</summary>
    public bool IsAmbiguous { get; set; }

    public uint[] ArgumentTypes { get; } = argumentTypes;

    /// <summary>For each argument of the call, then each defaulted one, the input argument that it is; null when they are in order.</summary>
    public int[]? ArgumentNumbers { get; init; }

    /// <summary>Arguments that go into the VARIADIC array; 0 when there is none.</summary>
    public int VariadicCount { get; init; }

    /// <summary>Trailing arguments that the call leaves to their defaults.</summary>
    public int DefaultCount { get; init; }

    public int PathPosition { get; init; }
}
