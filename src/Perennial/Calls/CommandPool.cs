using System.Runtime.CompilerServices;
using Npgsql;

namespace Perennial;

/// <summary>
/// Commands of one procedure that wait for their next call. A command with its parameters is most of what a call allocates, and its parameters keep what the
/// driver has found out about their types. Lock-free; what does not fit is left to the garbage collector.
/// </summary>
/// <param name="text">The commands' text.</param>
internal sealed class CommandPool(string text)
{
    private readonly NpgsqlCommand?[] _others = new NpgsqlCommand?[2 * Environment.ProcessorCount];
    private NpgsqlCommand? _first;
    private Action<NpgsqlParameter>?[] _clear = [];

    /// <summary>A command that nobody else uses.</summary>
    public NpgsqlCommand Rent()
    {
        NpgsqlCommand? command = _first;
        if (command is not null && Interlocked.CompareExchange(ref _first, null, command) == command) return command;
        for (int i = 0; i < _others.Length; i++)
        {
            command = _others[i];
            if (command is not null && Interlocked.CompareExchange(ref _others[i], null, command) == command) return command;
        }

        return new NpgsqlCommand(text);
    }

    /// <summary>Takes a command back after a call that succeeded: one that failed may still be in use by the driver.</summary>
    public void Return(NpgsqlCommand command)
    {
        // Values can be large, and the connection is another's from now on.
        for (int i = 0; i < _clear.Length && i < command.Parameters.Count; i++) _clear[i]?.Invoke(command.Parameters[i]);
        command.Connection = null;
        command.Transaction = null;
        if (_first is null)
        {
            _first = command;
            return;
        }

        for (int i = 0; i < _others.Length; i++)
        {
            if (_others[i] is not null) continue;
            _others[i] = command;
            return;
        }
    }

    /// <summary>Notes that the parameter at <paramref name="index"/> holds on to objects, which a command that waits should not do.</summary>
    public void Register<T>(int index)
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>() || (index < _clear.Length && _clear[index] is not null)) return;
        Action<NpgsqlParameter>?[] clear = new Action<NpgsqlParameter>?[Math.Max(index + 1, _clear.Length)];
        _clear.CopyTo(clear, 0);
        clear[index] = static parameter => ((NpgsqlParameter<T>)parameter).TypedValue = default;
        _clear = clear;
    }
}
