using System.Runtime.CompilerServices;
using Npgsql;
using Perennial.Telemetry;

namespace Perennial;

/// <summary>
/// Runs the calls of generated code on a connection that a derived class provides. Every method owns the command it is given and
/// disposes of it. Reading goes on to the end of the result, so that an error behind the first row is not lost.
/// Exceptions of the server pass through as <see cref="PostgresException"/>.
/// </summary>
public abstract class ProcedureExecutor
{
    private static readonly ProcedureInfo BatchProcedure = new("batch", "", isReadOnly: false);

    private protected ProcedureExecutor(bool prepare) => Prepare = prepare;

    private protected bool Prepare { get; }

    /// <summary>The first row or value, or the default of <typeparamref name="T"/> when there is none; further rows are ignored.</summary>
    /// <typeparam name="T">A type that null is a value of.</typeparam>
    public async Task<T?> ReadFirstOrDefaultAsync<T>(ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using CallScope call = await StartAsync(procedure, command, cancellationToken).ConfigureAwait(false);
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            bool isFound = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            T? row = isFound ? read(reader) : default;
            await DrainAsync(reader, cancellationToken).ConfigureAwait(false);
            call.Succeed(isFound ? 1 : 0);
            return row;
        }
        catch (Exception exception)
        {
            if (call.Fail(procedure, exception) is { } declared) throw declared;
            throw;
        }
    }

    /// <summary>The first row; the procedure is proven to return one.</summary>
    /// <exception cref="UnexpectedRowCountException">There is no row.</exception>
    public async Task<T> ReadFirstAsync<T>(ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using CallScope call = await StartAsync(procedure, command, cancellationToken).ConfigureAwait(false);
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) throw UnexpectedRowCountException.NoRow(procedure.Name);
            T row = read(reader);
            await DrainAsync(reader, cancellationToken).ConfigureAwait(false);
            call.Succeed(1);
            return row;
        }
        catch (Exception exception)
        {
            if (call.Fail(procedure, exception) is { } declared) throw declared;
            throw;
        }
    }

    /// <summary>The only row.</summary>
    /// <exception cref="UnexpectedRowCountException">There is no row, or there are several.</exception>
    public async Task<T> ReadSingleAsync<T>(ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using CallScope call = await StartAsync(procedure, command, cancellationToken).ConfigureAwait(false);
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) throw UnexpectedRowCountException.NoRow(procedure.Name);
            T row = read(reader);
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) throw UnexpectedRowCountException.SeveralRows(procedure.Name);
            await DrainAsync(reader, cancellationToken).ConfigureAwait(false);
            call.Succeed(1);
            return row;
        }
        catch (Exception exception)
        {
            if (call.Fail(procedure, exception) is { } declared) throw declared;
            throw;
        }
    }

    /// <summary>All rows, collected.</summary>
    public async Task<List<T>> ReadAllAsync<T>(ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using CallScope call = await StartAsync(procedure, command, cancellationToken).ConfigureAwait(false);
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            List<T> rows = [];
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(read(reader));
            await DrainAsync(reader, cancellationToken).ConfigureAwait(false);
            call.Succeed(rows.Count);
            return rows;
        }
        catch (Exception exception)
        {
            if (call.Fail(procedure, exception) is { } declared) throw declared;
            throw;
        }
    }

    /// <summary>The rows one by one as they arrive. The connection is held until the enumeration ends.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        ProcedureInfo procedure, NpgsqlCommand command, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using CallScope call = await StartAsync(procedure, command, cancellationToken).ConfigureAwait(false);
        int count = 0;
        NpgsqlDataReader reader;
        try
        {
            reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (call.Fail(procedure, exception) is { } declared) throw declared;
            throw;
        }

        await using (reader.ConfigureAwait(false))
        {
            while (true)
            {
                T row;
                try
                {
                    if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) break;
                    row = read(reader);
                }
                catch (Exception exception)
                {
                    if (call.Fail(procedure, exception) is { } declared) throw declared;
                    throw;
                }

                count++;
                yield return row;
            }
        }

        call.Succeed(count);
    }

    /// <summary>Runs a procedure that returns nothing.</summary>
    public async Task ExecuteAsync(ProcedureInfo procedure, NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using CallScope call = await StartAsync(procedure, command, cancellationToken).ConfigureAwait(false);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            call.Succeed(0);
        }
        catch (Exception exception)
        {
            if (call.Fail(procedure, exception) is { } declared) throw declared;
            throw;
        }
    }

    /// <summary>Makes the calls of a batch in one round trip.</summary>
    internal async Task ExecuteBatchAsync(NpgsqlBatch batch, List<BatchItem> items, CancellationToken cancellationToken)
    {
        using CallRecording recording = CallRecording.Start(BatchProcedure);
        try
        {
            await using ConnectionLease lease = await OpenAsync(cancellationToken).ConfigureAwait(false);
            batch.Connection = lease.Connection;
            batch.Transaction = lease.Transaction;
            if (Prepare) await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            int rows = 0;
            await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            bool isFirst = true;
            foreach (BatchItem item in items)
            {
                if (!item.HasResultSet) continue;
                if (!isFirst) await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                isFirst = false;
                rows += await item.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
            }

            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
            {
                // The answers of calls without a result set may hold errors.
            }

            recording.Succeed(rows);
        }
        catch (Exception exception)
        {
            recording.Fail(exception);
            int failed = exception is PostgresException { BatchCommand: { } command } ? batch.BatchCommands.IndexOf((NpgsqlBatchCommand)command) : -1;
            if (failed >= 0 && items[failed].Procedure.Translate(exception) is { } declared) throw declared;
            throw;
        }
    }

    /// <summary>A connection for one call, and what gives it back.</summary>
    private protected abstract ValueTask<ConnectionLease> OpenAsync(CancellationToken cancellationToken);

    private static async ValueTask DrainAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // Rows that the caller does not want still have to be taken from the wire before the server's verdict arrives.
        }

        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<CallScope> StartAsync(ProcedureInfo procedure, NpgsqlCommand command, CancellationToken cancellationToken)
    {
        CallRecording recording = CallRecording.Start(procedure);
        ConnectionLease lease = default;
        try
        {
            lease = await OpenAsync(cancellationToken).ConfigureAwait(false);
            command.Connection = lease.Connection;
            command.Transaction = lease.Transaction;
            if (Prepare) await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
            return new CallScope(command, lease, recording);
        }
        catch (Exception exception)
        {
            recording.Fail(exception);
            await command.DisposeAsync().ConfigureAwait(false);
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
