using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Perennial;

/// <summary>The parameters of one procedure's calls in batches, by their places.</summary>
internal sealed class BatchParameters
{
    private ParameterPool?[] _pools = [];

    /// <summary>A parameter for the place.</summary>
    public NpgsqlParameter<T> Rent<T>(int index, NpgsqlDbType type)
    {
        ParameterPool?[] pools = _pools;
        return (index < pools.Length && pools[index] is { } pool ? pool : Add<T>(index)).Rent<T>(type);
    }

    /// <summary>Takes the parameters of a call that succeeded.</summary>
    public void Return(NpgsqlParameterCollection parameters)
    {
        ParameterPool?[] pools = _pools;
        for (int i = parameters.Count - 1; i >= 0; i--)
        {
            // No longer the command's before somebody else can have it.
            NpgsqlParameter parameter = parameters[i];
            parameters.RemoveAt(i);
            if (i < pools.Length && pools[i] is { } pool) pool.Return(parameter);
        }
    }

    // Two threads may add at once; then the pool of one is lost with what it holds.
    private ParameterPool Add<T>(int index)
    {
        ParameterPool pool = new(RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? static parameter => ((NpgsqlParameter<T>)parameter).TypedValue = default : null);
        ParameterPool?[] pools = new ParameterPool?[Math.Max(index + 1, _pools.Length)];
        _pools.CopyTo(pools, 0);
        pools[index] = pool;
        _pools = pools;
        return pool;
    }
}
