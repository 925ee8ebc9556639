using System.Runtime.CompilerServices;
using Npgsql;
using Perennial.Telemetry;

namespace Perennial;

/// <summary>
/// Runs the calls of generated code on a connection that a derived class provides. Every method takes the command that it is given back to its procedure.
/// Reading goes on to the end of the result, so that an error behind the first row is not lost. Exceptions of the server pass through as <see cref="PostgresException"/>.
/// </summary>
/// <remarks>The methods repeat each other on purpose: each is one state machine, and so one allocation a call.</remarks>
public abstract partial class ProcedureExecutor
{
    private protected ProcedureExecutor(bool prepare) => Prepare = prepare;

    private protected bool Prepare { get; }

    /// <summary>The transaction that calls take part in, or null.</summary>
    private protected virtual NpgsqlTransaction? Transaction => null;

    /// <summary>The first row or value, or the default of <typeparamref name="T"/> when there is none; further rows are ignored.</summary>
    /// <typeparam name="T">A type that null is a value of.</typeparam>
    public async Task<T?> ReadFirstOrDefaultAsync<T>(ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(procedure);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlDataReader reader = await ExecuteReaderAsync(connection, command, cancellationToken).ConfigureAwait(false);
            T? row = default;
            int count = 0;
            await using (reader.ConfigureAwait(false))
            {
                if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    row = read(reader);
                    count = 1;
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        // Further rows have to be taken from the wire before the server's verdict arrives.
                    }
                }

                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            procedure.Return(command);
            recording?.Succeed(count);
            return row;
        }
        catch (Exception exception)
        {
            if (Fail(procedure, command, recording, exception) is { } declared) throw declared;
            throw;
        }
        finally
        {
            recording?.Dispose();
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>The first row; the procedure is proven to return one.</summary>
    /// <exception cref="UnexpectedRowCountException">There is no row.</exception>
    public async Task<T> ReadFirstAsync<T>(ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(procedure);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlDataReader reader = await ExecuteReaderAsync(connection, command, cancellationToken).ConfigureAwait(false);
            T row;
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) throw UnexpectedRowCountException.NoRow(procedure.Name);
                row = read(reader);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    // As above.
                }

                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            procedure.Return(command);
            recording?.Succeed(1);
            return row;
        }
        catch (Exception exception)
        {
            if (Fail(procedure, command, recording, exception) is { } declared) throw declared;
            throw;
        }
        finally
        {
            recording?.Dispose();
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>The only row.</summary>
    /// <exception cref="UnexpectedRowCountException">There is no row, or there are several.</exception>
    public async Task<T> ReadSingleAsync<T>(ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(procedure);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlDataReader reader = await ExecuteReaderAsync(connection, command, cancellationToken).ConfigureAwait(false);
            T row;
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) throw UnexpectedRowCountException.NoRow(procedure.Name);
                row = read(reader);
                if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) throw UnexpectedRowCountException.SeveralRows(procedure.Name);
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            procedure.Return(command);
            recording?.Succeed(1);
            return row;
        }
        catch (Exception exception)
        {
            if (Fail(procedure, command, recording, exception) is { } declared) throw declared;
            throw;
        }
        finally
        {
            recording?.Dispose();
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>All rows, collected.</summary>
    public async Task<List<T>> ReadAllAsync<T>(ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(procedure);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlDataReader reader = await ExecuteReaderAsync(connection, command, cancellationToken).ConfigureAwait(false);
            List<T> rows = [];
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(read(reader));
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            procedure.Return(command);
            recording?.Succeed(rows.Count);
            return rows;
        }
        catch (Exception exception)
        {
            if (Fail(procedure, command, recording, exception) is { } declared) throw declared;
            throw;
        }
        finally
        {
            recording?.Dispose();
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>The rows of a page, and where the next one begins.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageSize"/> is not positive.</exception>
    public async Task<Page<TRow, TCursor>> ReadPageAsync<TRow, TCursor>(
        ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, TRow> read, int pageSize, Func<TRow, TCursor> cursor, CancellationToken cancellationToken)
        where TCursor : class
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        List<TRow> rows = await ReadAllAsync(procedure, command, read, cancellationToken).ConfigureAwait(false);
        return new Page<TRow, TCursor>(rows, rows.Count < pageSize ? null : cursor(rows[^1]));
    }

    /// <summary>Runs a procedure that returns nothing.</summary>
    public async Task ExecuteAsync(ProcedureInfo procedure, NpgsqlCommand command, CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(procedure);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            command.Connection = connection;
            command.Transaction = Transaction;
            if (Prepare) await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
            else Unprepare(command);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            procedure.Return(command);
            recording?.Succeed(0);
        }
        catch (Exception exception)
        {
            if (Fail(procedure, command, recording, exception) is { } declared) throw declared;
            throw;
        }
        finally
        {
            recording?.Dispose();
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>The rows one by one as they arrive. The connection is held until the enumeration ends.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(procedure);
        NpgsqlConnection? connection = null;
        NpgsqlDataReader? reader = null;
        int count = 0;
        bool isFinished = false;
        try
        {
            while (true)
            {
                T row;
                try
                {
                    connection ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
                    reader ??= await ExecuteReaderAsync(connection, command, cancellationToken).ConfigureAwait(false);
                    if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) break;
                    row = read(reader);
                }
                catch (Exception exception)
                {
                    if (Fail(procedure, command, recording, exception) is { } declared) throw declared;
                    throw;
                }

                count++;
                yield return row;
            }

            isFinished = true;
            recording?.Succeed(count);
        }
        finally
        {
            recording?.Dispose();
            if (reader is not null) await reader.DisposeAsync().ConfigureAwait(false);
            if (isFinished) procedure.Return(command);
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>A connection for one call.</summary>
    private protected abstract ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Gives back what <see cref="OpenAsync"/> gave.</summary>
    private protected abstract ValueTask CloseAsync(NpgsqlConnection used);

    // Preparing needs the server only once a connection and statement; then this returns the driver's own task.
    private Task<NpgsqlDataReader> ExecuteReaderAsync(NpgsqlConnection connection, NpgsqlCommand command, CancellationToken cancellationToken)
    {
        command.Connection = connection;
        command.Transaction = Transaction;
        if (!Prepare)
        {
            Unprepare(command);
            return command.ExecuteReaderAsync(cancellationToken);
        }

        Task prepared = command.PrepareAsync(cancellationToken);
        return prepared.IsCompletedSuccessfully ? command.ExecuteReaderAsync(cancellationToken) : AwaitAsync(prepared, command, cancellationToken);

        static async Task<NpgsqlDataReader> AwaitAsync(Task prepared, NpgsqlCommand command, CancellationToken cancellationToken)
        {
            await prepared.ConfigureAwait(false);
            return await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // The command may come from an executor that prepares, and have met this very connection there.
    private static void Unprepare(NpgsqlCommand command) => command.CommandText = command.CommandText;

    // The command of a failed call is not used again: the driver may still cancel it.
    private static DeclaredErrorException? Fail(ProcedureInfo procedure, NpgsqlCommand command, CallRecording? recording, Exception exception)
    {
        command.Dispose();
        recording?.Fail(exception);
        exception.Data[PerennialException.ProcedureKey] = procedure.Name;
        return procedure.Translate(exception);
    }
}
