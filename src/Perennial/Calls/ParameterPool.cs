using Npgsql;
using NpgsqlTypes;

namespace Perennial;

/// <summary>
/// Parameters at one place of one procedure that wait for their next call in a batch. The commands of a batch cannot be used again, because the driver ties each to the connection that
/// it was prepared on; their parameters are half of what they allocate, and keep what the driver has found out about their types.
/// </summary>
/// <param name="clear">Takes the value from a parameter; null where values hold on to nothing.</param>
internal sealed class ParameterPool(Action<NpgsqlParameter>? clear)
{
    private const int Capacity = 128;

    private readonly Lock _lock = new();
    private readonly NpgsqlParameter?[] _waiting = new NpgsqlParameter?[Capacity];
    private int _count;

    /// <summary>A parameter that nobody else uses.</summary>
    public NpgsqlParameter<T> Rent<T>(NpgsqlDbType type)
    {
        NpgsqlParameter? parameter = null;
        lock (_lock)
        {
            if (_count > 0)
            {
                parameter = _waiting[--_count];
                _waiting[_count] = null;
            }
        }

        return (NpgsqlParameter<T>?)parameter ?? new NpgsqlParameter<T> { NpgsqlDbType = type };
    }

    /// <summary>Takes a parameter back that belongs to no command any more.</summary>
    public void Return(NpgsqlParameter parameter)
    {
        clear?.Invoke(parameter);
        lock (_lock)
        {
            if (_count < Capacity) _waiting[_count++] = parameter;
        }
    }
}
