using Npgsql;
using Perennial.Telemetry;

namespace Perennial;

public abstract partial class ProcedureExecutor
{
    private static readonly ProcedureInfo BatchProcedure = new("batch", "", isReadOnly: false);

    /// <summary>Makes the calls of a batch in one round trip.</summary>
    internal async Task ExecuteBatchAsync(NpgsqlBatch batch, List<BatchItem> items, CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(BatchProcedure);
        NpgsqlConnection? connection = null;
        int reached = 0;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            batch.Connection = connection;
            batch.Transaction = Transaction;
            if (Prepare) await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            int rows = 0;
            await using (reader.ConfigureAwait(false))
            {
                bool isFirst = true;
                for (; reached < items.Count; reached++)
                {
                    if (!items[reached].HasResultSet) continue;
                    if (!isFirst) await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    isFirst = false;
                    rows += await items[reached].ReadAsync(reader, cancellationToken).ConfigureAwait(false);
                }

                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
                {
                    // The answers of calls without a result set may hold errors.
                }
            }

            recording?.Succeed(rows);
        }
        catch (Exception exception)
        {
            recording?.Fail(exception);
            if (exception is PostgresException error && FindFailed(batch, items, error)?.Translate(exception) is { } declared) throw declared;
            throw;
        }
        finally
        {
            recording?.Dispose();
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    // The driver names the command only where the connection string says so (Include Failed Batched Command). Otherwise the error is
    // translated when only one procedure of the batch declares it.
    private static ProcedureInfo? FindFailed(NpgsqlBatch batch, List<BatchItem> items, PostgresException error)
    {
        if (error.BatchCommand is { } command)
        {
            int failed = batch.BatchCommands.IndexOf((NpgsqlBatchCommand)command);
            return failed < 0 ? null : items[failed].Procedure;
        }

        ProcedureInfo? found = null;
        foreach (BatchItem item in items)
        {
            if (ReferenceEquals(item.Procedure, found) || !item.Procedure.Declares(error.SqlState)) continue;
            if (found is not null) return null;
            found = item.Procedure;
        }

        return found;
    }
}
