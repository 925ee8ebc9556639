using Npgsql;
using Perennial.Telemetry;

namespace Perennial;

public abstract partial class ProcedureExecutor
{
    /// <summary>Stores items by COPY, with the caller's rights, as the procedure would with an array for each column. Returns their number.</summary>
    /// <param name="procedure">The procedure that stands for it in telemetry and messages.</param>
    /// <param name="text">The COPY statement, in binary format.</param>
    /// <param name="items">The rows.</param>
    /// <param name="write">Writes the columns of one.</param>
    /// <param name="cancellationToken">Cancels; then no row is stored.</param>
    public async Task<long> CopyAsync<T>(
        ProcedureInfo procedure, string text, IReadOnlyCollection<T> items, Func<NpgsqlBinaryImporter, T, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        CallRecording? recording = CallRecording.Start(procedure);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(text, cancellationToken).ConfigureAwait(false);
            ulong count;
            await using (importer.ConfigureAwait(false))
            {
                foreach (T item in items)
                {
                    await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
                    await write(importer, item, cancellationToken).ConfigureAwait(false);
                }

                count = await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }

            recording?.Succeed(0);
            return (long)count;
        }
        catch (Exception exception)
        {
            recording?.Fail(exception);
            if (procedure.Translate(exception) is { } declared) throw declared;
            throw;
        }
        finally
        {
            recording?.Dispose();
            if (connection is not null) await CloseAsync(connection).ConfigureAwait(false);
        }
    }
}
