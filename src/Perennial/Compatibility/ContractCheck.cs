using Npgsql;
using NpgsqlTypes;

namespace Perennial;

/// <summary>Asks a database whether it serves a program, in one round trip.</summary>
public static class ContractCheck
{
    // Every service role may execute this function; the journal behind it is closed to them.
    private const string CommandText = "select database_version, version_hash, missing from perennial.check_contract($1, $2)";

    /// <summary>Returns when the database's version is at least <paramref name="version"/>, that version was built from the same files, and all procedures exist.</summary>
    /// <param name="dataSource">Not owned.</param>
    /// <param name="version">The version that the program was built for; 0 asks only for the procedures.</param>
    /// <param name="versionHash">The hash of that version's files at build time; empty when there was none.</param>
    /// <param name="procedures">Signatures as <c>schema.name(type, ...)</c> of all procedures that the program may call.</param>
    /// <exception cref="IncompatibleDatabaseException">The database does not serve the program; the message says what to do.</exception>
    public static async Task EnsureAsync(
        NpgsqlDataSource dataSource, int version, string versionHash, string[] procedures, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlCommand command = new(CommandText, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = procedures, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        string database = $"{connection.Host}:{connection.Port}/{connection.Database}";
        int? actualVersion;
        string? actualHash;
        string[] missing;
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            actualVersion = await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false) ? null : reader.GetInt32(0);
            actualHash = await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false) ? null : reader.GetString(1);
            missing = reader.GetFieldValue<string[]>(2);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedFunction)
        {
            throw new IncompatibleDatabaseException(
                $"Database {database} was never upgraded by Perennial. Run `perennial upgrade` against it before this program starts.", exception);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new IncompatibleDatabaseException(
                $"Role {connection.UserName} may not ask database {database} for its version. Run `perennial access apply` against it.", exception);
        }

        if (actualVersion is null || actualVersion < version)
        {
            throw new IncompatibleDatabaseException(
                $"Database {database} has version {actualVersion?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}, and this program was built for version {version}. Run `perennial upgrade` against it first.");
        }

        if (versionHash.Length > 0 && actualHash is not null && actualHash != versionHash)
        {
            throw new IncompatibleDatabaseException(
                $"Version {version} of database {database} was made from other files than this program was built with ({actualHash[..12]} there, {versionHash[..12]} here). "
                + "On a development database run `perennial dev`; otherwise build the program from the files that were deployed.");
        }

        if (missing.Length > 0)
        {
            throw new IncompatibleDatabaseException(
                $"Database {database} lacks {missing.Length} procedure(s) that this program calls: {string.Join("; ", missing)}. "
                + "Run `perennial dev` on a development database, or ship and upgrade.");
        }
    }
}
