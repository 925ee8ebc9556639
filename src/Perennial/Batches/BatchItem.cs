using Npgsql;

namespace Perennial;

/// <summary>A call in a batch. One that returns nothing is just this; others are <see cref="BatchResult{T}"/>.</summary>
public class BatchItem
{
    internal BatchItem(ProcedureInfo procedure, bool hasResultSet)
    {
        Procedure = procedure;
        HasResultSet = hasResultSet;
    }

    internal ProcedureInfo Procedure { get; }

    /// <summary>Whether the server answers it with a result set.</summary>
    internal bool HasResultSet { get; }

    /// <summary>Takes the result from the reader and says how many rows it used.</summary>
    internal virtual ValueTask<int> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) => new(0);
}
