using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;

namespace Perennial.Migrations;

/// <summary>A database folder (<c>db/</c>) as it was when it was loaded: its versions, procedures and contract.</summary>
public sealed class DatabaseFolder
{
    private DatabaseFolder(string path, DatabaseOptions options, DatabaseModel model)
    {
        Path = path;
        Options = options;
        Model = model;
    }

    /// <summary>The folder as it was given.</summary>
    public string Path { get; }

    public DatabaseOptions Options { get; }

    /// <summary>What the analysis found, the procedures of the working tree included.</summary>
    public DatabaseModel Model { get; }

    /// <summary>The highest version folder's number; 0 without any.</summary>
    public int Version => Model.Version;

    /// <summary>Whether the analysis found an error.</summary>
    public bool HasErrors => Model.Findings.Any(static finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Reads and analyzes a folder.</summary>
    /// <param name="directory">The folder that holds schema.sql, queries/ and versions/.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="MigrationException">There is no such folder, or it is no database folder.</exception>
    public static async Task<DatabaseFolder> LoadAsync(string directory, DatabaseOptions? options = null, CancellationToken ct = default)
    {
        options ??= DatabaseOptions.Default;
        await Task.CompletedTask.ConfigureAwait(false);
        throw new NotSupportedException("The analysis is not in place yet.");
    }
}
