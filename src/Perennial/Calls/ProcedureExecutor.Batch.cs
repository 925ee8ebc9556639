using System.Runtime.ExceptionServices;
using Npgsql;
using Perennial.Telemetry;

namespace Perennial;

public abstract partial class ProcedureExecutor
{
    private static readonly ProcedureInfo BatchProcedure = new("batch", "", isReadOnly: false);

    /// <summary>Makes the calls of a batch in one round trip.</summary>
    internal async Task ExecuteBatchAsync(NpgsqlBatch batch, BatchItem first, CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(BatchProcedure);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            batch.Connection = connection;
            batch.Transaction = Transaction;
            if (Prepare) await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            int rows = 0;
            Exception? refused = null;
            await using (reader.ConfigureAwait(false))
            {
                bool isFirst = true;
                for (BatchItem? item = first; item is not null; item = item.Next)
                {
                    if (!item.Is(BatchItemState.HasResultSet)) continue;
                    if (!isFirst) await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    isFirst = false;
                    try
                    {
                        bool isWanted = true;
                        while (isWanted && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        {
                            isWanted = item.ReadRow(reader);
                            rows++;
                        }

                        item.CheckRows();
                    }
                    catch (Exception unexpected) when (unexpected is UnexpectedRowCountException or PerennialValueException)
                    {
                        // The server has made the call, and makes the others: their answers are read before the batch fails.
                        item.Add(BatchItemState.IsRefused);
                        refused ??= unexpected;
                    }
                }

                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
                {
                    // The answers of calls without a result set may hold errors.
                }
            }

            Finish(batch, first);
            if (refused is not null) ExceptionDispatchInfo.Throw(refused);
            recording?.Succeed(rows);
        }
        catch (Exception exception)
        {
            recording?.Fail(exception);
            if (exception is PostgresException error && FindFailed(batch, first, error) is { } failed)
            {
                exception.Data[PerennialException.ProcedureKey] = failed.Name;
                if (failed.Translate(exception) is { } declared) throw declared;
            }

            throw;
        }
        finally
        {
            recording?.Dispose();
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    // Not before the server has made the last call: when it refuses one, it undoes those before.
    private static void Finish(NpgsqlBatch batch, BatchItem first)
    {
        int index = 0;
        for (BatchItem? item = first; item is not null; item = item.Next)
        {
            if (!item.Is(BatchItemState.IsRefused)) item.Add(BatchItemState.IsFinished);
            item.Procedure.Return(batch.BatchCommands[index++]);
        }
    }

    // The driver names the command only where the connection string says so (Include Failed Batched Command). Otherwise the error is
    // translated when only one procedure of the batch declares it.
    private static ProcedureInfo? FindFailed(NpgsqlBatch batch, BatchItem first, PostgresException error)
    {
        if (error.BatchCommand is { } command)
        {
            int index = batch.BatchCommands.IndexOf((NpgsqlBatchCommand)command);
            BatchItem? failed = index < 0 ? null : first;
            while (index-- > 0) failed = failed?.Next;
            return failed?.Procedure;
        }

        ProcedureInfo? found = null;
        for (BatchItem? item = first; item is not null; item = item.Next)
        {
            if (ReferenceEquals(item.Procedure, found) || !item.Procedure.Declares(error.SqlState)) continue;
            if (found is not null) return null;
            found = item.Procedure;
        }

        return found;
    }
}
