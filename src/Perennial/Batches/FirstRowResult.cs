using Npgsql;

namespace Perennial;

/// <summary>One row of a batched call, or its default when it may be missing.</summary>
internal sealed class FirstRowResult<T>(ProcedureInfo procedure, Func<NpgsqlDataReader, T> read, bool isRequired, bool isOnly) : BatchResult<T>(procedure)
{
    internal override async ValueTask<int> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        bool isFound = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!isFound && isRequired) throw UnexpectedRowCountException.NoRow(Procedure.Name);
        T row = isFound ? read(reader) : default!;
        if (isOnly && await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) throw UnexpectedRowCountException.SeveralRows(Procedure.Name);
        Set(row);
        return isFound ? 1 : 0;
    }
}
