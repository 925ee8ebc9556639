using Npgsql;
using NpgsqlTypes;

namespace Perennial;

/// <summary>The parameters of one call, for generated code. A command that was used before has its parameters already; then only their values change.</summary>
public readonly struct CallParameters
{
    private readonly NpgsqlParameterCollection _parameters;
    private readonly CommandPool? _pool;
    private readonly BatchParameters? _batch;

    internal CallParameters(NpgsqlParameterCollection parameters, CommandPool? pool, BatchParameters? batch)
    {
        _parameters = parameters;
        _pool = pool;
        _batch = batch;
    }

    /// <summary>How many there are.</summary>
    public int Count => _parameters.Count;

    /// <summary>Gives a parameter its value.</summary>
    /// <param name="index">From 0; at most <see cref="Count"/>, which adds one.</param>
    /// <param name="value">In the form that the driver writes.</param>
    /// <param name="type">The driver's name of the SQL type.</param>
    public void Set<T>(int index, T value, NpgsqlDbType type)
    {
        if (index < _parameters.Count)
        {
            ((NpgsqlParameter<T>)_parameters[index]).TypedValue = value;
            return;
        }

        NpgsqlParameter<T> parameter = _batch is null ? new NpgsqlParameter<T> { NpgsqlDbType = type } : _batch.Rent<T>(index, type);
        parameter.TypedValue = value;
        _parameters.Add(parameter);
        _pool?.Register<T>(index);
    }
}
