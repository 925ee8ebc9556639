using System.Globalization;
using Npgsql;
using Perennial.Migrations.Folder;
using Perennial.Sql;

namespace Perennial.Migrations.Runner;

/// <summary>Runs statements one by one, tells about each, and says at which line of which file the server found fault.</summary>
internal sealed class StatementRunner(NpgsqlConnection connection, Action<MigrationProgress> report)
{
    /// <summary>Runs all statements of a script in the transaction that the connection is in.</summary>
    /// <returns>The rows that were touched, as far as the server counts them.</returns>
    public async Task<long> RunAsync(int version, string step, EquatableArray<SqlStatement> statements, CancellationToken ct)
    {
        long rows = 0;
        for (int i = 0; i < statements.Count; i++)
        {
            Tell(version, step, i + 1, statements.Count, statements[i]);
            rows += await RunOneAsync(statements[i], ct).ConfigureAwait(false);
        }

        return rows;
    }

    public void Tell(int version, string step, int number, int count, SqlStatement statement) =>
        report(new MigrationProgress(MigrationPhase.Statement, version, statement.Summary) { Step = step, Statement = number, Statements = count });

    public async Task<long> RunOneAsync(SqlStatement statement, CancellationToken ct)
    {
        try
        {
            // A batch's commands go to the server as they are; the driver would cut a command's text at semicolons, also at those within BEGIN ATOMIC.
            await using NpgsqlBatch batch = new(connection) { BatchCommands = { new NpgsqlBatchCommand(statement.Text) } };
            int rows = await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            return Math.Max(rows, 0);
        }
        catch (PostgresException error) when (!LockErrors.IsTransient(error) && error.SqlState is not (PostgresErrorCodes.ActiveSqlTransaction or PostgresErrorCodes.AdminShutdown))
        {
            throw new StatementException(statement, error);
        }
    }
}

/// <summary>The server refused a statement of the user's files.</summary>
internal sealed class StatementException(SqlStatement statement, PostgresException error) : Exception(Describe(statement, error), error)
{
    public PostgresException Error { get; } = error;

    private static string Describe(SqlStatement statement, PostgresException error)
    {
        string place = statement.Locate(error.Position);
        string detail = string.IsNullOrEmpty(error.Detail) ? "" : " " + error.Detail;
        string hint = string.IsNullOrEmpty(error.Hint) ? "" : " " + error.Hint;
        return string.Create(CultureInfo.InvariantCulture, $"{place}{(place.Length > 0 ? ": " : "")}{error.MessageText} (SQLSTATE {error.SqlState}).{detail}{hint}");
    }
}
