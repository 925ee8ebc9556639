using Npgsql;

namespace Perennial;

/// <summary>What the runtime knows of a procedure: made once by generated code and passed with each call.</summary>
public sealed class ProcedureInfo
{
    private readonly CallText? _text;
    private readonly DeclaredError[] _errors;
    private readonly CommandPool _commands;
    private readonly BatchParameters _batchParameters = new();

    /// <param name="name">Schema and name, <c>queue.claim_task</c>: the name in telemetry and messages.</param>
    /// <param name="commandText">The statement that calls it, with positional parameters only.</param>
    /// <param name="isReadOnly">Whether it may run on a standby or in a read-only transaction.</param>
    /// <param name="errors">The errors that become exceptions of their own.</param>
    public ProcedureInfo(string name, string commandText, bool isReadOnly, DeclaredError[]? errors = null)
    {
        Name = name;
        CommandText = commandText;
        IsReadOnly = isReadOnly;
        _errors = errors ?? [];
        _commands = new CommandPool(commandText);
    }

    /// <param name="name">Schema and name.</param>
    /// <param name="text">The call of a procedure with optional arguments.</param>
    /// <param name="isReadOnly">Whether it may run on a standby or in a read-only transaction.</param>
    /// <param name="errors">The errors that become exceptions of their own.</param>
    public ProcedureInfo(string name, CallText text, bool isReadOnly, DeclaredError[]? errors = null)
        : this(name, text.Without(0), isReadOnly, errors) => _text = text;

    public string Name { get; }

    /// <summary>The statement with all arguments.</summary>
    public string CommandText { get; }

    public bool IsReadOnly { get; }

    /// <summary>The statement without the optional arguments whose bits are set.</summary>
    public string GetCommandText(ulong omitted) => _text is null || omitted == 0 ? CommandText : _text.Without(omitted);

    /// <summary>A command for one call, which the executor takes back. For generated code.</summary>
    public NpgsqlCommand Rent() => _commands.Rent();

    /// <summary>The same for a call without the optional arguments whose bits are set.</summary>
    public NpgsqlCommand Rent(ulong omitted) => omitted == 0 ? _commands.Rent() : new NpgsqlCommand(GetCommandText(omitted));

    /// <summary>The parameters of a command that was rented here.</summary>
    public CallParameters ParametersOf(NpgsqlCommand command) => new(command.Parameters, HasAllArguments(command.CommandText) ? _commands : null, batch: null);

    /// <summary>The parameters of a new command in a batch.</summary>
    public CallParameters ParametersOf(NpgsqlBatchCommand command) => new(command.Parameters, pool: null, HasAllArguments(command.CommandText) ? _batchParameters : null);

    /// <summary>Takes the command of a call that succeeded.</summary>
    internal void Return(NpgsqlCommand command)
    {
        if (HasAllArguments(command.CommandText)) _commands.Return(command);
    }

    /// <summary>The same for a command of a batch, whose parameters are taken from it.</summary>
    internal void Return(NpgsqlBatchCommand command)
    {
        if (HasAllArguments(command.CommandText)) _batchParameters.Return(command.Parameters);
    }

    // Without some of them, the others have other places.
    private bool HasAllArguments(string text) => ReferenceEquals(text, CommandText);

    /// <summary>Whether the procedure declares the state of an error.</summary>
    internal bool Declares(string sqlState) => Array.Exists(_errors, error => error.SqlState == sqlState);

    /// <summary>The exception that callers get instead, or null when the exception passes as it is.</summary>
    internal DeclaredErrorException? Translate(Exception exception)
    {
        if (exception is not PostgresException error) return null;
        foreach (DeclaredError declared in _errors)
        {
            if (declared.SqlState != error.SqlState) continue;
            DeclaredErrorException translated = declared.Create(Name, error);
            translated.Data[PerennialException.ProcedureKey] = Name;
            return translated;
        }

        return null;
    }
}
